import { parseArgs } from 'node:util'
import { chooseRuntime } from './electron-runtime/choose.mjs'
import { main } from './main.mjs'

await main('runtime', async () => {
  const { values } = parseArgs({ options: { path: { type: 'boolean' }, refresh: { type: 'boolean' } } })
  const runtime = await chooseRuntime({ refresh: values.refresh ?? false })
  process.stdout.write(
    `${values.path ? runtime.executable : `${runtime.kind} ${runtime.version} ${runtime.executable}`}\n`,
  )
})

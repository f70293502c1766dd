import path from 'node:path'
import { prepareElectron } from './electron-session.mjs'
import { runInForeground } from './foreground.mjs'
import { ensureFreshBuild, projectRoot } from './fresh-build.mjs'
import { main } from './main.mjs'

/** `npm run screenshots`: pictures of every screen of the real app in docs/screenshots/, in both languages and themes. */
await main('screenshots', async () => {
  await ensureFreshBuild('app')
  const { runtime, env, close } = await prepareElectron()
  const playwright = path.join(projectRoot, 'node_modules/@playwright/test/cli.js')
  const code = await runInForeground(
    process.execPath,
    [playwright, 'test', '--config', 'e2e/screenshots.config.ts', ...process.argv.slice(2)],
    { env: { ...env, HASHIYA_ELECTRON: runtime.executable }, cwd: projectRoot },
  )
  close()
  return code
})

import path from 'node:path'
import { runInForeground, usersFolder } from './foreground.mjs'
import { ensureFreshBuild, projectRoot } from './fresh-build.mjs'
import { main } from './main.mjs'

/** `npm run -s hashiya -- VERB ...`: the command line from a clone, built first if that is needed. */
await main('hashiya', async () => {
  await ensureFreshBuild('cli')
  const cli = path.join(projectRoot, 'out/main/cli.js')
  return runInForeground(process.execPath, [cli, ...process.argv.slice(2)], { cwd: usersFolder() })
})

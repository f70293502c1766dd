import path from 'node:path'
import { prepareElectron } from './electron-session.mjs'
import { runInForeground } from './foreground.mjs'
import { ensureFreshBuild, projectRoot } from './fresh-build.mjs'
import { main } from './main.mjs'

/** `npm run e2e -- ARGUMENTS`: Playwright's tests against the real app; the arguments are those of `playwright test`. */
await main('e2e', async () => {
  await ensureFreshBuild('app')
  const { runtime, env, close } = await prepareElectron()
  const playwright = path.join(projectRoot, 'node_modules/@playwright/test/cli.js')
  const code = await runInForeground(
    process.execPath,
    [playwright, 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
    { env: { ...env, HASHIYA_ELECTRON: runtime.executable }, cwd: projectRoot },
  )
  close()
  return code
})

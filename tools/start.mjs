import { sandboxArguments } from './electron-runtime/sandbox.mjs'
import { prepareElectron } from './electron-session.mjs'
import { runInForeground, usersFolder } from './foreground.mjs'
import { ensureFreshBuild, projectRoot } from './fresh-build.mjs'
import { main } from './main.mjs'

/** `npm start -- ARGUMENTS`: builds if that is needed, finds Electron, and opens the app with the arguments. */
await main('start', async () => {
  await ensureFreshBuild('app')
  const { runtime, env, close } = await prepareElectron()
  const args = process.argv.slice(2)
  if (env.DISPLAY !== undefined && !args.some((argument) => argument.startsWith('--screenshot')))
    process.stderr.write(
      'To see the window nevertheless: npm start -- --screenshot FILE.png. Ctrl-C ends the app.\n',
    )
  // In the user's folder, so that relative paths among the arguments mean what they say.
  const code = await runInForeground(runtime.executable, [projectRoot, ...sandboxArguments(), ...args], {
    env,
    cwd: usersFolder(),
  })
  close()
  return code
})

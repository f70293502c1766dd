import { openDisplay } from './display.mjs'
import { chooseRuntime } from './electron-runtime/choose.mjs'
import { explainSandbox } from './electron-runtime/sandbox.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/**
 * All that it takes to run Electron on this machine: a binary, the system's libraries and a display.
 *
 * @returns {Promise<{ runtime: import('./electron-runtime/choose.mjs').Runtime, env: NodeJS.ProcessEnv, close: () => void }>} `env` is to
 *   be added to the environment of Electron; `close` ends the display if it is ours. Throws with a message for people
 */
export async function prepareElectron() {
  const runtime = await chooseRuntime()
  await ensureSystemLibraries(runtime.executable)
  await explainSandbox(runtime.executable)
  const { env, close } = await openDisplay()
  return { runtime, env, close }
}

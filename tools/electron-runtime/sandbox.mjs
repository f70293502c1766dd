import { stat } from 'node:fs/promises'
import path from 'node:path'
import { run } from './child.mjs'

/**
 * Chromium's sandbox does not work for root on Linux, and Electron refuses to start with it then.
 *
 * @returns {string[]} the arguments that Electron needs here
 */
export function sandboxArguments() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  process.stderr.write("Running as root: Chromium's sandbox is off (--no-sandbox).\n")
  return ['--no-sandbox']
}

/**
 * Says what to do where this system does not let an ordinary user's Electron set up its sandbox (Ubuntu since 24.04 does not, for
 * programs outside its own folders).
 *
 * @param {string} executable of Electron
 */
export async function explainSandbox(executable) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return
  const namespaces = await run('unshare', ['--user', '--map-root-user', 'true']).catch(() => undefined)
  if (namespaces === undefined || namespaces.code === 0) return
  const helper = path.join(path.dirname(executable), 'chrome-sandbox')
  const found = await stat(helper).catch(() => undefined)
  if (found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0) return
  process.stderr.write(
    "This system keeps Chromium's sandbox from starting. If the app ends at once, run this and start it again:\n\n" +
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n\n`,
  )
}

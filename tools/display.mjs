import { spawn } from 'node:child_process'
import { hasDisplay } from './system-libraries.mjs'

/**
 * Runs Xvfb for as long as stdin stays open. Its other end is ours, so that however this process ends, even by SIGKILL, the system
 * closes it and the display goes too.
 */
const supervisor = 'Xvfb "$@" & server=$!; exec 3>&-; cat >/dev/null; kill "$server"; wait "$server"'

const xvfbArguments = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset']

/**
 * A display to show windows on: the one there is, or else an Xvfb of our own on a free display number, which ends with this process.
 *
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void }>} `env` is what to add to the environment of whoever opens windows;
 *   throws with a message for people where Xvfb does not start
 */
export async function openDisplay() {
  if (hasDisplay(process.env)) {
    // Electron before 38 takes Wayland only when told.
    const waylandOnly = process.platform === 'linux' && !process.env.DISPLAY
    return { env: waylandOnly ? { ELECTRON_OZONE_PLATFORM_HINT: 'auto' } : {}, close: () => {} }
  }
  // Detached, so that Ctrl-C does not take the display away from an app that is still leaving.
  const child = spawn('sh', ['-c', supervisor, 'sh', ...xvfbArguments], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const number = await displayNumber(child)
  process.stderr.write(`There is no display: a virtual one is used (Xvfb :${number}).\n`)
  // The display alone does not keep this process alive.
  child.unref()
  for (const stream of child.stdio) /** @type {import('node:net').Socket | null} */ (stream)?.unref()
  return { env: { DISPLAY: `:${number}` }, close: () => child.stdin?.end() }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} once the server accepts clients
 */
function displayNumber(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    let errors = ''
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors += text
    })
    const descriptor = /** @type {import('node:stream').Readable} */ (child.stdio[3])
    descriptor.setEncoding('utf8').on('data', (text) => {
      said += text
      if (said.includes('\n')) resolve(Number.parseInt(said, 10))
    })
    descriptor.on('end', () => {
      // Xvfb closes it after the number, too.
      if (said.includes('\n')) return
      child.stdin?.end()
      child.on('close', () => reject(new Error(`Xvfb did not start:\n${errors.trim()}`)))
    })
    child.on('error', reject)
  })
}

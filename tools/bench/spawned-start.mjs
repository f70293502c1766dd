import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { memoryOf } from './process-memory.mjs'

/** A window that is not painted after this long, in milliseconds, is not coming. */
const patience = 60_000
/** How long an app may take to leave, in milliseconds, before it is killed. */
const farewell = 5000

/**
 * @typedef {object} Start times in milliseconds from right before the process was spawned
 * @property {number} first when the window was shown and its page painted for the first time
 * @property {number} largest when the window was shown and the largest thing it shows was painted
 * @property {number} memory of all its processes two seconds after that, in MB
 */

/**
 * Starts an app as from a terminal, waits until it has painted, and ends it. Measured from outside, the same for every app: see
 * paint-probe.cjs, which NODE_OPTIONS loads into it.
 *
 * @param {import('../bench.mjs').Bench} bench
 * @param {string} app its folder
 * @param {readonly string[]} args
 * @returns {Promise<Start>}
 */
export async function startOnce(bench, app, args) {
  const probe = path.join(import.meta.dirname, 'paint-probe.cjs')
  const spawnedAt = Date.now()
  const child = spawn(bench.executable, [app, ...bench.arguments, ...args], {
    env: { ...process.env, ...bench.env, NODE_OPTIONS: `--require=${JSON.stringify(probe)}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(child, 'exit')
  try {
    const { shownAt, origin, first, largest } = await report(child)
    const memory = await memoryOf(/** @type {number} */ (child.pid))
    return {
      first: Math.max(shownAt, origin + first) - spawnedAt,
      largest: Math.max(shownAt, origin + largest) - spawnedAt,
      memory,
    }
  } finally {
    const kill = setTimeout(() => child.kill('SIGKILL'), farewell)
    child.kill('SIGTERM')
    await gone
    clearTimeout(kill)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ shownAt: number, origin: number, first: number, largest: number }>} what the probe says
 */
function report(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no window was painted')), patience)
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      said += text
      const line = /^paint-probe (.*)\n/m.exec(said)
      if (!line) return
      clearTimeout(timer)
      resolve(JSON.parse(line[1] ?? ''))
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`the app left before it had painted\n${said}`)))
  })
}

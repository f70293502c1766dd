import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a child in this process's place: it has our terminal, gets our signals, and its end is ours. A second signal kills it.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} options `env` is added to ours
 * @returns {Promise<number>} the exit code, 128 + n where signal n ended it; throws where it cannot be started
 */
export function runInForeground(command, args, { env, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    })
    let signals = 0
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      signals += 1
      child.kill(signals > 1 ? 'SIGKILL' : signal)
    }
    for (const signal of passedOn) process.on(signal, pass)
    const stop = () => {
      for (const signal of passedOn) process.off(signal, pass)
    }
    child.on('error', (error) => {
      stop()
      reject(error)
    })
    child.on('close', (code, signal) => {
      stop()
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/** @returns {string} the folder the user is in: npm runs scripts in the project's root */
export function usersFolder() {
  return process.env.INIT_CWD ?? process.cwd()
}

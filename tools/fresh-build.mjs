import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { npmCommand } from './electron-runtime/development-runtime.mjs'

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

const configuration = ['package.json', 'package-lock.json', 'tools/electron.vite.config.ts']

/** What is built from what; paths are relative to the root. */
const parts = Object.freeze({
  app: {
    sources: ['app', 'main', 'renderer', 'resources', ...configuration],
    results: ['out/main/main.js', 'out/main/cli.js', 'out/preload/preload.cjs', 'out/renderer/index.html'],
  },
  cli: { sources: ['app', 'main', ...configuration], results: ['out/main/cli.js'] },
})

/**
 * Builds unless everything in `out/` is newer than what it is built from. Two processes do not build at the same time.
 *
 * @param {keyof typeof parts} part `cli` asks for the command line only
 * @returns {Promise<void>} throws where the build fails; its output goes to stderr
 */
export async function ensureFreshBuild(part) {
  if (isFresh(projectRoot, parts[part])) return
  await alone(async () => {
    if (!isFresh(projectRoot, parts[part])) await build()
  })
}

/**
 * @param {string} root
 * @param {{ sources: readonly string[], results: readonly string[] }} part
 * @returns {boolean} whether the oldest result is newer than the newest source. The times of folders count too, so that a source that
 *   was deleted is noticed; tests do not count
 */
export function isFresh(root, { sources, results }) {
  const built = Math.min(
    ...results.map((result) => modified(path.join(root, result)) ?? Number.NEGATIVE_INFINITY),
  )
  return sources.every((source) => newest(path.join(root, source)) < built)
}

/**
 * @param {string} file or folder
 * @returns {number} milliseconds; the newest of a folder and all that is in it; 0 where there is nothing
 */
function newest(file) {
  const time = modified(file)
  if (time === undefined) return 0
  let latest = time
  if (statSync(file).isDirectory())
    for (const name of readdirSync(file)) {
      if (/\.test\.tsx?$/.test(name)) continue
      latest = Math.max(latest, newest(path.join(file, name)))
    }
  return latest
}

/** @param {string} file */
function modified(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs
}

/** @returns {Promise<void>} */
function build() {
  process.stderr.write('Building ...\n')
  const npm = npmCommand(process.env)
  return new Promise((resolve, reject) => {
    const child = spawn(npm.command, [...npm.args, 'run', '--silent', 'build'], {
      cwd: projectRoot,
      stdio: ['ignore', process.stderr, process.stderr],
      // On Windows npm is a script of the shell.
      shell: npm.command === 'npm' && process.platform === 'win32',
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error('the build failed'))))
  })
}

/**
 * @param {() => Promise<void>} work what only one process at a time may do
 */
async function alone(work) {
  const lock = path.join(projectRoot, 'out', '.building')
  await mkdir(path.dirname(lock), { recursive: true })
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true })
    else await wait(100)
  }
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'
import { startProgress } from './progress.mjs'

const electronPackage = fileURLToPath(new URL('../../node_modules/electron/', import.meta.url))

/** A download of which nothing has come by then is given up: without a network it would otherwise hang for minutes. */
const silenceAtStartMilliseconds = 20_000
const silenceLaterMilliseconds = 90_000

/** @returns {string} the version of Electron in package.json, which is the one that is shipped */
export function shippedElectronVersion() {
  return JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')).version
}

/**
 * The folder of the Electron that its npm package has downloaded, if it has.
 *
 * @returns {string | undefined}
 */
export function ownElectronFolder() {
  const dist = path.join(electronPackage, 'dist')
  try {
    const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    const executable = readFileSync(path.join(electronPackage, 'path.txt'), 'utf8')
    return version === shippedElectronVersion() && existsSync(path.join(dist, executable)) ? dist : undefined
  } catch {
    return undefined
  }
}

/**
 * Has Electron's npm package download its binary (from GitHub, or from ELECTRON_MIRROR).
 *
 * @returns {Promise<{ ok: true, folder: string } | { ok: false, reason: string }>}
 */
export async function downloadOwnElectron() {
  const progress = startProgress(`Downloading Electron ${shippedElectronVersion()}`)
  // The installer keeps a half-finished download in the temporary folder, which is how we see whether anything comes.
  const temporary = await mkdtemp(path.join(tmpdir(), 'hashiya-electron-'))
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let watch
  let silent = false
  try {
    const env = {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    }
    const installer = await run(process.execPath, [path.join(electronPackage, 'install.js')], {
      env,
      onSpawn(child) {
        let last = { size: 0, at: Date.now() }
        watch = setInterval(async () => {
          const size = (await folderSize(temporary)) + (await folderSize(path.join(electronPackage, 'dist')))
          if (size !== last.size) last = { size, at: Date.now() }
          const allowed = last.size === 0 ? silenceAtStartMilliseconds : silenceLaterMilliseconds
          if (Date.now() - last.at < allowed) return
          silent = true
          child.kill('SIGKILL')
        }, 1000)
      },
    })
    const folder = ownElectronFolder()
    if (installer.code === 0 && folder !== undefined) {
      progress.done()
      return { ok: true, folder }
    }
    progress.failed()
    return { ok: false, reason: silent ? 'nothing came from the server' : firstLine(installer.stderr) }
  } finally {
    clearInterval(watch)
    await rm(temporary, { recursive: true, force: true })
  }
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0] || 'the installer gave no reason'
}

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes in all its files; 0 where it is not there
 */
async function folderSize(folder) {
  let bytes = 0
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const found = await stat(path.join(entry.parentPath ?? entry.path, entry.name)).catch(() => undefined)
    bytes += found?.size ?? 0
  }
  return bytes
}

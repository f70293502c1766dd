import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

const staleMilliseconds = 24 * 60 * 60 * 1000

/**
 * The folder for downloads that can be fetched again, outside the repository so that every clone shares it.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {string} XDG_CACHE_HOME (or ~/.cache), ~/Library/Caches or %LOCALAPPDATA%, with `hashiya` in it
 */
export function cacheFolder(platform, env, home) {
  if (platform === 'win32')
    return path.win32.join(env.LOCALAPPDATA || path.win32.join(home, 'AppData', 'Local'), 'hashiya', 'Cache')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches', 'hashiya')
  const xdg = env.XDG_CACHE_HOME
  // The XDG base directory specification has relative paths ignored.
  return path.posix.join(xdg && path.posix.isAbsolute(xdg) ? xdg : path.posix.join(home, '.cache'), 'hashiya')
}

/**
 * Fills a folder of the cache so that it is either there and complete or not there at all: the work is done in a temporary folder
 * beside it, which is renamed at the end. Where two processes do this at once, the first to finish wins and the other's work is
 * dropped.
 *
 * @param {string} folder absolute; its parent is made
 * @param {(temporary: string) => Promise<void>} fill gets an empty folder on the same file system
 * @returns {Promise<void>} when `folder` is there; throws what `fill` throws
 */
export async function fillAtomically(folder, fill) {
  const parent = path.dirname(folder)
  await mkdir(parent, { recursive: true })
  await removeStale(parent)
  const temporary = await mkdtemp(`${folder}.tmp-`)
  try {
    await fill(temporary)
    try {
      await rename(temporary, folder)
    } catch (error) {
      if (!(await isFolder(folder))) throw error
    }
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** @param {string} folder */
export async function isFolder(folder) {
  try {
    return (await stat(folder)).isDirectory()
  } catch {
    return false
  }
}

/**
 * Temporary folders of processes that were killed long ago.
 *
 * @param {string} parent
 */
async function removeStale(parent) {
  for (const name of await readdir(parent)) {
    if (!name.includes('.tmp-')) continue
    const folder = path.join(parent, name)
    const age = await stat(folder).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    )
    if (age > staleMilliseconds) await rm(folder, { recursive: true, force: true })
  }
}

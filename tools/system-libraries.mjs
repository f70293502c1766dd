import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { run } from './electron-runtime/child.mjs'

/**
 * Debian's and Ubuntu's package for each shared library that Electron needs and that a machine without a desktop may lack. Since Debian
 * 13 and Ubuntu 24.04 some of these names end in `t64` (64-bit time); which one there is, apt is asked.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const packageOfLibrary = Object.freeze({
  'libX11.so.6': 'libx11-6',
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXcursor.so.1': 'libxcursor1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXi.so.6': 'libxi6',
  'libXrandr.so.2': 'libxrandr2',
  'libXrender.so.1': 'libxrender1',
  'libXss.so.1': 'libxss1',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libgdk_pixbuf-2.0.so.0': 'libgdk-pixbuf-2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libpangocairo-1.0.so.0': 'libpangocairo-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxcb-dri3.so.0': 'libxcb-dri3-0',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libxshmfence.so.1': 'libxshmfence1',
})

/** Newer versions of Chromium load these when they start, so that `ldd` does not name them. */
const loadedAtStart = ['libgtk-3.so.0']

/**
 * @param {string} lddOutput
 * @returns {string[]} the names of the libraries that were not found
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '')
}

/**
 * @param {readonly string[]} libraries
 * @param {ReadonlySet<string>} available names of packages that apt can install
 * @returns {{ packages: string[], unknown: string[] }} sorted, each once; `unknown` are libraries whose package we do not know
 */
export function packagesFor(libraries, available) {
  const packages = new Set()
  const unknown = new Set()
  for (const library of libraries) {
    const name = packageOfLibrary[library]
    if (name === undefined) unknown.add(library)
    else packages.add(available.has(`${name}t64`) ? `${name}t64` : name)
  }
  return { packages: [...packages].sort(), unknown: [...unknown].sort() }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {boolean} whether windows can be shown: always so but on Linux without X and Wayland
 */
export function hasDisplay(env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/**
 * Sees to it that Electron can start on this Linux machine: that its shared libraries are there and, where there is no display, Xvfb.
 * As root they are installed with apt; otherwise the command that does it is in the error. Does nothing on other platforms.
 *
 * @param {string} executable of Electron
 * @returns {Promise<void>} throws with a message for people where something stays missing
 */
export async function ensureSystemLibraries(executable) {
  if (process.platform !== 'linux') return
  const lacking = await findLacking(executable)
  if (lacking.libraries.length === 0 && !lacking.xvfb) return

  const names = [...lacking.libraries, ...(lacking.xvfb ? ['Xvfb (there is no display)'] : [])].join(', ')
  const root = process.getuid?.() === 0
  if (!(await onPath('apt-get')))
    throw new Error(
      `This machine lacks ${names}. Install them with its package manager, then run the same command again.`,
    )
  process.stderr.write(`This machine lacks ${names}.\n`)
  if (root) await apt(['update', '-qq']).catch(warn)

  const { packages, unknown } = packagesFor(lacking.libraries, await availablePackages(lacking.libraries))
  if (unknown.length > 0)
    throw new Error(`No package is known for ${unknown.join(', ')}: install what contains them.`)
  if (lacking.xvfb) packages.push('xvfb')
  if (!root)
    throw new Error(
      `Install what is missing, then run the same command again:\n\n  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}\n`,
    )

  process.stderr.write(`Installing ${packages.join(', ')} with apt-get:\n`)
  const install = () => apt(['install', '-y', '-q', '--no-install-recommends', ...packages])
  // Another installation that ends in between may clean away what this one has just downloaded: one more try.
  await install().catch(install)
  const still = await findLacking(executable)
  if (still.libraries.length > 0 || still.xvfb)
    throw new Error(
      `After the installation these are still missing: ${[...still.libraries, ...(still.xvfb ? ['Xvfb'] : [])].join(', ')}.`,
    )
}

/**
 * @param {string} executable
 * @returns {Promise<{ libraries: string[], xvfb: boolean }>}
 */
async function findLacking(executable) {
  const folder = path.dirname(executable)
  const own = (await readdir(folder))
    .filter((name) => /^lib.*\.so/.test(name))
    .map((name) => path.join(folder, name))
  const ldd = await run('ldd', [executable, ...own], {
    env: { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: folder },
  })
  const known = await run('ldconfig', ['-p'], {
    env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
  }).catch(() => undefined)
  const late = known?.code === 0 ? loadedAtStart.filter((name) => !known.stdout.includes(name)) : []
  const libraries = [...new Set([...missingLibraries(ldd.stdout), ...late])].sort()
  return { libraries, xvfb: !hasDisplay(process.env) && !(await onPath('Xvfb')) }
}

/**
 * @param {readonly string[]} libraries
 * @returns {Promise<Set<string>>} which of their packages, with and without `t64`, apt has a version of
 */
async function availablePackages(libraries) {
  const names = libraries
    .flatMap((library) => packageOfLibrary[library] ?? [])
    .flatMap((name) => [name, `${name}t64`])
  if (names.length === 0) return new Set()
  const found = await run('apt-cache', ['--no-generate', 'pkgnames'], {
    env: { ...process.env, LC_ALL: 'C' },
  })
  const all = new Set(found.stdout.split('\n'))
  return new Set(names.filter((name) => all.has(name)))
}

/** @param {unknown} error */
function warn(error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
}

/** @param {readonly string[]} args */
function apt(args) {
  return new Promise((resolve, reject) => {
    // apt's messages are progress: they go to stderr, whatever stdout is used for.
    const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`apt-get ${args.join(' ')} ended with ${code}`)),
    )
  })
}

/** @param {string} command */
async function onPath(command) {
  const found = await run('sh', ['-c', 'command -v "$1"', 'sh', command])
  return found.code === 0
}

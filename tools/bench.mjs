import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureAdd } from './bench/add.mjs'
import { table } from './bench/figures.mjs'
import { measureMemory } from './bench/memory.mjs'
import { measureOpen } from './bench/open.mjs'
import { generateProject } from './bench/projects.mjs'
import { measureStart } from './bench/start.mjs'
import { measureStorage } from './bench/storage.mjs'
import { sandboxArguments } from './electron-runtime/sandbox.mjs'
import { prepareElectron } from './electron-session.mjs'
import { usersFolder } from './foreground.mjs'
import { ensureFreshBuild } from './fresh-build.mjs'
import { main } from './main.mjs'

/**
 * @typedef {object} Bench what the parts work with
 * @property {string} executable of Electron
 * @property {readonly string[]} arguments that Electron needs on this system
 * @property {NodeJS.ProcessEnv} env to be added to the environment of Electron
 * @property {number} rounds
 * @property {string} folder a temporary one
 * @property {(name: string) => string} profile a folder for Chromium's profile
 * @property {(name: import('./bench/projects.mjs').ProjectName) => Promise<string>} project the folder of a generated project, made when it is
 *   first asked for
 * @property {(what: string) => void} say what is being done
 */

/** @type {Readonly<Record<string, (bench: Bench) => Promise<import('./bench/figures.mjs').Figure[]>>>} */
const parts = Object.freeze({
  start: measureStart,
  memory: measureMemory,
  open: measureOpen,
  add: measureAdd,
  storage: measureStorage,
})

/**
 * `npm run bench [-- PART ...] [--rounds N] [--only PART,...] [--json FILE]`: figures of the built app as ratios against a floor that is
 * measured in the same rounds (docs/bench.md says what each of them is).
 */
await main('bench', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' }, json: { type: 'string' } },
  })
  const rounds = Number(values.rounds)
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1')
  const asked = [...positionals, ...(values.only?.split(',') ?? [])]
  const unknown = asked.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0)
    throw new Error(`no such part: ${unknown.join(', ')} (there are ${Object.keys(parts).join(', ')})`)
  const chosen = Object.keys(parts).filter((name) => asked.length === 0 || asked.includes(name))

  await ensureFreshBuild('app')
  const { runtime, env, close } = await prepareElectron()
  const folder = await mkdtemp(path.join(tmpdir(), 'hashiya-bench-'))
  /** @type {Map<string, Promise<string>>} */
  const projects = new Map()
  /** @type {Bench} */
  const bench = {
    executable: runtime.executable,
    arguments: sandboxArguments(),
    env,
    rounds,
    folder,
    profile: (name) => path.join(folder, `profile-${name}`),
    project: (name) => {
      const project = projects.get(name) ?? generateProject(folder, name)
      projects.set(name, project)
      return project
    },
    say: (what) => process.stderr.write(`${what}\n`),
  }
  try {
    const figures = []
    for (const name of chosen)
      figures.push(...(await /** @type {(typeof parts)[string]} */ (parts[name])(bench)))
    process.stdout.write(`${table(figures)}\n`)
    if (values.json !== undefined) {
      const report = { runtime: runtime.version, kind: runtime.kind, rounds, figures }
      await writeFile(path.resolve(usersFolder(), values.json), `${JSON.stringify(report, null, 2)}\n`)
    }
  } finally {
    close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { projectRoot } from '../fresh-build.mjs'
import { seeded } from './corpus.mjs'
import { compare, interleave } from './figures.mjs'
import { annotator, titles } from './projects.mjs'

/** @typedef {import('../../main/storage/project/project-session.ts').ProjectSession} ProjectSession */
/** @typedef {import('#app/model/annotation.ts').Annotation} Annotation */

/** How many edits are made one after the other in a round. */
const editsARound = 200
/** How many edits one request carries where they arrive together. */
const batch = 20

/**
 * Edits acknowledged in a second by the project service (each is one added annotation, in the set's journal and in the undo history), made one
 * after the other, against bare appends of as many bytes to one file with an fsync each.
 *
 * @param {import('../bench.mjs').Bench} bench
 */
export async function measureStorage(bench) {
  const folder = await bench.project('large')
  const { openProject } = await storageServices(path.join(bench.folder, 'storage'))
  const opened = await openProject({
    folder,
    annotator,
    access: 'annotate',
    clock: () => new Date(),
    random: () => randomBytes(16).toString('hex'),
  })
  if (!opened.ok) throw new Error(`the project could not be opened: ${opened.problem.code}`)
  const session = opened.value
  /** @type {Map<string, string>} */
  const ids = new Map((await session.summaries()).map(({ id, metadata }) => [metadata.title, id]))
  /** @param {string} title @param {number} together */
  const edits = (title, together) => () => {
    bench.say(`storage: ${title}, ${together} together`)
    return editsInASecond(session, /** @type {string} */ (ids.get(title)), together)
  }
  const bytes = JSON.stringify(editOf('', annotationAt(0, 'س'.repeat(20), ''))).length
  const measured = await interleave(bench.rounds, {
    bare: () => {
      bench.say('storage: bare appends')
      return appendsInASecond(path.join(bench.folder, 'bare'), bytes)
    },
    few: edits(titles.sparse, 1),
    many: edits(titles.dense[0], 1),
    together: edits(titles.dense[1], batch),
  })
  await session.close()
  const what = { unit: '/s', against: 'append + fsync' }
  return [
    compare({ ...what, name: 'storage: edits at 10 spans' }, measured.few, measured.bare),
    compare({ ...what, name: 'storage: edits at 10,000 spans' }, measured.many, measured.bare),
    compare({ ...what, name: `storage: the same, ${batch} together` }, measured.together, measured.bare),
  ]
}

/**
 * @param {string} outDir
 * @returns {Promise<typeof import('../../main/storage/project/open-project.ts')>} the services, bundled for this process
 */
async function storageServices(outDir) {
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'main/storage/project/open-project.ts',
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { format: 'es', entryFileNames: 'open-project.mjs' } },
    },
  })
  return import(pathToFileURL(path.join(outDir, 'open-project.mjs')).href)
}

/**
 * @param {ProjectSession} session
 * @param {string} article
 * @param {number} together how many edits a request carries
 */
async function editsInASecond(session, article, together) {
  const [read, opened] = await Promise.all([session.readArticle(article), session.openSet(article)])
  if (!read.ok || !opened.ok) throw new Error(`${article} could not be opened`)
  let { revision } = opened.value
  const random = seeded(revision)
  const edits = Array.from({ length: editsARound }, () =>
    editOf(
      article,
      annotationAt(Math.floor(random() * 90_000), read.value.text, randomBytes(6).toString('hex')),
    ),
  )
  const started = performance.now()
  for (let at = 0; at < edits.length; at += together) {
    const applied = await session.applyEdits(article, revision, edits.slice(at, at + together))
    if (!applied.ok) throw new Error(`an edit was refused: ${applied.problem.code}`)
    revision = applied.value.revision
  }
  return edits.length / ((performance.now() - started) / 1000)
}

/**
 * @param {number} start
 * @param {string} text
 * @param {string} id
 * @returns {Annotation}
 */
function annotationAt(start, text, id) {
  const quote = text.slice(start, start + 20)
  const fragment = /** @type {Annotation['fragments'][number]} */ ({
    start,
    end: start + quote.length,
    quote,
  })
  return { id: `s${id}`, label: 'position', fragments: [fragment], attributes: {} }
}

/**
 * @param {string} article
 * @param {Annotation} after
 */
function editOf(article, after) {
  const changes = [/** @type {const} */ ({ type: 'annotation', before: null, after })]
  const description = { action: /** @type {const} */ ('add'), label: after.label }
  return { changes, history: { type: /** @type {const} */ ('do'), step: { article, description, changes } } }
}

/**
 * @param {string} path
 * @param {number} bytes of each line
 */
async function appendsInASecond(path, bytes) {
  const line = `${'x'.repeat(bytes - 1)}\n`
  const file = await open(path, 'a')
  const started = performance.now()
  for (let edit = 0; edit < editsARound; edit++) {
    await file.appendFile(line)
    await file.sync()
  }
  const seconds = (performance.now() - started) / 1000
  await file.close()
  return editsARound / seconds
}

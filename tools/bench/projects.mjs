import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../fresh-build.mjs'
import { generateAnnotationSet, generateText } from './corpus.mjs'

/** Whose annotations the generated projects hold. */
export const annotator = 'bench'

/** How many characters the large articles have. */
export const largeLength = 100_000

/** Titles, which are the articles' first lines, by what they are measured for. */
export const titles = Object.freeze({
  ordinary: 'مقال عادي 1',
  small: 'مقال قصير',
  /** 10,000 spans. */
  dense: /** @type {const} */ (['مقال كثيف 1', 'مقال كثيف 2']),
  /** No spans. */
  bare: /** @type {const} */ (['مقال خال 1', 'مقال خال 2']),
  /** Ten spans. */
  sparse: 'مقال متفرق',
})

/** The projects that parts of the bench ask for: title, length in characters and number of annotations of each article. */
const projects = Object.freeze({
  ordinary: Array.from({ length: 20 }, (_, rank) => ({
    title: rank === 0 ? titles.ordinary : `مقال عادي ${rank + 1}`,
    length: 4000,
    spans: 60,
  })),
  large: [
    { title: titles.small, length: 4000, spans: 60 },
    ...titles.dense.map((title) => ({ title, length: largeLength, spans: 10_000 })),
    ...titles.bare.map((title) => ({ title, length: largeLength, spans: 0 })),
    { title: titles.sparse, length: largeLength, spans: 10 },
  ],
})

/** @typedef {keyof typeof projects} ProjectName */

/**
 * Makes a project of generated articles with the program's own command line.
 *
 * @param {string} parent an existing folder
 * @param {ProjectName} name
 * @returns {Promise<string>} the project's folder
 */
export async function generateProject(parent, name) {
  const folder = path.join(parent, name)
  const sources = path.join(parent, `${name}-sources`)
  await mkdir(sources)
  const files = []
  const sets = []
  for (const [rank, { title, length, spans }] of projects[name].entries()) {
    const text = generateText({ title, length, seed: rank + 1 })
    const file = path.join(sources, `${rank + 1}.txt`)
    await writeFile(file, text)
    files.push(file)
    if (spans > 0) sets.push(generateAnnotationSet({ title, text, annotator, count: spans, seed: rank + 1 }))
  }
  const from = path.join(sources, 'sets.jsonl')
  await writeFile(from, sets.join(''))
  await hashiya('new', folder, '--name', name)
  await hashiya('import', folder, ...files)
  await hashiya('annotate', folder, '--annotator', annotator, '--from', from)
  return folder
}

/** @param {readonly string[]} args of the command line, which is built already */
async function hashiya(...args) {
  const cli = path.join(projectRoot, 'out/main/cli.js')
  await promisify(execFile)(process.execPath, [cli, ...args])
}

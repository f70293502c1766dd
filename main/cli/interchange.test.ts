import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import type { ParsedSet } from '#app/formats/format.ts'
import { parseJsonl } from '#app/formats/jsonl/read.ts'
import { setsEqual } from '#app/formats/sets-equal.ts'
import { textHash } from '../storage/project/article-library.ts'
import { type Answer, commandLineIn, documentOf, emptyFolder } from './testing/run-cli.ts'

// Every step waits for the disk.
vi.setConfig({ testTimeout: 60_000 })

const shared = fileURLToPath(new URL('../../../shared', import.meta.url))
const annotators = ['annotator-a', 'annotator-b']
const isThere = existsSync(join(shared, 'annotations')) && existsSync(join(shared, 'seeds'))

function setsIn(content: string): readonly ParsedSet[] {
  const { sets, refusals } = parseJsonl([{ name: 'a.jsonl', content }], textHash)
  expect(refusals).toEqual([])
  return sets.toSorted((a, b) => (a.article.id + a.set.annotator < b.article.id + b.set.annotator ? -1 : 1))
}

async function givenSets(): Promise<readonly ParsedSet[]> {
  const files = annotators.map((annotator) =>
    readFile(join(shared, 'annotations', `${annotator}.jsonl`), 'utf8'),
  )
  return setsIn((await Promise.all(files)).join('\n'))
}

async function projectWithBoth(
  folder: string,
): Promise<{ hashiya: (...args: string[]) => Promise<Answer>; said: Answer[] }> {
  const hashiya = commandLineIn(folder)
  const seeds = (await readdir(join(shared, 'seeds'))).map((name) => join(shared, 'seeds', name))
  const said = [await hashiya('new', 'p'), await hashiya('import', 'p', ...seeds)]
  for (const annotator of annotators) {
    const from = join(shared, 'annotations', `${annotator}.jsonl`)
    said.push(await hashiya('annotate', 'p', '--annotator', annotator, '--from', from))
  }
  return { hashiya, said }
}

describe.skipIf(!isThere)('annotations by two annotators of published articles (needs ../shared)', () => {
  it('goes in without a word, checks clean, and comes out equal', async () => {
    const folder = await emptyFolder()
    const { hashiya, said } = await projectWithBoth(folder)
    expect(said.map(({ code, err }) => [code, err])).toEqual(said.map(() => [0, '']))

    const checked = await hashiya('check', 'p', '--json')
    expect(checked.code).toBe(0)
    expect(documentOf(checked)).toMatchObject({ ok: true, errors: 0 })

    expect(await hashiya('export', 'p', '--format', 'jsonl', '--out', 'out')).toMatchObject({ code: 0 })
    const given = await givenSets()
    const back = setsIn(await readFile(join(folder, 'out/annotations.jsonl'), 'utf8'))
    expect(back).toHaveLength(6)
    for (const [rank, { article, set }] of given.entries()) {
      const other = back[rank] as ParsedSet
      expect(other.article).toMatchObject({ id: article.id, sha256: article.sha256, text: article.text })
      expect(setsEqual(other.set, set)).toBe(true)
      // Stronger than the definition of equal: ids, order, notes, dates and unknown fields are the same, too.
      const zones = (items: typeof set.zones) => items.map(({ id: _, ...zone }) => zone)
      expect({ ...other.set, zones: zones(other.set.zones) }).toEqual({ ...set, zones: zones(set.zones) })
    }
    const actors = async (path: string) =>
      new Set((JSON.parse(await readFile(path, 'utf8')) as { id: string }[]).map(({ id }) => id))
    expect(await actors(join(folder, 'out/actors.json'))).toEqual(
      await actors(join(shared, 'annotations/actors.json')),
    )
  })

  it('gives what it wrote to another project unchanged, and one annotator of it', async () => {
    const folder = await emptyFolder()
    const { hashiya } = await projectWithBoth(folder)
    await hashiya('export', 'p', '--format', 'jsonl', '--out', 'one', '--annotator', 'annotator-b')
    const seeds = (await readdir(join(shared, 'seeds'))).map((name) => join(shared, 'seeds', name))
    await hashiya('new', 'q')
    await hashiya('import', 'q', ...seeds)
    const taken = await hashiya(
      'annotate',
      'q',
      '--annotator',
      'annotator-b',
      '--from',
      'one/annotations.jsonl',
    )
    expect(taken).toMatchObject({ code: 0, err: '' })
    await hashiya('export', 'q', '--format', 'jsonl', '--out', 'two')
    for (const file of ['annotations.jsonl', 'actors.json', 'codebook.json']) {
      expect(await readFile(join(folder, 'two', file), 'utf8')).toBe(
        await readFile(join(folder, 'one', file), 'utf8'),
      )
    }
  })
})

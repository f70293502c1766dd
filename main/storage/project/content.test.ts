import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContent } from './content.ts'
import { adding, annotationOn, makeProject, open, step, testText, unwrap } from './testing/test-project.ts'

async function writeSet(folder: string, file: string, fields: object): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), JSON.stringify({ format: 'hashiya-set/1', ...fields }))
}

const actor = { id: 'a', label: 'actor', fragments: [{ start: 0, end: 1, quote: '😀' }], attributes: {} }

describe('reading the content', () => {
  it('gives articles and sets in order, with edits that are only in a journal', async () => {
    const folder = await makeProject([testText, 'قال ثانيا'])
    await writeSet(folder, 'annotations/layla/a0.json', { annotations: [actor], state: 'finished' })
    const session = await open(folder)
    const edit = step('a0', adding(annotationOn(testText, 'كييف', 'x')))
    const first = unwrap(await session.applyEdits('a0', unwrap(await session.openSet('a0')).revision, [edit]))
    const second = step('a0', adding(annotationOn(testText, 'قال', 'y')))
    unwrap(await session.applyEdits('a0', first.revision, [second]))

    const reader = await open(folder, { access: 'read' })
    const { content, findings } = unwrap(await readContent(reader))
    const shape = content.articles.map(({ article, sets }) => [
      article.id,
      sets.map((set) => [set.annotator, set.state, set.annotations.map(({ id }) => id)]),
    ])
    expect(shape).toEqual([
      [
        'a0',
        [
          ['layla', 'finished', ['a']],
          ['salma', 'in progress', ['y', 'x']],
        ],
      ],
      ['a1', []],
    ])
    expect(findings).toEqual([])
    const chosen = unwrap(await readContent(reader, { articles: ['a0'], annotators: ['layla'] }))
    expect(chosen.content.articles.map(({ sets }) => sets.length)).toEqual([1])
  })

  it('names every fault with its file and item', async () => {
    const folder = await makeProject([testText, 'قال ثانيا', 'قال ثالثا', 'قال رابعا'])
    await writeSet(folder, 'annotations/layla/a0.json', {
      annotations: [
        actor,
        { ...actor, id: 'b', fragments: [{ start: 0, end: 1, quote: 'x' }] },
        { ...actor, id: 'c', fragments: [{ start: 90, end: 91, quote: 'x' }] },
        { ...actor, id: 'd', fragments: [{ start: 9, end: 1, quote: 'x' }] },
        { ...actor, id: 'e', label: 'claim' },
        { ...actor, id: 'f', label: 'position' },
      ],
      relations: [{ id: 'r', type: 'holder', from: 'gone', to: 'a' }],
      zones: [{ id: 'z', type: 'advert', start: 0, end: 1, quote: '😀' }],
    })
    await writeSet(folder, 'annotations/layla/gone.json', {})
    await writeSet(folder, 'annotations/layla/a1.json', { format: 'hashiya-set/7' })
    await writeSet(folder, 'annotations/layla/a3.json', { annotations: 'none' })
    const article = join(folder, 'articles/a2.json')
    await writeFile(article, (await readFile(article, 'utf8')).replace('ثالثا', 'ثالثة'))

    const session = await open(folder, { access: 'read' })
    const { content, findings } = unwrap(await readContent(session))
    const shown = findings.map(({ file, item, code, severity }) => [file, item, code, severity])
    const layla = 'annotations/layla'
    expect(shown).toEqual([
      [`${layla}/a0.json`, 'd', 'invalid_file', 'error'],
      [`${layla}/a0.json`, 'b', 'quote_mismatch', 'error'],
      [`${layla}/a0.json`, 'c', 'offset_out_of_range', 'error'],
      [`${layla}/a0.json`, 'e', 'unknown_label', 'error'],
      [`${layla}/a0.json`, 'r', 'relation_end_missing', 'error'],
      [`${layla}/a0.json`, 'f', 'relation_missing', 'warning'],
      [`${layla}/a0.json`, 'z', 'unknown_zone_type', 'error'],
      [`${layla}/a1.json`, '', 'newer_version', 'error'],
      ['articles/a2.json', '', 'hash_mismatch', 'error'],
      [`${layla}/a3.json`, '', 'invalid_file', 'error'],
      [`${layla}/gone.json`, '', 'article_not_found', 'error'],
    ])
    expect(content.articles.map(({ article: { id } }) => id)).toEqual(['a0', 'a1', 'a3'])
    expect(unwrap(await readContent(session)).findings).toEqual(findings)
  })

  it('fails for an article that does not exist', async () => {
    const session = await open(await makeProject(), { access: 'read' })
    expect(await readContent(session, { articles: ['a9'] })).toEqual({
      ok: false,
      problem: { code: 'article_not_found', params: { id: 'a9' } },
    })
  })
})

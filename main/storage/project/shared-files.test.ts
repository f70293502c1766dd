import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptySet } from '#app/model/annotation.ts'
import {
  adding,
  annotationOn,
  makeProject,
  noMetadata,
  open,
  readJson,
  step,
  testCodebook,
  testText,
  unwrap,
} from './testing/test-project.ts'

describe('shared files', () => {
  it('skip an article whose text is there already, by name', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const texts = ['نص', testText, 'نص']
    const articles = texts.map((text, rank) => ({
      fileName: `تقرير ${rank}.txt`,
      text,
      metadata: { ...noMetadata, title: `t${rank}` },
    }))
    const progress: string[] = []
    const report = unwrap(
      await session.addArticles(articles, (done, total) => progress.push(`${done}/${total}`)),
    )
    expect(report.imported.map(({ id }) => id)).toEqual(['0'])
    expect(
      report.skipped.map(({ fileName, problem }) => [fileName, problem.code, problem.params.id]),
    ).toEqual([
      ['تقرير 1.txt', 'duplicate_article', 'a0'],
      ['تقرير 2.txt', 'duplicate_article', '0'],
    ])
    expect(progress).toEqual(['1/3', '2/3', '3/3'])
    expect(session.findBySha256(unwrap(await session.readArticle('0')).sha256)?.metadata.title).toBe('t0')
  })

  it('refuse an article whose text was changed', async () => {
    const folder = await makeProject()
    const path = join(folder, 'articles/a0.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('كييف', 'لندن'))
    const session = await open(folder)
    const mismatch = { ok: false, problem: { code: 'hash_mismatch' } }
    expect(await session.readArticle('a0')).toMatchObject(mismatch)
    expect(await session.openSet('a0')).toMatchObject(mismatch)
  })

  it('keep unknown fields when metadata, actors and annotators change', async () => {
    const folder = await makeProject()
    const files = ['articles/a0.json', 'actors.json', 'project.hashiya']
    for (const file of files) {
      await writeFile(
        join(folder, file),
        JSON.stringify({ ...(await readJson(folder, file)), 'x-kept': [1] }),
      )
    }
    const session = await open(folder)
    unwrap(await session.setMetadata('a0', { ...noMetadata, title: 'new' }))
    const actor = {
      id: 'UN',
      nameAr: 'الأمم المتحدة',
      nameEn: 'UN',
      type: '',
      aliases: [],
      contextualAliases: [],
    }
    unwrap(await session.mergeActors([actor]))
    unwrap(await session.addAnnotator('Omar'))
    for (const file of files) expect(await readJson(folder, file)).toHaveProperty('x-kept', [1])
    expect(session.actors).toEqual([actor])
    await session.close()
    expect((await open(folder)).actors).toEqual([actor])
  })

  it('take a new codebook, and refuse what is none', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const invalid = { ok: false, problem: { code: 'invalid_file' } }
    expect(await session.replaceCodebook({ format: 'hashiya-codebook/1' })).toMatchObject(invalid)
    unwrap(await session.replaceCodebook({ ...testCodebook, version: '2', 'x-kept': {} }))
    expect(session.codebook.version).toBe('2')
    expect(await readJson(folder, 'codebook.json')).toHaveProperty('x-kept')
  })
})

describe('replacing a set', () => {
  const set = { ...emptySet('a0', 'omar'), annotations: [annotationOn(testText, 'قال', 'x')] }

  it('registers the annotator, and refuses to replace what is not empty', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    unwrap(await session.replaceSet(set, { replace: false }))
    expect(session.annotators().map(({ id }) => id)).toEqual(['salma', 'omar'])
    const refused = {
      ok: false,
      problem: { code: 'set_not_empty', params: { annotator: 'omar', article: 'a0' } },
    }
    expect(await session.replaceSet(set, { replace: false })).toMatchObject(refused)
    unwrap(await session.replaceSet({ ...set, state: 'finished' }, { replace: true }))
    expect(await readJson(folder, 'annotations/omar/a0.json')).toMatchObject({ state: 'finished' })
  })

  it('drops the undo steps that were about it', async () => {
    const folder = await makeProject(['قال', 'قال مرة'])
    const session = await open(folder)
    for (const article of ['a0', 'a1']) {
      const { revision } = unwrap(await session.openSet(article))
      const edit = step(article, adding(annotationOn('قال', 'قال', 'x')))
      unwrap(await session.applyEdits(article, revision, [edit]))
    }
    const { revision } = unwrap(await session.openSet('a0'))
    unwrap(await session.replaceSet(emptySet('a0', 'salma'), { replace: true }))
    expect(session.history()).toMatchObject({ position: 1, steps: [{ article: 'a1' }] })
    const stale = await session.applyEdits('a0', revision, [
      step('a0', adding(annotationOn('قال', 'قال', 'y'))),
    ])
    expect(stale).toMatchObject({ ok: false, problem: { code: 'revision_conflict' } })
  })

  it('waits for nobody: the annotator may be at work elsewhere', async () => {
    const folder = await makeProject()
    const omar = await open(folder, { annotator: 'omar' })
    const session = await open(folder, { annotator: 'salma' })
    const held = { ok: false, problem: { code: 'lock_held' } }
    expect(await session.replaceSet(set, { replace: true })).toMatchObject(held)
    await omar.close()
    unwrap(await session.replaceSet(set, { replace: true }))
  })

  it.each(['gold', '../salma'])('is refused for %s', async (annotator) => {
    const session = await open(await makeProject())
    const refused = { ok: false, problem: { code: 'invalid_annotator' } }
    expect(await session.replaceSet({ ...set, annotator }, { replace: true })).toMatchObject(refused)
  })
})

describe('the view', () => {
  it('is there again', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const place = { topOffset: 3, topPixels: 1.5, anchor: 2, head: 4, focusedAnnotation: null }
    await session.saveView('a0', place)
    await session.close()
    expect((await open(folder)).view()).toEqual({ article: 'a0', places: { a0: place } })
  })
})

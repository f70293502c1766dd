import { execFile } from 'node:child_process'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { emptySet } from '#app/model/annotation.ts'
import { invertChanges } from '#app/model/changes.ts'
import { utf16 } from '#app/text/offsets.ts'
import {
  adding,
  annotationOn,
  makeProject,
  noMetadata,
  open,
  readJson,
  readText,
  step,
  testText,
  unwrap,
} from './testing/test-project.ts'

const setPath = 'annotations/salma/a0.json'

describe('annotating', () => {
  it('is there again after closing, in code points on disk', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const annotation = annotationOn(testText, 'مَاكرون', 'x')
    const { revision } = unwrap(await session.openSet('a0'))
    unwrap(await session.applyEdits('a0', revision, [step('a0', adding(annotation))]))
    expect(await session.close()).toEqual([])

    const file = await readJson(folder, setPath)
    const codePointStart = [...testText.slice(0, testText.indexOf('مَاكرون'))].length
    expect(file.annotations[0].fragments).toEqual([
      { start: codePointStart, end: codePointStart + 7, quote: 'مَاكرون' },
    ])
    const opened = unwrap(await (await open(folder)).openSet('a0'))
    expect(opened.set.annotations).toEqual([annotation])
    expect(opened.orphans).toEqual([])
  })

  it('survives the end of the process without closing', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const quotes = ['قال', 'كييف', 'غدًا']
    let { revision } = unwrap(await session.openSet('a0'))
    for (const [rank, quote] of quotes.entries()) {
      const edit = step('a0', adding(annotationOn(testText, quote, `x${rank}`)))
      ;({ revision } = unwrap(await session.applyEdits('a0', revision, [edit])))
    }
    // What a killed process leaves behind: the folder as it is now, its lock held by nobody.
    const after = `${folder}-after`
    await promisify(execFile)('cp', ['-r', folder, after])
    await rename(after, join(folder, 'killed'))
    const killed = join(folder, 'killed')
    await rm(join(killed, '.hashiya/locks'), { recursive: true })

    const looking = await open(killed, { access: 'read' })
    const ids = ({ set }: { set: { annotations: readonly { id: string }[] } }) =>
      set.annotations.map(({ id }) => id)
    expect(ids(unwrap(await looking.readSet('a0', 'salma')))).toEqual(['x0', 'x1', 'x2'])
    expect((await looking.summaries())[0]?.counts).toEqual({ actor: 3 })

    const again = await open(killed)
    expect(ids(unwrap(await again.openSet('a0')))).toEqual(['x0', 'x1', 'x2'])
    expect(again.history().steps).toHaveLength(3)
    expect((await readJson(killed, setPath)).annotations).toHaveLength(3)
  })

  it('refuses edits made on another revision, and edits that do not fit', async () => {
    const session = await open(await makeProject())
    const { revision } = unwrap(await session.openSet('a0'))
    const first = step('a0', adding(annotationOn(testText, 'قال', 'x')))
    const second = step('a0', adding(annotationOn(testText, 'كييف', 'y')))
    const done = unwrap(await session.applyEdits('a0', revision, [first]))
    const conflict = { ok: false, problem: { code: 'revision_conflict' } }
    expect(await session.applyEdits('a0', revision, [second])).toMatchObject(conflict)
    const twice = await session.applyEdits('a0', done.revision, [second, first])
    expect(twice).toMatchObject({ ok: false, problem: { code: 'change_conflict' } })
    expect(unwrap(await session.openSet('a0')).set.annotations.map(({ id }) => id)).toEqual(['x'])
    expect(session.history().steps).toHaveLength(1)
  })

  it('refuses edits that would split a character or belong to another article', async () => {
    const session = await open(await makeProject())
    const half = { start: utf16(1), end: utf16(3), quote: testText.slice(1, 3) }
    const split = adding({ id: 'x', label: 'actor', fragments: [half], attributes: {} })
    const invalid = { ok: false, problem: { code: 'invalid_request' } }
    expect(await session.applyEdits('a0', 0, [step('a0', split)])).toMatchObject(invalid)
    const fine = adding(annotationOn(testText, 'قال', 'x'))
    expect(await session.applyEdits('a0', 0, [step('a1', fine)])).toMatchObject(invalid)
  })

  it('takes calls that overlap, in order', async () => {
    const folder = await makeProject(['قال واحد', 'قال اثنان'])
    const session = await open(folder)
    const edit = (article: string, id: string) => step(article, adding(annotationOn('قال', 'قال', id)))
    const { revision: r0 } = unwrap(await session.openSet('a0'))
    const { revision: r1 } = unwrap(await session.openSet('a1'))
    const answers = await Promise.all([
      session.applyEdits('a0', r0, [edit('a0', 'x0'), edit('a0', 'x1')]),
      session.applyEdits('a0', r0 + 2, [edit('a0', 'x2')]),
      session.applyEdits('a1', r1, [edit('a1', 'y')]),
    ])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(session.history().steps.map(({ article }) => article)).toEqual(['a0', 'a0', 'a0', 'a1'])
    await session.close()
    expect((await readJson(folder, setPath)).annotations).toHaveLength(3)
  })

  it('keeps undo across restarts', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const annotation = annotationOn(testText, 'قال', 'x')
    const { revision } = unwrap(await session.openSet('a0'))
    const edit = step('a0', adding(annotation))
    unwrap(await session.applyEdits('a0', revision, [edit]))
    await session.close()

    const later = await open(folder)
    expect(later.history()).toMatchObject({ position: 1, steps: [{ article: 'a0' }] })
    const opened = unwrap(await later.openSet('a0'))
    const undo = {
      changes: invertChanges(later.history().steps[0]!.changes),
      history: { type: 'undo' },
    } as const
    unwrap(await later.applyEdits('a0', opened.revision, [undo]))
    expect(unwrap(await later.openSet('a0')).set.annotations).toEqual([])
    await later.close()
    expect((await open(folder)).history()).toMatchObject({ position: 0, steps: [{ article: 'a0' }] })
  })

  it('begins a new history where the old one cannot be read', async () => {
    const folder = await makeProject()
    await mkdir(join(folder, '.hashiya/undo'), { recursive: true })
    await writeFile(join(folder, '.hashiya/undo/salma.json'), '{"format":"hashiya-history/1"}')
    const session = await open(folder)
    expect(session.readOnly).toBeNull()
    expect(session.notices).toContainEqual(expect.objectContaining({ code: 'file_damaged' }))
    expect(session.history().steps).toEqual([])
    expect(await readdir(join(folder, '.hashiya/undo'))).toContainEqual(expect.stringMatching(/damaged/))
  })
})

describe('a disk that refuses', () => {
  /** Puts a file where a folder was, as if the disk had gone wrong there; answers how to mend it. */
  async function breakFolder(folder: string, inside: string): Promise<() => Promise<void>> {
    const path = join(folder, inside)
    await rename(path, `${path}-away`)
    await writeFile(path, '')
    return async () => {
      await rm(path)
      await rename(`${path}-away`, path)
    }
  }
  const edit = (id: string, quote: string) => step('a0', adding(annotationOn(testText, quote, id)))

  it.each([
    ['the set', '.hashiya/journals/annotations'],
    ['the undo history', '.hashiya/journals/.hashiya'],
  ])('%s acknowledges nothing, and takes the same edits again once it works', async (_, inside) => {
    const folder = await makeProject()
    const session = await open(folder)
    const { revision } = unwrap(await session.openSet('a0'))
    const first = unwrap(await session.applyEdits('a0', revision, [edit('x', 'قال')]))

    const mend = await breakFolder(folder, inside)
    const refused = await session.applyEdits('a0', first.revision, [edit('y', 'كييف')])
    expect(refused).toMatchObject({ ok: false, problem: { code: 'folder_vanished' } })
    const still = await session.applyEdits('a0', first.revision, [edit('y', 'كييف'), edit('z', 'غدًا')])
    expect(still.ok).toBe(false)
    expect(session.history().steps).toHaveLength(1)

    await mend()
    const edits = [edit('y', 'كييف'), edit('z', 'غدًا'), edit('w', 'إنّه')]
    const done = unwrap(await session.applyEdits('a0', first.revision, edits))
    const opened = unwrap(await session.openSet('a0'))
    expect(opened.set.annotations.map(({ id }) => id)).toEqual(['x', 'w', 'y', 'z'])
    expect(opened.revision).toBe(done.revision)
    expect(await session.close()).toEqual([])
    const again = await open(folder)
    expect(again.history().steps).toHaveLength(4)
    expect(unwrap(await again.openSet('a0')).set).toEqual(opened.set)
  })
})

describe('edits made outside', () => {
  it('are merged by item while the set is open, and move the revision', async () => {
    const folder = await makeProject()
    const session = await open(folder)
    const [ours, both] = [annotationOn(testText, 'كييف', 'ours'), annotationOn(testText, 'قال', 'both')]
    const { revision } = unwrap(await session.openSet('a0'))
    const done = unwrap(await session.applyEdits('a0', revision, [step('a0', adding(both))]))
    const file = await readJson(folder, setPath)
    const theirs = { ...file.annotations[0], id: 'theirs' }
    await writeFile(
      join(folder, setPath),
      JSON.stringify({ ...file, 'x-tool': 1, annotations: [...file.annotations, theirs] }),
    )
    const conflict = await session.applyEdits('a0', done.revision, [step('a0', adding(ours))])
    expect(conflict).toMatchObject({ ok: false, problem: { code: 'revision_conflict' } })
    const opened = unwrap(await session.openSet('a0'))
    expect(opened.set.annotations.map(({ id }) => id)).toEqual(['both', 'theirs'])
    unwrap(await session.applyEdits('a0', opened.revision, [step('a0', adding(ours))]))
    await session.close()
    const merged = await readJson(folder, setPath)
    expect(merged['x-tool']).toBe(1)
    expect(merged.annotations.map(({ id }: { id: string }) => id).sort()).toEqual(['both', 'ours', 'theirs'])
  })

  it('of a newer version are shown and never overwritten', async () => {
    const folder = await makeProject()
    await mkdir(join(folder, 'annotations/salma'), { recursive: true })
    const newer = `{"format":"hashiya-set/2","annotations":[{"id":"x","label":"actor","fragments":[{"start":0,"end":1,"quote":"😀"}]}]}`
    await writeFile(join(folder, setPath), newer)
    const session = await open(folder)
    const opened = unwrap(await session.openSet('a0'))
    expect(opened.set.annotations.map(({ id }) => id)).toEqual(['x'])
    const edit = step('a0', adding(annotationOn(testText, 'قال', 'y')))
    const refused = { ok: false, problem: { code: 'newer_version' } }
    expect(await session.applyEdits('a0', opened.revision, [edit])).toMatchObject(refused)
    const replaced = await session.replaceSet(emptySet('a0', 'salma'), { replace: true })
    expect(replaced).toMatchObject(refused)
    await session.close()
    expect(await readText(folder, setPath)).toBe(newer)
  })

  it('that move a quote leave the annotation as an orphan', async () => {
    const folder = await makeProject()
    await mkdir(join(folder, 'annotations/salma'), { recursive: true })
    const annotations = [
      { id: 'moved', label: 'actor', fragments: [{ start: 0, end: 1, quote: 'قال' }], attributes: {} },
      { id: 'outside', label: 'actor', fragments: [{ start: 5000, end: 5001, quote: 'x' }], attributes: {} },
    ]
    const set = { format: 'hashiya-set/1', annotations }
    await writeFile(join(folder, setPath), JSON.stringify(set))
    const session = await open(folder)
    const opened = unwrap(await session.openSet('a0'))
    expect(opened.orphans).toEqual(['moved', 'outside'])
    const edit = step('a0', adding(annotationOn(testText, 'كييف', 'new')))
    unwrap(await session.applyEdits('a0', opened.revision, [edit]))
    await session.close()
    const written = (await readJson(folder, setPath)).annotations
    expect(written).toContainEqual(annotations[0])
    expect(written).toContainEqual(annotations[1])
  })
})

describe('two sessions', () => {
  it('of one annotator: the second reads only, and sees what the first has saved', async () => {
    const folder = await makeProject()
    const first = await open(folder)
    const { revision } = unwrap(await first.openSet('a0'))
    const edit = step('a0', adding(annotationOn(testText, 'قال', 'x')))
    unwrap(await first.applyEdits('a0', revision, [edit]))

    const second = await open(folder)
    expect(second.readOnly).toMatchObject({ code: 'lock_held', params: { since: expect.any(String) } })
    const opened = unwrap(await second.openSet('a0'))
    expect(opened.set.annotations.map(({ id }) => id)).toEqual(['x'])
    expect(second.history().steps).toHaveLength(1)
    expect(await second.applyEdits('a0', opened.revision, [edit])).toEqual({
      ok: false,
      problem: second.readOnly,
    })

    await first.close()
    await second.close()
    expect((await open(folder)).readOnly).toBeNull()
  })

  it('of two annotators work side by side, shared files included', async () => {
    const folder = await makeProject()
    const salma = await open(folder, { annotator: 'salma' })
    const layla = await open(folder, { annotator: 'ليلى' })
    expect(layla.annotator).toEqual({ id: 'annotator', name: 'ليلى' })
    expect(layla.readOnly).toBeNull()
    const metadata = { ...noMetadata, title: 'عنوان 0' }
    await Promise.all([
      salma.setMetadata('a0', { ...metadata, outlet: 'الميناء' }),
      layla.setMetadata('a0', { ...metadata, date: '2026-03' }),
      salma.addAnnotator('Omar'),
      layla.addAnnotator('نور'),
    ])
    expect(await readJson(folder, 'articles/a0.json')).toMatchObject({
      title: 'عنوان 0',
      outlet: 'الميناء',
      date: '2026-03',
    })
    const { annotators } = await readJson(folder, 'project.hashiya')
    expect(annotators.slice(0, 2)).toEqual([
      { id: 'salma', name: 'Salma' },
      { id: 'annotator', name: 'ليلى' },
    ])
    expect(annotators).toContainEqual({ id: 'omar', name: 'Omar' })
    expect(annotators).toContainEqual({ id: 'annotator-2', name: 'نور' })
    const edit = step('a0', adding(annotationOn(testText, 'قال', 'x')))
    unwrap(await layla.applyEdits('a0', unwrap(await layla.openSet('a0')).revision, [edit]))
    expect(await salma.annotatorsOf('a0')).toEqual(['annotator'])
    expect(unwrap(await salma.readSet('a0', 'annotator')).set.annotations).toHaveLength(1)
  })
})

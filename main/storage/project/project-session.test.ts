import { execFile } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { emptySet } from '#app/model/annotation.ts'
import { invertChanges } from '#app/model/changes.ts'
import { utf16 } from '#app/text/offsets.ts'
import { openProject } from './open-project.ts'
import {
  adding,
  annotationOn,
  makeProject,
  noMetadata,
  open,
  step,
  surroundings,
  testCodebook,
  testText,
  unwrap,
} from './testing/test-project.ts'

const read = (folder: string, file: string) => readFile(join(folder, file), 'utf8')
const readJson = async (folder: string, file: string) => JSON.parse(await read(folder, file))
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
    expect(await read(folder, setPath)).toBe(newer)
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

describe('opening', () => {
  it('takes the annotator of last time, else the first', async () => {
    const folder = await makeProject()
    const omar = await open(folder, { annotator: 'Omar' })
    expect(omar.annotator.id).toBe('omar')
    await omar.close()
    expect((await open(folder)).annotator.id).toBe('omar')
    await rm(join(folder, '.hashiya/local.json'))
    expect((await open(folder, { access: 'read' })).annotator.id).toBe('salma')
  })

  it('takes the path of the main file for its folder', async () => {
    const folder = await makeProject()
    expect((await open(join(folder, 'project.hashiya'), { access: 'read' })).folder).toBe(folder)
  })

  it('for reading writes nothing', async () => {
    const folder = await makeProject()
    await rm(join(folder, '.hashiya'), { recursive: true })
    const session = await open(folder, { access: 'read' })
    expect(session.readOnly?.code).toBe('opened_read_only')
    await session.summaries()
    await session.saveView('a0', null)
    await session.close()
    expect(await readdir(folder)).not.toContain('.hashiya')
  })

  it.each([
    ['not_a_project', 'missing', undefined],
    ['not_found', '.', 'nobody'],
  ] as const)('for reading fails with %s', async (code, inside, annotator) => {
    const folder = join(await makeProject(), inside)
    const options = annotator === undefined ? {} : { annotator }
    const opened = await openProject({ folder, access: 'read', ...surroundings, ...options })
    expect(opened).toMatchObject({ ok: false, problem: { code } })
  })

  it.each(['gold', '\u0000 '])('refuses %j as an annotator', async (annotator) => {
    const opened = await openProject({
      folder: await makeProject(),
      access: 'annotate',
      annotator,
      ...surroundings,
    })
    expect(opened).toMatchObject({ ok: false, problem: { code: 'invalid_annotator' } })
  })

  it('of a project of a newer version is for reading only', async () => {
    const folder = await makeProject()
    const main = join(folder, 'project.hashiya')
    const newer = (await readFile(main, 'utf8')).replace('hashiya-project/1', 'hashiya-project/2')
    await writeFile(main, newer)
    const session = await open(folder, { annotator: 'salma' })
    expect(session.readOnly?.code).toBe('newer_version')
    expect(await session.addAnnotator('Omar')).toMatchObject({
      ok: false,
      problem: { code: 'newer_version' },
    })
    expect(await readFile(main, 'utf8')).toBe(newer)
  })

  it('keeps Git away from the private folder', async () => {
    expect(await read(await makeProject(), '.hashiya/.gitignore')).toBe('*\n')
  })

  it('passes over links and names that are none of ours, and says so', async () => {
    const folder = await makeProject()
    await symlink('/etc', join(folder, 'annotations/evil'))
    await symlink('/etc/hostname', join(folder, 'articles/evil.json'))
    await writeFile(join(folder, 'articles/a0 (conflicted copy).json'), '{}')
    const session = await open(folder)
    expect(session.articleIds()).toEqual(['a0'])
    expect(session.annotators().map(({ id }) => id)).toEqual(['salma'])
    expect(session.notices.map(({ code, params }) => [code, params.path])).toEqual([
      ['symbolic_link', 'annotations/evil'],
      ['name_ignored', 'articles/a0 (conflicted copy).json'],
      ['symbolic_link', 'articles/evil.json'],
    ])
  })

  it('never writes through a link', async () => {
    const folder = await makeProject()
    const elsewhere = join(folder, 'elsewhere')
    await mkdir(elsewhere)
    await symlink(elsewhere, join(folder, 'annotations/salma'))
    const session = await open(folder)
    const edit = step('a0', adding(annotationOn(testText, 'قال', 'x')))
    const answer = await session.applyEdits('a0', 0, [edit])
    expect(answer).toMatchObject({ ok: false, problem: { code: 'symbolic_link' } })
    expect(await readdir(elsewhere)).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('of a folder that cannot be written is for reading only', async () => {
    const folder = await makeProject()
    await rm(join(folder, '.hashiya'), { recursive: true })
    await chmod(folder, 0o555)
    const session = await open(folder)
    expect(session.readOnly?.code).toBe('no_permission')
    await chmod(folder, 0o755)
  })
})

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

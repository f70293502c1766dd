import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { RequestAnswer } from '#app/ipc/contract.ts'
import { fail, ok, type Problem } from '#app/result.ts'
import { ImportCandidates } from '../import/candidates.ts'
import { ComputerSettings } from '../settings/computer-settings.ts'
import { InterfaceLanguage } from '../settings/interface-language.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import {
  adding,
  annotationOn,
  makeFolder,
  makeProject,
  step,
  surroundings,
  testText,
  unwrap,
} from '../storage/project/testing/test-project.ts'
import { annotationsHandlers } from './annotations-handlers.ts'
import { appHandlers } from './app-handlers.ts'
import { articlesHandlers } from './articles-handlers.ts'
import { exportHandlers } from './export-handlers.ts'
import { importHandlers } from './import-handlers.ts'
import { ProjectDesk } from './project-desk.ts'
import { projectHandlers } from './project-handlers.ts'

const desks: ProjectDesk[] = []
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close()
})

function makeDesk(onChange: (session: ProjectSession | null) => void = () => {}): ProjectDesk {
  const desk = new ProjectDesk({ surroundings, onChange, onProblem: () => {} })
  desks.push(desk)
  return desk
}

async function openDesk(texts?: readonly string[]): Promise<ProjectDesk> {
  const desk = makeDesk()
  unwrap(await desk.open({ folder: await makeProject(texts) }))
  return desk
}

describe('the desk', () => {
  test('opens one project in place of another and puts that one away', async () => {
    const changes: (string | null)[] = []
    const desk = makeDesk((session) => changes.push(session?.folder ?? null))
    const [one, two] = [await makeProject(), await makeProject()]
    expect(unwrap(await desk.open({ folder: one }))).toMatchObject({
      folder: one,
      readOnly: null,
      name: 'مشروع',
    })
    unwrap(await desk.open({ folder: join(two, 'project.hashiya') }))
    await desk.close()
    await desk.close()
    expect(changes).toEqual([one, two, null])
    // Put away means that the lock is free.
    const again = makeDesk()
    expect(unwrap(await again.open({ folder: one })).readOnly).toBeNull()
  })

  test('keeps what is open where the other cannot be opened', async () => {
    const desk = await openDesk()
    const before = desk.session
    expect(await desk.open({ folder: await makeFolder() })).toMatchObject({
      problem: { code: 'not_a_project' },
    })
    expect(desk.session).toBe(before)
  })

  test('only describes again what lies open already', async () => {
    const desk = await openDesk()
    const { folder, annotator } = desk.session as ProjectSession
    const before = desk.session
    expect(unwrap(await desk.open({ folder })).readOnly).toBeNull()
    expect(unwrap(await desk.open({ folder: `${folder}/`, annotator: annotator.id })).readOnly).toBeNull()
    expect(desk.session).toBe(before)
  })

  test('gives the present project up for another only when told that it may', async () => {
    const desk = await openDesk()
    const before = desk.session as ProjectSession
    const other = await makeProject()
    const no = vi.fn(async () => false)
    expect(await desk.replace({ folder: other }, no)).toEqual(ok(null))
    expect(desk.session).toBe(before)
    expect(await desk.replace({ folder: before.folder }, no)).toEqual(ok(null))
    expect(no).toHaveBeenCalledOnce()
    // The other one was put away again, so that it can be opened.
    expect(unwrap(await desk.replace({ folder: other }, async () => true))).toMatchObject({ readOnly: null })
    expect(desk.session?.folder).toBe(other)
  })
})

describe('opening and closing', () => {
  const setUp = async () => {
    const settings = new ComputerSettings({
      folder: await makeFolder(),
      onProblem: () => {},
      readOnly: false,
    })
    const desk = makeDesk((session) => {
      if (session) settings.noteOpened({ folder: session.folder, name: session.name, openedAt: '' })
    })
    const sources = {
      create: vi.fn(async () => ok<string | null>(null)),
      choose: vi.fn(async (): Promise<string | null> => null),
      sample: vi.fn(async () => fail('disk_full')),
    }
    const leaving = { isAsking: false, noteDone: vi.fn() }
    return {
      settings,
      desk,
      sources,
      leaving,
      handlers: projectHandlers({ desk, settings, sources, leaving }),
    }
  }

  test('a dialog that is cancelled changes nothing', async () => {
    const { handlers, desk } = await setUp()
    expect(await handlers['project.choose'](null)).toEqual(ok(null))
    expect(await handlers['project.create']({ name: 'x', annotatorName: '' })).toEqual(ok(null))
    expect(await handlers['project.openSample'](null)).toEqual(fail('disk_full'))
    expect(desk.session).toBeNull()
  })

  test('only folders that the user has chosen before are opened by name', async () => {
    const { handlers, sources } = await setUp()
    const folder = await makeProject()
    expect(await handlers['project.open']({ folder })).toMatchObject({ problem: { code: 'invalid_request' } })
    sources.choose.mockResolvedValue(folder)
    expect(await handlers['project.choose'](null)).toMatchObject({ ok: true })
    expect(await handlers['project.open']({ folder })).toMatchObject({ ok: true })
  })

  test('a project that the user closes is not opened at the next start', async () => {
    const { handlers, sources, settings, desk, leaving } = await setUp()
    const folder = await makeProject()
    sources.choose.mockResolvedValue(folder)
    await handlers['project.choose'](null)
    expect(settings.openProject).toBe(folder)
    await handlers['project.close'](null)
    expect(desk.session).toBeNull()
    expect(settings.openProject).toBeNull()
    expect(leaving.noteDone).not.toHaveBeenCalled()
  })

  test('a project that is closed with the window is', async () => {
    const { handlers, sources, settings, desk, leaving } = await setUp()
    const folder = await makeProject()
    sources.choose.mockResolvedValue(folder)
    await handlers['project.choose'](null)
    leaving.isAsking = true
    await handlers['project.close'](null)
    expect(leaving.noteDone).toHaveBeenCalledOnce()
    expect(desk.session?.folder).toBe(folder)
    expect(settings.openProject).toBe(folder)
  })

  test('annotators are switched and added by name', async () => {
    const { handlers, sources } = await setUp()
    expect(await handlers['project.setAnnotator']({ id: 'x' })).toEqual(fail('no_project'))
    sources.choose.mockResolvedValue(await makeProject())
    await handlers['project.choose'](null)
    const added = unwrap(await handlers['project.setAnnotator']({ name: 'فؤاد' }))
    expect(added.annotator.name).toBe('فؤاد')
    const back = unwrap(await handlers['project.setAnnotator']({ id: 'salma' }))
    expect(back).toMatchObject({ annotator: { id: 'salma' }, readOnly: null })
    expect(back.annotators).toHaveLength(2)
  })
})

describe('the start', () => {
  const startWith = async (first: Parameters<typeof appHandlers>[0]['firstProject'], desk = makeDesk()) => {
    const settings = new ComputerSettings({
      folder: await makeFolder(),
      onProblem: () => {},
      readOnly: false,
    })
    const language = new InterfaceLanguage({ asked: null, system: ['ar'], settings: settings.settings })
    const told = { onReady: vi.fn(), onSettings: vi.fn(), onEnabled: vi.fn() }
    const base = { appVersion: '1.2.3', platform: 'freebsd' as const, firstProject: first }
    return { told, handlers: appHandlers({ ...base, settings, language, desk, ...told }) }
  }

  test('says all that the first paint needs', async () => {
    const { handlers } = await startWith(Promise.resolve(ok(null)))
    expect(await handlers['app.start'](null)).toEqual({
      appVersion: '1.2.3',
      platform: 'linux',
      locale: 'ar',
      settings: { locale: null, theme: 'system', readingFace: 'naskh' },
      recentProjects: [],
      project: null,
      problem: null,
    })
  })

  test('says once why a project could not be opened, and later what is open', async () => {
    const problem: Problem = fail('not_a_project', { path: '/x' }).problem
    const desk = makeDesk()
    const { handlers } = await startWith(Promise.resolve({ ok: false, problem }), desk)
    expect(await handlers['app.start'](null)).toMatchObject({ project: null, problem })
    expect(await handlers['app.start'](null)).toMatchObject({ project: null, problem: null })
    const folder = await makeProject()
    unwrap(await desk.open({ folder }))
    expect(await handlers['app.start'](null)).toMatchObject({ project: { folder }, problem: null })
  })

  test('settings are kept and told of', async () => {
    const { handlers, told } = await startWith(Promise.resolve(ok(null)))
    const changed = { locale: 'en', theme: 'dark', readingFace: 'amiri' } as const
    expect(await handlers['settings.change'](changed)).toEqual(changed)
    expect(told.onSettings).toHaveBeenCalledWith(changed)
    expect(await handlers['app.start'](null)).toMatchObject({ locale: 'en', settings: changed })
    await handlers['menu.enable'](['export.open'])
    expect(told.onEnabled).toHaveBeenCalledWith(new Set(['export.open']))
    await handlers['app.ready'](null)
    expect(told.onReady).toHaveBeenCalledOnce()
  })
})

describe('articles and edits', () => {
  test('without a project nothing is open', async () => {
    const desk = makeDesk()
    expect(await articlesHandlers(desk)['articles.open']({ id: 'a0' })).toEqual(fail('no_project'))
    expect(await articlesHandlers(desk)['view.save']({ article: null, place: null })).toBeNull()
  })

  test('an edit that is acknowledged is there when the project is opened again', async () => {
    const desk = await openDesk()
    const { folder } = desk.session as ProjectSession
    const noteSaved = vi.fn()
    const opened = unwrap(await articlesHandlers(desk)['articles.open']({ id: 'a0' }))
    expect(opened).toMatchObject({ article: { text: testText }, orphans: [] })
    const edits = [step('a0', adding(annotationOn(testText, 'كييف', 'x1')))].map((edit) => ({
      ...edit,
      changes: [...edit.changes],
    }))
    const apply = annotationsHandlers(desk, noteSaved)['annotations.apply']
    const applied = unwrap(await apply({ article: 'a0', baseRevision: opened.revision, edits }))
    expect(applied.revision).toBeGreaterThan(opened.revision)
    expect(noteSaved).toHaveBeenLastCalledWith(null)
    // The page has fallen behind: that is no trouble with saving.
    const stale = await apply({ article: 'a0', baseRevision: opened.revision, edits })
    expect(stale.ok).toBe(false)
    expect(noteSaved).toHaveBeenCalledOnce()
    await desk.close()
    unwrap(await desk.open({ folder }))
    const again = unwrap(await articlesHandlers(desk)['articles.open']({ id: 'a0' }))
    expect(again.set.annotations.map(({ id }) => id)).toEqual(['x1'])
  })

  test('metadata changes are answered with the new line of the library', async () => {
    const desk = await openDesk()
    const metadata = { title: 'جديد', outlet: '', date: '2026-03', url: '', language: 'ar' }
    const changed = await articlesHandlers(desk)['articles.setMetadata']({ id: 'a0', metadata })
    expect(unwrap(changed)).toMatchObject({ id: 'a0', metadata })
  })
})

describe('import', () => {
  const setUp = (desk: ProjectDesk, files: readonly string[] = []) => {
    const candidates = new ImportCandidates({
      findBySha256: (sha256) => desk.session?.findBySha256(sha256),
      random: surroundings.random,
    })
    const onProgress = vi.fn()
    return {
      onProgress,
      handlers: importHandlers({ desk, candidates, chooseFiles: async () => files, onProgress }),
    }
  }
  const bytesOf = (text: string) => new TextEncoder().encode(text)

  test('files become articles once, and what is there already is named', async () => {
    const desk = await openDesk()
    const { handlers, onProgress } = setUp(desk)
    const read = unwrap(
      await handlers['import.read']({
        files: [
          { name: 'new.txt', bytes: bytesOf('نص جديد\r\nسطر') },
          { name: 'old.txt', bytes: bytesOf(testText) },
          { name: '', bytes: bytesOf('نص ملصق') },
          { name: 'empty.txt', bytes: new Uint8Array() },
        ],
      }),
    )
    expect(read.map(({ duplicateOf, problem }) => [duplicateOf !== null, problem?.code])).toEqual([
      [false, undefined],
      [true, undefined],
      [false, undefined],
      [false, 'empty_text'],
    ])
    const items = read.map(({ token, metadata }) => ({ token, metadata }))
    const report = unwrap(await handlers['import.commit']({ items }))
    expect(report.imported).toHaveLength(2)
    expect(report.skipped.map(({ problem }) => problem.code).toSorted()).toEqual([
      'duplicate_article',
      'empty_text',
    ])
    expect(onProgress).toHaveBeenCalled()
    const { id } = report.imported[0] ?? { id: '' }
    expect(unwrap(await articlesHandlers(desk)['articles.open']({ id })).article.text).toBe('نص جديد\nسطر')
    expect(await handlers['import.commit']({ items })).toMatchObject({ problem: { code: 'invalid_request' } })
  })

  test('chosen files are read, and those that are gone are named', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'a.txt'), Buffer.from('d3e1c7e3', 'hex'))
    const desk = await openDesk()
    const { handlers } = setUp(desk, [join(folder, 'a.txt'), join(folder, 'gone.txt')])
    const [first, second] = unwrap(await handlers['import.choose'](null))
    expect(first).toMatchObject({ fileName: 'a.txt', encodingCertain: false })
    expect(second?.problem?.code).toBe('not_found')
    const token = first?.token ?? ''
    const again = unwrap(await handlers['import.setEncoding']({ token, encoding: 'iso-8859-6' }))
    expect(again).toMatchObject({ encoding: 'iso-8859-6', token })
    expect(await handlers['import.discard'](null)).toBeNull()
    expect((await handlers['import.setEncoding']({ token, encoding: 'utf-8' })).ok).toBe(false)
  })

  test('needs a project', async () => {
    const { handlers } = setUp(makeDesk())
    expect(await handlers['import.choose'](null)).toEqual(fail('no_project'))
    expect(await handlers['import.read']({ files: [] })).toEqual(fail('no_project'))
    expect(await handlers['import.commit']({ items: [] })).toEqual(fail('no_project'))
  })
})

describe('export', () => {
  const setUp = async () => {
    const desk = await openDesk()
    const opened = unwrap(await articlesHandlers(desk)['articles.open']({ id: 'a0' }))
    const edits = [step('a0', adding(annotationOn(testText, 'كييف', 'x1')))]
    unwrap(await (desk.session as ProjectSession).applyEdits('a0', opened.revision, edits))
    const out = join(await makeFolder(), 'out')
    const dialogs = {
      chooseExportFolder: vi.fn(async (): Promise<string | null> => out),
      confirmReplace: vi.fn(async () => false),
    }
    const onProgress = vi.fn()
    const run = exportHandlers({ desk, dialogs, random: surroundings.random, onProgress })['export.run']
    const everything = { format: 'jsonl' as const, articles: ['a0'], annotators: ['salma'] }
    return { desk, out, dialogs, run, everything }
  }
  type Answer = Extract<RequestAnswer<'export.run'>, { ok: true }>['value']

  test('writes what was chosen and says where', async () => {
    const { out, run, everything } = await setUp()
    const answer: Answer = unwrap(await run(everything))
    if (answer?.type !== 'written') throw new Error('not written')
    expect(answer.report).toMatchObject({ articles: 1, annotations: 1 })
    const names = await readdir(out)
    expect(answer.report.files.toSorted()).toEqual(names.map((name) => join(out, name)).toSorted())
    const jsonl = await readFile(answer.report.files.find((file) => file.endsWith('.jsonl')) ?? '', 'utf8')
    // In code points, which 😀 and 𞤀 tell apart from UTF-16.
    const start = Array.from(testText.slice(0, testText.indexOf('كييف'))).length
    expect(JSON.parse(jsonl).annotations[0].fragments[0].start).toBe(start)
  })

  test('writes over files only when told to', async () => {
    const { out, run, everything, dialogs } = await setUp()
    unwrap(await run({ ...everything, format: 'csv' }))
    const before = await readdir(out)
    await writeFile(join(out, before[0] ?? ''), 'mine')
    expect(await run({ ...everything, format: 'csv' })).toEqual(ok(null))
    expect(dialogs.confirmReplace).toHaveBeenCalledWith(before)
    expect(await readFile(join(out, before[0] ?? ''), 'utf8')).toBe('mine')
    dialogs.confirmReplace.mockResolvedValue(true)
    expect(unwrap(await run({ ...everything, format: 'csv' }))).toMatchObject({ type: 'written' })
    expect(await readFile(join(out, before[0] ?? ''), 'utf8')).not.toBe('mine')
  })

  test('a cancelled dialog writes nothing', async () => {
    const { out, run, everything, dialogs } = await setUp()
    dialogs.chooseExportFolder.mockResolvedValue(null)
    expect(await run(everything)).toEqual(ok(null))
    await expect(readdir(out)).rejects.toThrow()
  })

  test('is refused, before it asks where, when a quote does not fit', async () => {
    const { desk, run, everything, dialogs, out } = await setUp()
    const { folder } = desk.session as ProjectSession
    await desk.close()
    const file = join(folder, 'annotations/salma/a0.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('كييف', 'لندن'))
    await rm(join(folder, '.hashiya'), { recursive: true, force: true })
    unwrap(await desk.open({ folder, annotator: 'salma' }))
    const answer = unwrap(await run(everything))
    expect(answer).toMatchObject({
      type: 'refused',
      findings: [{ code: 'quote_mismatch', severity: 'error' }],
    })
    expect(dialogs.chooseExportFolder).not.toHaveBeenCalled()
    await expect(readdir(out)).rejects.toThrow()
  })

  test('of nothing is not written', async () => {
    const { run, everything } = await setUp()
    expect(await run({ ...everything, articles: [] })).toMatchObject({
      problem: { code: 'nothing_to_export' },
    })
  })

  test('says so where the folder cannot be written', async () => {
    const { run, everything, dialogs } = await setUp()
    const file = join(await makeFolder(), 'file')
    await writeFile(file, '')
    dialogs.chooseExportFolder.mockResolvedValue(join(file, 'below'))
    expect((await run(everything)).ok).toBe(false)
  })
})

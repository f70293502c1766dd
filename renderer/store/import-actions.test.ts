import { beforeEach, describe, expect, it } from 'vitest'
import type { ImportCandidate } from '#app/ipc/contract.ts'
import { fail, ok } from '#app/result.ts'
import { type AppStore, createAppStore } from './app-store.ts'
import { articleActions } from './article-actions.ts'
import { type ImportActions, importActions } from './import-actions.ts'
import { FakeMain, settle } from './testing/fake-main.ts'

const candidate = (token: string, more: Partial<ImportCandidate> = {}): ImportCandidate => ({
  token,
  fileName: `${token}.txt`,
  encoding: 'windows-1256',
  encodingCertain: false,
  preview: 'نص',
  length: 2,
  metadata: { title: `title ${token}`, outlet: '', date: '', url: '', language: '' },
  duplicateOf: null,
  problem: null,
  ...more,
})

let main: FakeMain
let store: AppStore
let actions: ImportActions

beforeEach(() => {
  main = new FakeMain([])
  store = createAppStore()
  actions = importActions(store, main, articleActions(store, main))
  main.answers['import.choose'] = () =>
    ok([
      candidate('one'),
      candidate('two', { duplicateOf: 'x' }),
      candidate('three', { problem: { code: 'not_text', params: {} } }),
    ])
})

const task = () => store.getState().tasks.importing
const dialog = () => store.getState().view.dialog?.type

describe('choosing', () => {
  it('opens the dialog only when there is something to see', async () => {
    main.held = 'import.choose'
    const choosing = actions.chooseFiles()
    await settle()
    expect(dialog()).toBe(undefined)
    main.release()
    await choosing
    expect(dialog()).toBe('import')
    expect(task()?.candidates).toHaveLength(3)
  })

  it('leaves no trace where the native dialog was cancelled', async () => {
    main.answers['import.choose'] = () => ok([])
    await actions.chooseFiles()
    expect(dialog()).toBe(undefined)
    expect(task()).toBe(null)
  })

  it('adds what is dropped to what is there', async () => {
    await actions.chooseFiles()
    main.answers['import.read'] = ({ files }) => ok(files.map(({ name }) => candidate(name)))
    await actions.importFiles([{ name: 'four', size: 2, arrayBuffer: async () => new ArrayBuffer(2) }])
    expect(task()?.candidates.map(({ token }) => token)).toEqual(['one', 'two', 'three', 'four'])
  })

  it('sends large and many files in several messages', async () => {
    main.answers['import.read'] = ({ files }) => ok(files.map(({ name }) => candidate(name)))
    const file = (rank: number, size: number) => ({
      name: String(rank),
      size,
      arrayBuffer: async () => new ArrayBuffer(1),
    })
    const large = [50, 10, 100, 1].map((megabytes, rank) => file(rank, megabytes * 2 ** 20))
    const small = Array.from({ length: 1001 }, (_, rank) => file(rank + 4, 10))
    await actions.importFiles([...large, ...small])
    const sent = main.named('import.read') as { files: unknown[] }[]
    expect(sent.map(({ files }) => files.length)).toEqual([2, 1, 500, 500, 2])
    expect(task()?.candidates).toHaveLength(1005)
  })

  it('says what is wrong with a file that cannot be read', async () => {
    await actions.importFiles([
      {
        name: 'gone',
        size: 1,
        arrayBuffer: async () => {
          throw new Error('gone')
        },
      },
    ])
    expect(task()).toMatchObject({ phase: 'choosing', problem: { code: 'unexpected' } })
  })

  it('forgets a reading that was left before it was done', async () => {
    main.held = 'import.choose'
    const choosing = actions.chooseFiles()
    await settle()
    await actions.discardImport()
    main.release()
    await choosing
    expect(task()).toBe(null)
    expect(dialog()).toBe(undefined)
    expect(main.named('import.discard')).toHaveLength(2)
  })

  it('takes the title of the new reading unless it was edited', async () => {
    await actions.chooseFiles()
    main.answers['import.setEncoding'] = ({ token, encoding }) =>
      ok({ ...candidate(token, { encoding }), metadata: { ...candidate(token).metadata, title: encoding } })
    await actions.setEncoding('one', 'iso-8859-6')
    expect(task()?.candidates[0]?.metadata.title).toBe('iso-8859-6')
    actions.setCandidate('one', { ...candidate('one').metadata, title: 'mine', outlet: 'الميناء' })
    await actions.setEncoding('one', 'utf-8')
    expect(task()?.candidates[0]).toMatchObject({
      encoding: 'utf-8',
      metadata: { title: 'mine', outlet: 'الميناء' },
    })
  })
})

describe('writing', () => {
  it('sends only what can become an article, and shows the new articles', async () => {
    main.answers['import.commit'] = ({ items }) =>
      ok({ imported: items.map(({ token }) => main.summary(token)), skipped: [] })
    await actions.chooseFiles()
    await actions.commitImport()
    expect(main.named('import.commit')).toEqual([
      { items: [{ token: 'one', metadata: candidate('one').metadata }] },
    ])
    expect(store.getState().library.summaries.map(({ id }) => id)).toEqual(['one'])
    expect(dialog()).toBe(undefined)
    expect(task()).toBe(null)
  })

  it('names what main has skipped', async () => {
    const skipped = [{ fileName: 'one.txt', problem: { code: 'duplicate_article', params: {} } as const }]
    main.answers['import.commit'] = () => ok({ imported: [], skipped })
    await actions.chooseFiles()
    await actions.commitImport()
    expect(task()?.report?.skipped).toEqual(skipped)
    expect(dialog()).toBe('import')
  })

  it('keeps the candidates where writing failed', async () => {
    main.answers['import.commit'] = () => fail('disk_full')
    await actions.chooseFiles()
    await actions.commitImport()
    expect(task()).toMatchObject({ phase: 'choosing', problem: { code: 'disk_full' } })
    expect(task()?.candidates).toHaveLength(3)
  })

  it('cannot be left while it writes', async () => {
    main.held = 'import.commit'
    await actions.chooseFiles()
    const writing = actions.commitImport()
    await actions.discardImport()
    expect(task()?.phase).toBe('writing')
    main.answers['import.commit'] = () => ok({ imported: [], skipped: [] })
    main.release()
    await writing
  })
})

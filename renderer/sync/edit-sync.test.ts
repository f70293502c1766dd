import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Annotation } from '#app/model/annotation.ts'
import type { Change } from '#app/model/changes.ts'
import { saveState } from '../store/app-state.ts'
import { type AppStore, createAppStore } from '../store/app-store.ts'
import { type ArticleActions, articleActions } from '../store/article-actions.ts'
import { projectActions } from '../store/project-actions.ts'
import { annotation, FakeMain, settle } from '../store/testing/fake-main.ts'
import { createEditSync, type EditSync } from './edit-sync.ts'

const added = (after: Annotation): readonly Change[] => [{ type: 'annotation', before: null, after }]
const removed = (before: Annotation): readonly Change[] => [{ type: 'annotation', before, after: null }]
const adding = { action: 'add', label: 'actor' } as const

let main: FakeMain
let store: AppStore
let actions: ArticleActions
let sync: EditSync
let retries: { delay: number; task: () => void }[]

async function begin(): Promise<void> {
  main = new FakeMain(['one', 'two'])
  store = createAppStore()
  actions = articleActions(store, main)
  retries = []
  sync = createEditSync(store, main, {
    after: (delay, task) => {
      const retry = { delay, task }
      retries.push(retry)
      return () => {
        retries = retries.filter((other) => other !== retry)
      }
    },
  })
  sync.start()
  const projects = projectActions(store, main, actions, sync.flush, () => '2026-01-01T00:00:00Z')
  await projects.showProject(main.project())
}

beforeEach(begin)

const add = (id: string) => actions.makeEdit(adding, added(annotation(id)))
const shown = () => saveState(store.getState()).type
const stored = (article: string) => main.sets.get(article)?.annotations.map(({ id }) => id)
const retry = async () => {
  retries.pop()?.task()
  await settle()
}

describe('sending', () => {
  it('says "saved" only after main has answered', async () => {
    main.held = 'annotations.apply'
    add('a1')
    expect(shown()).toBe('saving')
    await settle()
    expect(shown()).toBe('saving')
    main.release()
    await settle()
    expect(shown()).toBe('saved')
    expect(stored('one')).toEqual(['a1'])
  })

  it('sends one request at a time, with everything that waited in the next', async () => {
    main.held = 'annotations.apply'
    add('a1')
    await settle()
    add('a2')
    add('a3')
    await settle()
    expect(main.named('annotations.apply')).toHaveLength(1)
    main.release()
    await settle()
    const requests = main.named('annotations.apply') as { edits: unknown[]; baseRevision: number }[]
    expect(requests.map(({ edits }) => edits.length)).toEqual([1, 2])
    expect(requests.map(({ baseRevision }) => baseRevision)).toEqual([0, 1])
    expect(shown()).toBe('saved')
  })

  it('keeps the order across articles, one article a request', async () => {
    main.held = 'annotations.apply'
    add('a1')
    await actions.openArticle('two')
    add('b1')
    await actions.openArticle('one')
    add('a2')
    main.release()
    await settle()
    expect(
      main.named('annotations.apply').map((request) => (request as { article: string }).article),
    ).toEqual(['one', 'two', 'one'])
    expect(main.history.steps.map(({ article }) => article)).toEqual(['one', 'two', 'one'])
    // The page shows one; two is not needed any more.
    expect(Object.keys(store.getState().articles.opened)).toEqual(['one'])
  })
})

it.each([0, 1, 2, 3, 4, 5])('misses no edit that comes %i turns after the last answer', async (turns) => {
  const end = store.subscribe(async ({ articles }) => {
    if (articles.unsaved.length > 0) return
    end()
    for (let turn = 0; turn < turns; turn++) await Promise.resolve()
    add('a2')
  })
  add('a1')
  await settle()
  expect(stored('one')).toEqual(['a1', 'a2'])
})

it('takes no answer to one project for an answer to the next', async () => {
  main.held = 'annotations.apply'
  add('a1')
  await settle()
  const projects = projectActions(store, main, actions, sync.flush, () => '2026-01-01T00:00:00Z')
  await projects.showProject({ ...main.project(), folder: '/projects/two' })
  add('b1')
  await settle()
  expect(store.getState().articles.unsaved).toHaveLength(1)
  main.release()
  await settle()
  expect(shown()).toBe('saved')
  expect(stored('one')).toContain('b1')
})

describe('trouble', () => {
  const full = { code: 'disk_full', params: {} } as const

  it('keeps the edits, says why, and tries again at growing intervals until it works', async () => {
    main.trouble = full
    add('a1')
    await settle()
    expect(saveState(store.getState())).toEqual({ type: 'trouble', problem: full })
    const delays: (number | undefined)[] = []
    for (let count = 0; count < 7; count++) {
      delays.push(retries[0]?.delay)
      await retry()
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    add('a2')
    main.trouble = null
    await retry()
    expect(shown()).toBe('saved')
    expect(stored('one')).toEqual(['a1', 'a2'])
    expect(retries).toEqual([])
  })

  it('survives a channel that breaks', async () => {
    main.answers['annotations.apply'] = () => {
      throw new Error('gone')
    }
    add('a1')
    await settle()
    expect(saveState(store.getState())).toMatchObject({ type: 'trouble', problem: { code: 'unexpected' } })
    delete main.answers['annotations.apply']
    await retry()
    expect(stored('one')).toEqual(['a1'])
  })

  it('flush tries at once and tells whether everything is on disk', async () => {
    main.trouble = full
    add('a1')
    await settle()
    expect(await sync.flush()).toBe(false)
    main.trouble = null
    expect(await sync.flush()).toBe(true)
    expect(stored('one')).toEqual(['a1'])
    expect(retries).toEqual([])
  })

  it('flush waits for what is under way', async () => {
    main.held = 'annotations.apply'
    add('a1')
    let flushed: boolean | null = null
    const flushing = sync.flush().then((result) => {
      flushed = result
    })
    await settle()
    expect(flushed).toBe(null)
    main.release()
    await flushing
    expect(flushed).toBe(true)
  })
})

describe('conflicts', () => {
  it('makes its edits again on top of what somebody else wrote', async () => {
    main.changeElsewhere('one', (set) => ({ ...set, annotations: [annotation('x1', 6)] }))
    add('a1')
    await settle()
    expect(stored('one')).toEqual(['x1', 'a1'])
    expect(store.getState().articles.opened.one?.set.annotations.map(({ id }) => id)).toEqual(['x1', 'a1'])
    expect(shown()).toBe('saved')
  })

  it('leaves out what no longer fits, says so, and forgets the step', async () => {
    add('a1')
    await settle()
    main.held = 'annotations.apply'
    actions.makeEdit({ action: 'remove', label: 'actor' }, removed(annotation('a1')))
    add('a2')
    main.changeElsewhere('one', (set) => ({ ...set, annotations: [] }))
    main.release()
    await settle()
    expect(stored('one')).toEqual(['a2'])
    expect(shown()).toBe('saved')
    expect(store.getState().undo.history).toEqual(main.history)
    expect(store.getState().messages.notices.at(-1)?.content).toMatchObject({
      key: 'notice.editsDropped',
      values: { count: 1 },
    })
  })

  it('drops the edits of an article that is gone', async () => {
    main.held = 'annotations.apply'
    add('a1')
    await actions.openArticle('two')
    add('b1')
    main.changeElsewhere('one', (set) => set)
    main.sets.delete('one')
    main.release()
    await settle()
    expect(stored('two')).toEqual(['b1'])
    expect(shown()).toBe('saved')
  })

  it('does not go round for ever where main never agrees', async () => {
    main.answers['annotations.apply'] = () => ({
      ok: false,
      problem: { code: 'change_conflict', params: {} },
    })
    add('a1')
    await settle()
    expect(shown()).toBe('trouble')
    expect(main.named('annotations.apply').length).toBeLessThan(10)
  })
})

it('ends with main and window agreeing, whatever happens in between', async () => {
  const action = fc.oneof(
    fc.record({ type: fc.constant('add' as const), id: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ type: fc.constant('remove' as const), id: fc.integer({ min: 0, max: 9 }) }),
    fc.record({
      type: fc.constantFrom('undo', 'redo', 'fail', 'mend', 'hold', 'release', 'elsewhere', 'settle'),
    }),
    fc.record({ type: fc.constant('open' as const), id: fc.constantFrom('one', 'two') }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 40 }), async (script) => {
      await begin()
      for (const step of script) {
        if (step.type === 'add') add(`a${step.id}`)
        else if (step.type === 'remove') {
          actions.makeEdit({ action: 'remove', label: 'actor' }, removed(annotation(`a${step.id}`)))
        } else if (step.type === 'open') void actions.openArticle(step.id)
        else if (step.type === 'undo') void actions.undo()
        else if (step.type === 'redo') void actions.redo()
        else if (step.type === 'fail') main.trouble = { code: 'disk_full', params: {} }
        else if (step.type === 'mend') main.trouble = null
        else if (step.type === 'hold') main.held = 'annotations.apply'
        else if (step.type === 'release') main.release()
        else if (step.type === 'elsewhere') {
          main.changeElsewhere('one', (set) => ({ ...set, annotations: set.annotations.slice(1) }))
        } else await settle()
      }
      main.trouble = null
      main.release()
      await settle()
      expect(await sync.flush()).toBe(true)
      await settle()
      const { articles, undo } = store.getState()
      expect(saveState(store.getState()).type).toBe('saved')
      for (const { set, revision } of Object.values(articles.opened)) {
        // What was changed elsewhere shows at the next edit; until then the revision is behind.
        if (revision === main.revision(set.article)) expect(set).toEqual(main.sets.get(set.article))
      }
      expect(undo.history).toEqual(main.history)
      expect(undo.savedHistory).toEqual(main.history)
    }),
    { numRuns: 300 },
  )
})

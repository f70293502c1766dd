import { beforeEach, describe, expect, it } from 'vitest'
import type { Annotation } from '#app/model/annotation.ts'
import type { Change } from '#app/model/changes.ts'
import { type AppStore, createAppStore } from './app-store.ts'
import { type ArticleActions, articleActions } from './article-actions.ts'
import { currentArticle } from './article-slice.ts'
import { projectActions } from './project-actions.ts'
import { annotation, FakeMain, settle } from './testing/fake-main.ts'

const added = (after: Annotation): readonly Change[] => [{ type: 'annotation', before: null, after }]
const adding = { action: 'add', label: 'actor' } as const

let main: FakeMain
let store: AppStore
let actions: ArticleActions

beforeEach(async () => {
  main = new FakeMain(['one', 'two'])
  store = createAppStore()
  actions = articleActions(store, main)
  const projects = projectActions(
    store,
    main,
    actions,
    async () => true,
    () => '2026-01-01T00:00:00Z',
  )
  await projects.showProject(main.project())
})

const ids = () => currentArticle(store.getState().articles)?.set.annotations.map(({ id }) => id)
const counts = (id: string) => store.getState().library.summaries.find((summary) => summary.id === id)?.counts
const lastNotice = () => store.getState().messages.notices.at(-1)?.content

describe('opening', () => {
  it('shows the first article of a project that was never opened', () => {
    expect(store.getState().articles.current).toBe('one')
  })

  it('lets the last wish win where two articles are asked for', async () => {
    main.held = 'articles.open'
    const first = actions.openArticle('two')
    const second = actions.openArticle('one')
    main.release()
    await Promise.all([first, second])
    expect(store.getState().articles).toMatchObject({ current: 'one', opening: null })
  })

  it('says why an article cannot be opened and keeps the page', async () => {
    const problem = await actions.openArticle('three')
    expect(problem?.code).toBe('article_not_found')
    expect(store.getState().articles).toMatchObject({ current: 'one', opening: null })
    expect(lastNotice()).toMatchObject({ type: 'problem' })
  })

  it('keeps the unsaved edits of an article that was left', async () => {
    actions.makeEdit(adding, added(annotation('a1')))
    await actions.openArticle('two')
    await actions.openArticle('one')
    expect(ids()).toEqual(['a1'])
    // The edit was never saved, so main must not have been asked for the article again.
    expect(main.named('articles.open')).toEqual([{ id: 'one' }, { id: 'two' }])
  })
})

describe('editing', () => {
  it('applies at once, queues, counts and can be undone', () => {
    expect(actions.makeEdit(adding, added(annotation('a1')))).toBe(true)
    expect(ids()).toEqual(['a1'])
    expect(counts('one')).toEqual({ actor: 1 })
    expect(store.getState().articles.unsaved).toHaveLength(1)
    expect(store.getState().undo.history.position).toBe(1)
  })

  it('changes nothing where the changes do not fit', () => {
    actions.makeEdit(adding, added(annotation('a1')))
    const before = store.getState()
    expect(actions.makeEdit(adding, added(annotation('a1')))).toBe(false)
    expect(store.getState().articles).toBe(before.articles)
    expect(store.getState().undo).toBe(before.undo)
    expect(lastNotice()).toMatchObject({ type: 'problem', problem: { code: 'change_conflict' } })
  })

  it('refuses in a project that is open for reading', () => {
    store.setState(({ open }) => ({
      open: { project: open.project && { ...open.project, readOnly: { code: 'lock_held', params: {} } } },
    }))
    expect(actions.makeEdit(adding, added(annotation('a1')))).toBe(false)
    expect(ids()).toEqual([])
  })

  it('lets go of an annotation that is removed', () => {
    actions.makeEdit(adding, added(annotation('a1')))
    store.setState(({ focus }) => ({
      focus: { ...focus, annotation: 'a1', pick: { kind: 'fragment', annotation: 'a1' } },
    }))
    actions.makeEdit({ action: 'remove', label: 'actor' }, [
      { type: 'annotation', before: annotation('a1'), after: null },
    ])
    expect(store.getState().focus).toMatchObject({ annotation: null, pick: null })
  })
})

describe('undo and redo', () => {
  it('takes back and does again, focuses what changed and says so', async () => {
    actions.makeEdit(adding, added(annotation('a1')))
    await actions.undo()
    expect(ids()).toEqual([])
    expect(lastNotice()).toEqual({ type: 'step', move: 'undo', description: adding, title: null })
    await actions.redo()
    expect(ids()).toEqual(['a1'])
    expect(store.getState().focus.annotation).toBe('a1')
    expect(store.getState().articles.unsaved.map(({ history }) => history.type)).toEqual([
      'do',
      'undo',
      'redo',
    ])
  })

  it('goes back to the article where the step was made', async () => {
    actions.makeEdit(adding, added(annotation('a1')))
    await actions.openArticle('two')
    store.setState(({ view }) => ({ view: { ...view, screen: 'export' } }))
    await actions.undo()
    expect(store.getState().articles.current).toBe('one')
    expect(store.getState().view.screen).toBe('annotate')
    expect(ids()).toEqual([])
    expect(lastNotice()).toMatchObject({ type: 'step', title: 'Title one' })
  })

  it('makes two steps in a row where the first has to open an article', async () => {
    actions.makeEdit(adding, added(annotation('a1')))
    actions.makeEdit(adding, added(annotation('a2')))
    store.setState(({ articles }) => ({ articles: { ...articles, unsaved: [] } }))
    await actions.openArticle('two')
    main.changeElsewhere('one', (set) => ({ ...set, annotations: [annotation('a1'), annotation('a2')] }))
    main.held = 'articles.open'
    const moves = [actions.undo(), actions.undo()]
    await settle()
    main.release()
    await Promise.all(moves)
    expect(ids()).toEqual([])
    expect(store.getState().undo.history.position).toBe(0)
  })

  it('passes over a step that no longer fits, so that earlier ones can be undone', async () => {
    actions.makeEdit(adding, added(annotation('a1')))
    actions.makeEdit(adding, added(annotation('a2')))
    store.setState(({ articles }) => {
      const opened = articles.opened.one
      if (!opened) throw new Error('not open')
      const set = { ...opened.set, annotations: [annotation('a1')] }
      return { articles: { ...articles, opened: { one: { ...opened, set } } } }
    })
    await actions.undo()
    expect(ids()).toEqual(['a1'])
    expect(store.getState().undo.history.position).toBe(1)
    await actions.undo()
    expect(ids()).toEqual([])
    expect(store.getState().articles.unsaved.at(-2)).toMatchObject({ changes: [], history: { type: 'undo' } })
  })
})

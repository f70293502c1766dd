import { beforeEach, expect, it } from 'vitest'
import { fail, ok } from '#app/result.ts'
import { type AppStore, createAppStore } from './app-store.ts'
import { articleActions } from './article-actions.ts'
import { type ProjectActions, projectActions } from './project-actions.ts'
import { FakeMain } from './testing/fake-main.ts'

let main: FakeMain
let store: AppStore
let actions: ProjectActions
let canSave: boolean

beforeEach(() => {
  main = new FakeMain(['one', 'two'])
  store = createAppStore()
  canSave = true
  actions = projectActions(
    store,
    main,
    articleActions(store, main),
    async () => canSave,
    () => '2026-03-14T10:00:00Z',
  )
})

it('reopens the article that was open last, at its place', async () => {
  const place = { topOffset: 3, topPixels: 0, anchor: 4, head: 4, focusedAnnotation: 'a1' }
  await actions.showProject(main.project({ article: 'two', places: { two: place } }))
  const { articles, view, focus } = store.getState()
  expect(articles.current).toBe('two')
  expect(view.places.two).toEqual(place)
  expect(focus.annotation).toBe('a1')
})

it('stays in the project while something cannot be saved', async () => {
  await actions.showProject(main.project())
  canSave = false
  store.setState({ trouble: { code: 'disk_full', params: {} } })
  await actions.openSample()
  await actions.closeProject()
  expect(main.named('project.openSample')).toEqual([])
  expect(main.named('project.close')).toEqual([])
  expect(store.getState().open.project).not.toBe(null)
  expect(store.getState().messages.notices.at(-1)?.content).toMatchObject({ problem: { code: 'disk_full' } })
})

it('keeps nothing of the project before', async () => {
  await actions.showProject(main.project())
  main.answers['project.open'] = () => ok({ ...main.project(), folder: '/projects/two', articles: [] })
  store.setState(({ view }) => ({ view: { ...view, screen: 'export', dialog: { type: 'keys' } } }))
  await actions.openProject('/projects/two')
  const { articles, library, view, computer } = store.getState()
  expect(articles).toMatchObject({ current: null, opened: {}, unsaved: [] })
  expect(library.summaries).toEqual([])
  expect(view).toMatchObject({ screen: 'annotate', dialog: null, busy: false })
  expect(computer.recentProjects.map(({ folder }) => folder)).toEqual(['/projects/two', '/projects/one'])
})

it('gives a dialog the reason to show, and says it itself elsewhere', async () => {
  main.answers['project.create'] = () => fail('folder_not_empty', { path: '/x' })
  main.answers['project.choose'] = () => fail('not_a_project', { path: '/x' })
  expect((await actions.createProject('new', 'سلمى'))?.code).toBe('folder_not_empty')
  expect(store.getState().messages.notices).toEqual([])
  await actions.chooseProject()
  expect(store.getState().messages.notices).toHaveLength(1)
  expect(store.getState().view.busy).toBe(false)
})

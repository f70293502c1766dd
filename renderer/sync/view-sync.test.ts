import { beforeEach, expect, it } from 'vitest'
import { type AppStore, createAppStore } from '../store/app-store.ts'
import { articleActions } from '../store/article-actions.ts'
import { focusActions } from '../store/focus-actions.ts'
import { projectActions } from '../store/project-actions.ts'
import { FakeMain, settle } from '../store/testing/fake-main.ts'
import { createViewSync, type ViewSync } from './view-sync.ts'

let main: FakeMain
let store: AppStore
let sync: ViewSync
let due: (() => void)[]

beforeEach(async () => {
  main = new FakeMain(['one', 'two'])
  store = createAppStore()
  due = []
  sync = createViewSync(store, main, {
    after: (_, task) => {
      due.push(task)
      return () => {
        due = due.filter((other) => other !== task)
      }
    },
  })
  const articles = articleActions(store, main)
  await projectActions(store, main, articles, async () => true, String).showProject(main.project())
  sync.start()
})

const placeAt = (topOffset: number) => ({
  topOffset,
  topPixels: 0,
  anchor: 0,
  head: 0,
  focusedAnnotation: null,
})

it('keeps the last place of a scroll, once', async () => {
  const { setPlace } = focusActions(store)
  for (const offset of [1, 2, 3]) setPlace('one', placeAt(offset))
  expect(due).toHaveLength(1)
  due.pop()?.()
  await settle()
  expect(main.named('view.save')).toEqual([{ article: 'one', place: placeAt(3) }])
})

it('sends at once what was being waited with when the window closes', async () => {
  focusActions(store).setPlace('one', placeAt(5))
  await sync.flush()
  expect(main.named('view.save')).toHaveLength(1)
  await sync.flush()
  expect(main.named('view.save')).toHaveLength(1)
  expect(due).toEqual([])
})

it('keeps at once which article is open, with the place that is known of it', async () => {
  const { setPlace } = focusActions(store)
  setPlace('two', placeAt(7))
  setPlace('one', placeAt(8))
  await articleActions(store, main).openArticle('two')
  expect(main.named('view.save')).toEqual([
    { article: 'one', place: placeAt(8) },
    { article: 'two', place: placeAt(7) },
  ])
  expect(due).toEqual([])
})

it('is silent while nothing moves', () => {
  focusActions(store).setFocus('a1')
  expect(due).toEqual([])
})

import { beforeEach, describe, expect, it } from 'vitest'
import { type AppStore, createAppStore } from '../store/app-store.ts'
import { startedImport } from '../store/tasks-slice.ts'
import { FakeMain, settle } from '../store/testing/fake-main.ts'
import { listenToMain } from './main-events.ts'

let main: FakeMain
let store: AppStore
let due: (() => void)[]
let finishSaving: (isSaved: boolean) => void

beforeEach(() => {
  main = new FakeMain(['one'])
  store = createAppStore()
  due = []
  listenToMain({
    store,
    bridge: main,
    scheduler: {
      after: (_, task) => {
        due.push(task)
        return () => {
          due = due.filter((other) => other !== task)
        }
      },
    },
    flush: () =>
      new Promise((resolve) => {
        finishSaving = resolve
      }),
    showProject: async () => {},
  })
})

describe('a window that is to be closed', () => {
  it('lets main go on only when everything is saved', async () => {
    main.tell('window.closing', null)
    await settle()
    expect(main.named('project.close')).toEqual([])
    finishSaving(true)
    await settle()
    expect(main.named('project.close')).toHaveLength(1)
    expect(due).toEqual([])
  })

  it('leaves the question to main where saving fails', async () => {
    main.tell('window.closing', null)
    finishSaving(false)
    await settle()
    expect(main.named('project.close')).toEqual([])
  })

  it('does not answer when it is too late: the user may have chosen to stay', async () => {
    main.tell('window.closing', null)
    due.pop()?.()
    await settle()
    finishSaving(true)
    await settle()
    expect(main.named('project.close')).toEqual([])
  })
})

it('shows how far a long import is', () => {
  main.tell('progress', { task: 'import', done: 1, total: 9 })
  expect(store.getState().view.dialog).toBe(null)
  store.setState(({ tasks }) => ({ tasks: { ...tasks, importing: startedImport } }))
  main.tell('progress', { task: 'import', done: 2, total: 9 })
  expect(store.getState().tasks.importing?.progress).toEqual({ done: 2, total: 9 })
  expect(store.getState().view.dialog).toEqual({ type: 'import' })
  main.tell('progress', { task: 'export', done: 2, total: 9 })
  expect(store.getState().tasks.exporting).toBe(null)
})

import { beforeEach, expect, it } from 'vitest'
import { catalogue } from '#app/commands/catalogue.ts'
import { initialState } from '../store/app-state.ts'
import { projectInfoFrom } from '../store/project-slice.ts'
import { appStore } from '../store/store.ts'
import { FakeMain } from '../store/testing/fake-main.ts'
import { enabledCommands, isEnabled, runCommand } from './run-command.ts'

beforeEach(() => appStore.setState(initialState, true))

const withProject = () => {
  const project = projectInfoFrom(new FakeMain(['one']).project())
  appStore.setState({ open: { project } })
  return project
}

it('offers ways to a project, and nothing that needs one, on the welcome screen', () => {
  const enabled = enabledCommands(appStore.getState())
  expect(enabled).toEqual(expect.arrayContaining(['project.new', 'project.open', 'project.openSample']))
  for (const id of ['project.close', 'articles.import', 'export.open', 'history.undo', 'label.1'] as const) {
    expect(enabled).not.toContain(id)
  }
})

it('offers no change in a project that is open for reading', () => {
  const project = withProject()
  expect(isEnabled('articles.import', appStore.getState())).toBe(true)
  appStore.setState({ open: { project: { ...project, readOnly: { code: 'lock_held', params: {} } } } })
  expect(isEnabled('articles.import', appStore.getState())).toBe(false)
  expect(isEnabled('export.open', appStore.getState())).toBe(true)
})

it('runs nothing behind a dialog but what changes the looks', () => {
  withProject()
  expect(runCommand('keys.show')).toBe(true)
  expect(appStore.getState().view.dialog).toEqual({ type: 'keys' })
  for (const { id } of catalogue) {
    expect(isEnabled(id, appStore.getState()), id).toBe(/^(locale|theme)\./.test(id))
  }
  expect(runCommand('screen.export')).toBe(false)
  expect(appStore.getState().view.screen).toBe('annotate')
})

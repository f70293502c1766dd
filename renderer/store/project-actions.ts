import type { Bridge, OpenedProject, StartState } from '#app/ipc/contract.ts'
import type { Problem, Result } from '#app/result.ts'
import { fail } from '#app/result.ts'
import type { AppState } from './app-state.ts'
import type { AppStore } from './app-store.ts'
import type { ArticleActions } from './article-actions.ts'
import { initialArticles } from './article-slice.ts'
import { initialFocus } from './focus-slice.ts'
import { initialHistory } from './history-slice.ts'
import { initialLibrary } from './library-slice.ts'
import { type NoticeContent, withNotice } from './notices-slice.ts'
import { initialProject, projectInfoFrom } from './project-slice.ts'
import { settingsFrom, withRecent } from './settings-slice.ts'
import { initialTasks } from './tasks-slice.ts'
import { initialView } from './view-slice.ts'

/** Opening, making and leaving projects. Nothing unsaved is left behind: where saving fails, the project stays open. */
export interface ProjectActions {
  /** Takes over what main says at the start, with the article that was open last. */
  showStart(start: StartState): Promise<void>
  /** Shows a project that main has opened, with the article that was open last (or the first one). */
  showProject(opened: OpenedProject): Promise<void>
  /** Asks for a folder and makes a project in it. */
  createProject(name: string, annotatorName: string): Promise<Problem | null>
  /** Asks for a project folder and opens it. */
  chooseProject(): Promise<void>
  openProject(folder: string): Promise<void>
  openSample(): Promise<void>
  closeProject(): Promise<void>
  switchAnnotator(id: string): Promise<void>
  addAnnotator(name: string): Promise<Problem | null>
}

/**
 * @param flush brings everything unsaved to disk; resolves to whether that worked
 * @param now the time, ISO 8601
 */
export function projectActions(
  store: AppStore,
  bridge: Bridge,
  articles: ArticleActions,
  flush: () => Promise<boolean>,
  now: () => string,
): ProjectActions {
  const say = (content: NoticeContent) =>
    store.setState((state) => ({ messages: withNotice(state.messages, content) }))

  const showProject = async (opened: OpenedProject): Promise<void> => {
    store.setState((state) => ({
      ...withoutProject(state),
      computer: withRecent(state.computer, opened, now()),
      open: { project: projectInfoFrom(opened) },
      library: { ...initialLibrary, sort: state.library.sort, summaries: opened.articles },
      undo: { history: opened.history, savedHistory: opened.history },
      view: { ...initialView, library: state.view.library, places: opened.view.places },
      messages: [...opened.notices, ...(opened.readOnly === null ? [] : [opened.readOnly])]
        .map((problem): NoticeContent => ({ type: 'problem', problem }))
        .reduce(withNotice, state.messages),
    }))
    const last = opened.articles.find(({ id }) => id === opened.view.article) ?? opened.articles[0]
    if (last) await articles.openArticle(last.id)
  }

  /** Leaves the open project for the one the request answers with; the problem is said unless the caller does. */
  const replaceProject = async (
    request: () => Promise<Result<OpenedProject | null>>,
    quiet = false,
  ): Promise<Problem | null> => {
    if (!(await leaveSafely())) return null
    store.setState(({ view }) => ({ view: { ...view, busy: true } }))
    const answer = await request().catch((error: unknown) => fail('unexpected', { reason: String(error) }))
    store.setState(({ view }) => ({ view: { ...view, busy: false } }))
    if (!answer.ok) {
      if (!quiet) say({ type: 'problem', problem: answer.problem })
      return answer.problem
    }
    if (answer.value !== null) await showProject(answer.value)
    return null
  }

  const leaveSafely = async (): Promise<boolean> => {
    if (await flush()) return true
    const { trouble } = store.getState()
    if (trouble !== null) say({ type: 'problem', problem: trouble })
    return false
  }

  return {
    showStart: async (start) => {
      store.setState({ computer: settingsFrom(start) })
      if (start.problem !== null) say({ type: 'problem', problem: start.problem })
      if (start.project !== null) await showProject(start.project)
    },
    showProject,
    createProject: (name, annotatorName) =>
      replaceProject(() => bridge.request('project.create', { name, annotatorName }), true),
    chooseProject: async () => {
      await replaceProject(() => bridge.request('project.choose', null))
    },
    openProject: async (folder) => {
      await replaceProject(() => bridge.request('project.open', { folder }))
    },
    openSample: async () => {
      await replaceProject(() => bridge.request('project.openSample', null))
    },
    closeProject: async () => {
      if (!(await leaveSafely())) return
      await bridge.request('project.close', null)
      store.setState(withoutProject)
    },
    switchAnnotator: async (id) => {
      await replaceProject(() => bridge.request('project.setAnnotator', { id }))
    },
    addAnnotator: (name) => replaceProject(() => bridge.request('project.setAnnotator', { name }), true),
  }
}

function withoutProject(state: AppState): AppState {
  return {
    ...state,
    open: initialProject,
    library: initialLibrary,
    articles: initialArticles,
    undo: initialHistory,
    trouble: null,
    focus: initialFocus,
    view: initialView,
    tasks: initialTasks,
  }
}

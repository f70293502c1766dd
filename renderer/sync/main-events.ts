import type { Bridge, Events } from '#app/ipc/contract.ts'
import type { AppState } from '../store/app-state.ts'
import type { AppStore } from '../store/app-store.ts'
import type { ProjectActions } from '../store/project-actions.ts'
import type { Progress } from '../store/tasks-slice.ts'
import type { Scheduler } from './scheduler.ts'

/** What listening to main needs. */
export interface MainListener {
  readonly store: AppStore
  readonly bridge: Bridge
  readonly scheduler: Scheduler
  /** Brings everything unsaved to disk; resolves to whether that worked. */
  readonly flush: () => Promise<boolean>
  readonly showProject: ProjectActions['showProject']
}

/**
 * Main waits a while for a window that is to be closed and then asks the user; an answer that comes after that could close a
 * project which the user has chosen to keep open.
 */
const closingMilliseconds = 8000

/** Listens to what main tells unasked. Returns a function that ends it. */
export function listenToMain(listener: MainListener): () => void {
  const { store, bridge, showProject } = listener
  const ends = [
    bridge.on('window.closing', () => void leave(listener)),
    bridge.on('project.opened', ({ project }) => void showProject(project)),
    bridge.on('progress', ({ task, done, total }) =>
      store.setState((state) => withProgress(state, task, { done, total })),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Shows how far a task is; an import that takes long enough to tell of it opens its dialog, where it can be left. */
function withProgress(
  { tasks, view }: AppState,
  task: Events['progress']['task'],
  progress: Progress,
): Partial<AppState> {
  const { importing, exporting } = tasks
  if (task === 'export') {
    return exporting ? { tasks: { ...tasks, exporting: { ...exporting, progress } } } : {}
  }
  if (!importing) return {}
  return {
    tasks: { ...tasks, importing: { ...importing, progress } },
    view: view.dialog === null ? { ...view, dialog: { type: 'import' } } : view,
  }
}

/** Sends what is unsaved, then lets main close. Where that fails or takes too long, main asks the user. */
async function leave({ bridge, scheduler, flush }: MainListener): Promise<void> {
  let cancel = () => {}
  const tooLate = new Promise<boolean>((resolve) => {
    cancel = scheduler.after(closingMilliseconds, () => resolve(false))
  })
  const isSaved = await Promise.race([flush(), tooLate])
  cancel()
  if (isSaved) await bridge.request('project.close', null)
}

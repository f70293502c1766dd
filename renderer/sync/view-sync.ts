import type { Bridge } from '#app/ipc/contract.ts'
import type { AppState } from '../store/app-state.ts'
import type { AppStore } from '../store/app-store.ts'
import type { Scheduler } from './scheduler.ts'

/** Keeps the place where the annotator is, so that the next start begins there. */
export interface ViewSync {
  /** Begins to watch the store; returns a function that ends it. */
  start(): () => void
  /** Sends at once what was being waited with. */
  flush(): Promise<void>
}

/** Scrolling changes the place with every frame; this long it has to rest. */
const restMilliseconds = 500

export function createViewSync(store: AppStore, bridge: Bridge, scheduler: Scheduler): ViewSync {
  let cancel: (() => void) | null = null

  const save = async ({ articles, view, open }: AppState): Promise<void> => {
    cancel?.()
    cancel = null
    if (open.project === null) return
    const { current } = articles
    const place = current === null ? null : (view.places[current] ?? null)
    // A place that could not be kept is no loss worth a word; the next one is tried anyway.
    await bridge.request('view.save', { article: current, place }).catch(() => null)
  }

  const isSameWork = ({ open: { project } }: AppState, before: AppState): boolean =>
    project !== null &&
    project.folder === before.open.project?.folder &&
    project.annotator.id === before.open.project.annotator.id

  return {
    start: () =>
      store.subscribe((state, before) => {
        if (!isSameWork(state, before)) return
        if (state.articles.current !== before.articles.current) {
          // The last place in the article that is left would else be lost.
          if (cancel !== null) void save(before)
          // Which article is open must survive a crash a moment later; it changes too seldom to be waited with.
          void save(state)
        } else if (state.view.places !== before.view.places) {
          cancel?.()
          cancel = scheduler.after(restMilliseconds, () => void save(store.getState()))
        }
      }),
    flush: async () => {
      if (cancel !== null) await save(store.getState())
    },
  }
}

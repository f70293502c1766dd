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

  const save = async (): Promise<void> => {
    cancel?.()
    cancel = null
    const { articles, view, open } = store.getState()
    if (open.project === null) return
    const { current } = articles
    const place = current === null ? null : (view.places[current] ?? null)
    // A place that could not be kept is no loss worth a word; the next one is tried anyway.
    await bridge.request('view.save', { article: current, place }).catch(() => null)
  }

  const changed = (state: AppState, before: AppState): boolean =>
    state.open.project !== null &&
    state.open.project.folder === before.open.project?.folder &&
    (state.articles.current !== before.articles.current || state.view.places !== before.view.places)

  return {
    start: () =>
      store.subscribe((state, before) => {
        if (!changed(state, before)) return
        cancel?.()
        cancel = scheduler.after(restMilliseconds, () => void save())
      }),
    flush: async () => {
      if (cancel !== null) await save()
    },
  }
}

import type { Bridge } from '#app/ipc/contract.ts'
import type { Problem, Result } from '#app/result.ts'
import { fail } from '#app/result.ts'
import type { AppStore } from '../store/app-store.ts'
import { requestArticle } from '../store/article-actions.ts'
import { nextBatch, rebased, type UnsavedEdit, withAcknowledged } from '../store/article-slice.ts'
import { afterMoves } from '../store/history-slice.ts'
import { withCountsOf } from '../store/library-slice.ts'
import { type NoticeContent, withNotice } from '../store/notices-slice.ts'
import type { Scheduler } from './scheduler.ts'

/** Brings edits to disk. */
export interface EditSync {
  /** Begins to watch the store; returns a function that ends it. */
  start(): () => void
  /** Sends what is unsaved now, also while a retry was being waited for. Resolves to whether everything is on disk. */
  flush(): Promise<boolean>
}

const firstRetry = 1000
const longestRetry = 30_000
/** Conflicts in a row after which sending is left to the retries. */
const conflictLimit = 3

/**
 * Sends unsaved edits to main in the order they were made, everything that waits in one request (of one article), one
 * request at a time. Edits stay unsaved in the store until main has answered that they would survive a power cut. Trouble
 * is tried again, at growing intervals, for as long as the window lives.
 */
export function createEditSync(store: AppStore, bridge: Bridge, scheduler: Scheduler): EditSync {
  let running: Promise<boolean> | null = null
  let cancelRetry: (() => void) | null = null
  let failures = 0
  let conflicts = 0

  const stopWaiting = () => {
    cancelRetry?.()
    cancelRetry = null
  }

  const drain = (): Promise<boolean> => {
    stopWaiting()
    running ??= sendAll().finally(() => {
      running = null
      // An edit may have come between the last look and this moment.
      wake()
    })
    return running
  }

  const wake = () => {
    const { unsaved } = store.getState().articles
    if (unsaved.length > 0 && running === null && cancelRetry === null) void drain()
  }

  const sendAll = async (): Promise<boolean> => {
    for (;;) {
      const batch = nextBatch(store.getState().articles.unsaved)
      if (batch.length === 0) return true
      const problem = await send(batch)
      if (problem !== null) {
        store.setState({ trouble: problem })
        const delay = Math.min(firstRetry * 2 ** failures, longestRetry)
        failures++
        cancelRetry = scheduler.after(delay, () => {
          cancelRetry = null
          void drain()
        })
        return false
      }
    }
  }

  /** Resolves to null where the queue has moved on. */
  const send = async (batch: readonly UnsavedEdit[]): Promise<Problem | null> => {
    const id = (batch[0] as UnsavedEdit).article
    const revision = store.getState().articles.opened[id]?.revision
    // An article that could not be opened: only a step that is passed over can stand here.
    if (revision === undefined) return adopt(id)
    const answer = await apply(bridge, id, revision, batch)
    // Meanwhile another project was opened over this one: its edits are not the ones that were sent.
    if (store.getState().articles.unsaved[0] !== batch[0]) return null
    if (answer.ok) {
      failures = 0
      conflicts = 0
      store.setState(({ articles, undo }) => ({
        articles: withAcknowledged(articles, batch.length, answer.value.revision),
        undo: { ...undo, savedHistory: afterMoves(undo.savedHistory, batch) },
        trouble: null,
      }))
      return null
    }
    const stale = answer.problem.code === 'revision_conflict' || answer.problem.code === 'change_conflict'
    if (!stale || conflicts >= conflictLimit) return answer.problem
    conflicts++
    return adopt(id)
  }

  /** Takes over main's newer state of an article and makes the unsaved edits again on top. */
  const adopt = async (id: string): Promise<Problem | null> => {
    const fresh = await requestArticle(bridge, id)
    if (!fresh.ok) {
      if (fresh.problem.code !== 'article_not_found') return fresh.problem
      dropArticle(id, fresh.problem)
      return null
    }
    const { articles, undo, library, messages } = store.getState()
    const { slice, dropped } = rebased(articles, fresh.value)
    const set = slice.opened[id]?.set ?? fresh.value.set
    const notices: NoticeContent[] =
      dropped.length === 0
        ? [{ type: 'problem', problem: { code: 'revision_conflict', params: {} } }]
        : [{ type: 'message', key: 'notice.editsDropped', values: { count: dropped.length } }]
    store.setState({
      articles: slice,
      undo: { ...undo, history: afterMoves(undo.savedHistory, slice.unsaved) },
      library: { ...library, summaries: withCountsOf(library.summaries, set) },
      messages: notices.reduce(withNotice, messages),
    })
    return null
  }

  /** The article's file is gone: its edits have nowhere to go. */
  const dropArticle = (id: string, problem: Problem) => {
    store.setState(({ articles, undo, messages }) => {
      const unsaved = articles.unsaved.filter((edit) => edit.article !== id)
      return {
        articles: { ...articles, unsaved },
        undo: { ...undo, history: afterMoves(undo.savedHistory, unsaved) },
        messages: withNotice(messages, { type: 'problem', problem }),
      }
    })
  }

  return {
    start: () => {
      const unsubscribe = store.subscribe(wake)
      wake()
      return () => {
        unsubscribe()
        stopWaiting()
      }
    },
    flush: async () => {
      if (running !== null && (await running)) return true
      return store.getState().articles.unsaved.length === 0 || drain()
    },
  }
}

async function apply(
  bridge: Bridge,
  article: string,
  baseRevision: number,
  batch: readonly UnsavedEdit[],
): Promise<Result<{ readonly revision: number }>> {
  const edits = batch.map(({ changes, history }) => ({ changes: [...changes], history }))
  try {
    return await bridge.request('annotations.apply', { article, baseRevision, edits })
  } catch (error) {
    return fail('unexpected', { reason: String(error) })
  }
}

import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyHistory, type History, type HistoryMove } from '#app/model/history.ts'
import { ok, type Problem, type Result } from '#app/result.ts'
import type { DurableStore } from '../durable/durable-store.ts'
import { openDurable, readDurable } from '../durable/open-durable.ts'
import { attempt } from '../durable/problem-of.ts'
import { historyCodec } from './codecs.ts'
import { historyFile } from './project-paths.ts'
import { type Surroundings, storeOptions } from './surroundings.ts'

/** The file is written anew whenever the journal has grown by this much: it is far larger than a set's. */
const foldAt = { bytes: 2 * 1024 * 1024, entries: 4000 }

/** Where an annotator's undo history is kept: in the private folder, because it is nobody else's business. */
export class UndoLog {
  readonly #store: DurableStore<History, HistoryMove>
  /** Moves whose edits are on disk although they themselves are not yet. */
  #owed: readonly HistoryMove[] = []

  private constructor(store: DurableStore<History, HistoryMove>) {
    this.#store = store
  }

  /**
   * Opens the history of an annotator whose lock is held. One that cannot be read is put beside and begun anew: losing undo must
   * not keep anybody from working. Fails with `newer_version` and storage codes.
   */
  static async open(
    root: string,
    annotator: string,
    surroundings: Surroundings,
    report: (notes: readonly Problem[]) => void,
  ): Promise<Result<UndoLog>> {
    const file = historyFile(annotator)
    const options = {
      root,
      file,
      codec: historyCodec,
      ...storeOptions(surroundings),
      onReport: report,
      foldAt,
    }
    const first = await openDurable({ ...options, whenDeleted: 'restore' })
    if (first.ok) {
      report(first.value.report)
      return ok(new UndoLog(first.value.store))
    }
    if (!unreadable.has(first.problem.code)) return first
    report([{ code: 'file_damaged', params: { path: file } }])
    const path = join(root, ...file.split('/'))
    const aside = await attempt(path, async () => {
      await rename(path, `${path}.damaged-${surroundings.random()}`)
      return ok(null)
    })
    if (!aside.ok) return aside
    const second = await openDurable({ ...options, whenDeleted: 'accept' })
    return second.ok ? ok(new UndoLog(second.value.store)) : second
  }

  /** The history as it is on disk. */
  get history(): History {
    return this.#store.data
  }

  /** Records moves, and any that are still owed. On failure they stay owed. One call at a time. */
  async record(moves: readonly HistoryMove[]): Promise<Result<null>> {
    const all = [...this.#owed, ...moves]
    if (all.length === 0) return ok(null)
    const appended = await this.#store.append(all)
    this.#owed = appended.ok ? [] : all
    return appended.ok ? ok(null) : appended
  }

  /** Forgets the steps of an article whose set was replaced as a whole: none of them would fit any more. */
  async forget(article: string): Promise<Result<null>> {
    const changed = await this.#store.update((history) => ok(withoutArticle(history, article)))
    return changed.ok ? ok(null) : changed
  }

  /** Folds and closes; answers what went wrong, after which everything is still in the journal. */
  async close(): Promise<readonly Problem[]> {
    const recorded = await this.record([])
    const closed = await this.#store.close()
    if (!closed.ok) await this.#store.abandon()
    return [recorded, closed].flatMap((result) => (result.ok ? [] : [result.problem]))
  }
}

const unreadable: ReadonlySet<string> = new Set(['invalid_file', 'invalid_json', 'too_large', 'file_damaged'])

/** Reads an annotator's history without a lock; an empty one where there is none that can be read. */
export async function readHistory(root: string, annotator: string): Promise<History> {
  const read = await readDurable({
    root,
    file: historyFile(annotator),
    codec: historyCodec,
    whenDeleted: 'restore',
  })
  return read.ok ? read.value.data : emptyHistory
}

function withoutArticle(history: History, article: string): History {
  const keep = history.steps.map((step) => step.article !== article)
  if (keep.every(Boolean)) return history
  return {
    steps: history.steps.filter((_, rank) => keep[rank]),
    position: keep.slice(0, history.position).filter(Boolean).length,
  }
}

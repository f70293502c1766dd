import type { Article } from '#app/model/article.ts'
import { type Change, deepEqual } from '#app/model/changes.ts'
import type { History, HistoryMove } from '#app/model/history.ts'
import { offsetFromFile, offsetToFile } from '#app/project/set-items.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { offsetMap } from '#app/text/offsets.ts'
import type { Span } from '#app/text/span.ts'
import type { SetShelf } from './set-shelf.ts'
import type { UndoLog } from './undo-log.ts'

/** What an annotator did in one go: the changes of the set, and how they move the undo history. */
export interface Edit {
  readonly changes: readonly Change[]
  readonly history: HistoryMove
}

/** Edits that are in the set while recording them in the history failed, so that they were not acknowledged. */
interface HalfWritten {
  readonly base: number
  readonly edits: readonly Edit[]
  readonly revision: number
}

/** Writes an annotator's edits: first the set, then the undo history, and only then are they acknowledged. */
export class EditWriter {
  readonly #shelf: SetShelf
  readonly #undo: UndoLog
  readonly #halfWritten = new Map<string, HalfWritten>()
  /** Ends when the history holds the moves of every call before. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(shelf: SetShelf, undo: UndoLog) {
    this.#shelf = shelf
    this.#undo = undo
  }

  /** The history as acknowledged. */
  get history(): History {
    return this.#undo.history
  }

  /**
   * Applies edits made on the revision `base`, all or none. Answers when they would survive a power cut. After a storage failure
   * nothing is acknowledged and the same call, with more edits behind if need be, can be made again. Fails with
   * `revision_conflict` where the set has moved on, with `change_conflict`, with `invalid_request` for edits that are not
   * about this article or split a character, and with storage codes.
   */
  apply(
    article: Article,
    base: number,
    edits: readonly Edit[],
  ): Promise<Result<{ readonly revision: number }>> {
    const before = this.#turn
    const done = this.#apply(article, base, edits, before)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #apply(
    article: Article,
    base: number,
    edits: readonly Edit[],
    before: Promise<unknown>,
  ): Promise<Result<{ readonly revision: number }>> {
    const written = fitsArticle(edits, article)
      ? await this.#writeSet(article, base, edits)
      : fail('invalid_request')
    await before
    if (!written.ok) return written
    const { revision, moves } = written.value
    const recorded = await this.#undo.record(moves)
    if (recorded.ok) {
      this.#halfWritten.delete(article.id)
      return ok({ revision })
    }
    this.#halfWritten.set(article.id, { base, edits, revision })
    return recorded
  }

  async #writeSet(
    article: Article,
    base: number,
    edits: readonly Edit[],
  ): Promise<Result<{ readonly revision: number; readonly moves: readonly HistoryMove[] }>> {
    const opened = await this.#shelf.open(article)
    if (!opened.ok) return opened
    const left = this.#withoutWritten(article.id, base, edits)
    const moves = left.edits.map(({ history }) => history)
    if (left.edits.length === 0) return ok({ revision: left.base, moves })
    const appended = await opened.value.append(
      left.edits.map(({ changes }) => changes),
      { base: left.base },
    )
    return appended.ok ? ok({ revision: appended.value.sequence, moves }) : appended
  }

  /** Leaves out what a call before has written already although it was not acknowledged. */
  #withoutWritten(
    article: string,
    base: number,
    edits: readonly Edit[],
  ): Pick<HalfWritten, 'base' | 'edits'> {
    const half = this.#halfWritten.get(article)
    const again = half && half.base === base && deepEqual(edits.slice(0, half.edits.length), half.edits)
    return again ? { base: half.revision, edits: edits.slice(half.edits.length) } : { base, edits }
  }

  /** Forgets the undo steps of an article whose set was replaced. */
  forget(article: string): Promise<Result<null>> {
    const done = this.#turn.then(() => this.#undo.forget(article))
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Folds and closes the sets and the history; answers what could not be folded. */
  async close(): Promise<readonly Problem[]> {
    await this.#turn
    return [...(await this.#shelf.close()), ...(await this.#undo.close())]
  }
}

/** Whether edits are about this article, and would come back from the disk as they are. */
function fitsArticle(edits: readonly Edit[], { id, text }: Article): boolean {
  const offsets = offsetMap(text)
  const whole = ({ start, end }: Span) =>
    [start, end].every((offset) => offsetFromFile(offsetToFile(offset, offsets), offsets) === offset)
  return edits.every(
    ({ changes, history }) =>
      (history.type !== 'do' || history.step.article === id) && changes.flatMap(spansAfter).every(whole),
  )
}

function spansAfter(change: Change): readonly Span[] {
  if (change.type === 'annotation' && change.after) {
    const values = Object.values(change.after.attributes).filter((value) => typeof value !== 'string')
    return [...change.after.fragments, ...values]
  }
  return change.type === 'zone' && change.after ? [change.after] : []
}

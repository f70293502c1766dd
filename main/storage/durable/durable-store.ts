import type { Low } from 'lowdb'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import type { Codec } from './codec.ts'
import { type DurableAdapter, StorageFailure } from './durable-adapter.ts'

/** How far a journal may grow before it is folded into the snapshot. */
export interface FoldLimits {
  readonly bytes: number
  readonly entries: number
}

/** Parts of a {@link DurableStore}. */
export interface StoreParts<T, Entry> {
  readonly low: Low<T>
  readonly adapter: DurableAdapter<T, Entry>
  readonly codec: Codec<T, Entry>
  readonly foldAt: FoldLimits
  readonly report: (notes: readonly Problem[]) => void
}

/** How an append was acknowledged: `sequence` is the number of the last of its edits. */
export type Acknowledgement = Result<{ readonly sequence: number }>

interface Append<Entry> {
  readonly kind: 'append'
  readonly entries: readonly Entry[]
  readonly base: number | undefined
  readonly resolve: (answer: Acknowledgement) => void
  readonly reject: (error: unknown) => void
}

interface Task {
  readonly kind: 'task'
  readonly run: () => Promise<void>
}

/** A file that others keep writing to is given up on after so many times. */
const outsideEditsInARow = 10

/**
 * The data of one file, held by lowdb. `data` is always what was acknowledged: an edit enters it when it is on disk, so that
 * after a failure the caller can simply make the same call again. Calls may overlap; they are worked off in order, and
 * appends that arrive during a write become durable together with one fsync.
 */
export class DurableStore<T, Entry> {
  readonly #parts: StoreParts<T, Entry>
  #queue: (Append<Entry> | Task)[] = []
  #working = false
  #closed = false
  #nextFold: FoldLimits

  constructor(parts: StoreParts<T, Entry>) {
    this.#parts = parts
    this.#nextFold = parts.foldAt
  }

  /** The acknowledged data. Not to be changed in place. */
  get data(): T {
    return this.#parts.low.data
  }

  /** Counts the edits in {@link data}, outside edits among them. */
  get sequence(): number {
    return this.#parts.adapter.sequence
  }

  /**
   * Makes edits and acknowledges them when they would survive a power cut. All of a call's edits are made, or none. With
   * `base`, fails with `revision_conflict` unless that is the number of the last edit before. Fails with the codec's problem
   * where an edit does not fit, with a storage code where it could not be written (and so does every append already
   * waiting behind it, for they may build on each other), and with `no_project` after {@link close}.
   */
  append(entries: readonly Entry[], options: { readonly base?: number } = {}): Promise<Acknowledgement> {
    if (this.#closed) return Promise.resolve(fail('no_project'))
    return new Promise((resolve, reject) => {
      this.#enqueue({ kind: 'append', entries, base: options.base, resolve, reject })
    })
  }

  /** Changes the whole data and writes the snapshot: for small files. `change` may be called again after an outside edit. */
  update(change: (data: T) => Result<T>): Promise<Acknowledgement> {
    return this.#task(() => this.#update(change))
  }

  /** Writes a whole new snapshot, whatever stands there now. */
  replace(data: T): Promise<Acknowledgement> {
    return this.update(() => ok(data))
  }

  /** Takes in what somebody else wrote, as every edit does first: for a watcher. */
  refresh(): Promise<Acknowledgement> {
    return this.#task(async () => {
      if (this.#closed) return fail('no_project')
      const taken = await this.#takeIn()
      return taken.ok ? this.#acknowledge() : taken
    })
  }

  /**
   * Folds the journal into the file, so that the folder is complete without this program, and ends the store. After a failure
   * it stays open, and nothing acknowledged is in danger: call again, or {@link abandon}.
   */
  async close(): Promise<Result<null>> {
    const closed = await this.#task(async () => {
      const { adapter } = this.#parts
      if (this.#closed) return this.#acknowledge()
      if (adapter.mustWrite || adapter.journaled.count > 0) {
        const folded = await this.#fold()
        if (!folded.ok) return folded
      }
      this.#closed = true
      await adapter.release()
      return this.#acknowledge()
    })
    return closed.ok ? ok(null) : closed
  }

  /** Ends the store without folding: the journal keeps what is not in the file, for the next opening. */
  async abandon(): Promise<void> {
    this.#closed = true
    await this.#task(async () => {
      await this.#parts.adapter.release()
      return this.#acknowledge()
    })
  }

  #acknowledge(): Acknowledgement {
    return ok({ sequence: this.sequence })
  }

  #task(work: () => Promise<Acknowledgement>): Promise<Acknowledgement> {
    return new Promise((resolve, reject) => {
      this.#enqueue({ kind: 'task', run: () => work().then(resolve, reject) })
    })
  }

  #enqueue(job: Append<Entry> | Task): void {
    this.#queue.push(job)
    if (this.#working) return
    this.#working = true
    void this.#work()
  }

  async #work(): Promise<void> {
    // Calls made in the same turn share a write.
    await null
    for (let job = this.#queue[0]; job; job = this.#queue[0]) {
      if (job.kind === 'task') {
        this.#queue.shift()
        await job.run()
      } else {
        await this.#workOffAppends()
      }
    }
    this.#working = false
  }

  async #workOffAppends(): Promise<void> {
    let batch: Append<Entry>[] = []
    try {
      const ready = await this.#readyToAppend()
      batch = this.#shiftAppends()
      const answer = ready.ok ? await this.#appendTogether(batch) : ready
      if (!answer.ok) for (const job of [...batch, ...this.#shiftAppends()]) job.resolve(answer)
      batch = []
      await this.#foldIfLarge()
    } catch (error) {
      // A mistake in the program: nobody may wait for an answer for ever, and it must not pass unseen.
      for (const job of [...batch, ...this.#shiftAppends()]) job.reject(error)
      this.#parts.report([fail('unexpected', { reason: String(error) }).problem])
    }
  }

  /** The appends at the head of the queue. */
  #shiftAppends(): Append<Entry>[] {
    const end = this.#queue.findIndex((job) => job.kind !== 'append')
    const jobs = this.#queue.splice(0, end === -1 ? this.#queue.length : end)
    return jobs.filter((job) => job.kind === 'append')
  }

  async #readyToAppend(): Promise<Result<null>> {
    if (this.#closed) return fail('no_project')
    const taken = await this.#takeIn()
    if (!taken.ok) return taken
    return this.#parts.adapter.mustWrite ? this.#fold() : ok(null)
  }

  /** Answers each append that cannot be made, writes the others as one line, and answers them. */
  async #appendTogether(batch: readonly Append<Entry>[]): Promise<Result<null>> {
    const { adapter, low } = this.#parts
    let data = low.data
    let sequence = adapter.sequence
    const entries: Entry[] = []
    const accepted: { readonly job: Append<Entry>; readonly sequence: number }[] = []
    for (const job of batch) {
      const applied = this.#apply(data, sequence, job)
      if (!applied.ok) {
        job.resolve(applied)
        continue
      }
      data = applied.value
      sequence += job.entries.length
      entries.push(...job.entries)
      accepted.push({ job, sequence })
    }
    if (entries.length > 0) {
      const written = adapter.isNew
        ? await this.#write(data, entries.length)
        : await this.#journal(entries, data)
      if (!written.ok) return written
    }
    for (const { job, sequence: last } of accepted) job.resolve(ok({ sequence: last }))
    return ok(null)
  }

  #apply(data: T, sequence: number, job: Append<Entry>): Result<T> {
    if (job.base !== undefined && job.base !== sequence) return fail('revision_conflict')
    let next = data
    for (const entry of job.entries) {
      const applied = this.#parts.codec.applyEntry(next, entry)
      if (!applied.ok) return applied
      next = applied.value
    }
    return ok(next)
  }

  async #journal(entries: readonly Entry[], data: T): Promise<Result<null>> {
    const { adapter, low } = this.#parts
    const appended = await adapter.append(entries, data)
    if (!appended.ok) return appended
    low.data = data
    return ok(null)
  }

  async #update(change: (data: T) => Result<T>): Promise<Acknowledgement> {
    for (let time = 0; time < outsideEditsInARow; time += 1) {
      if (this.#closed) return fail('no_project')
      const taken = await this.#takeIn()
      if (!taken.ok) return taken
      const { low, adapter } = this.#parts
      const next = change(low.data)
      if (!next.ok) return next
      if (next.value === low.data && !adapter.mustWrite) return this.#acknowledge()
      const written = await this.#write(next.value)
      if (written.ok) return this.#acknowledge()
      if (written.problem.code !== 'revision_conflict') return written
    }
    return fail('revision_conflict')
  }

  async #fold(): Promise<Result<null>> {
    for (let time = 0; time < outsideEditsInARow; time += 1) {
      const taken = await this.#takeIn()
      if (!taken.ok) return taken
      const written = await this.#write(this.data)
      if (written.ok || written.problem.code !== 'revision_conflict') return written
    }
    return fail('revision_conflict')
  }

  /** A journal that cannot be folded now goes on, and folding is tried again when it has grown as much once more. */
  async #foldIfLarge(): Promise<void> {
    const { adapter, foldAt, report } = this.#parts
    const { count, size } = adapter.journaled
    if (count < this.#nextFold.entries && size < this.#nextFold.bytes) return
    const folded = await this.#fold()
    if (folded.ok) this.#nextFold = foldAt
    else {
      this.#nextFold = { entries: count + foldAt.entries, bytes: size + foldAt.bytes }
      report([folded.problem])
    }
  }

  async #takeIn(): Promise<Result<null>> {
    const { adapter, low } = this.#parts
    const taken = await adapter.takeIn(low.data)
    if (!taken.ok) return taken
    low.data = taken.value
    return ok(null)
  }

  /** Through lowdb, which holds the data; on failure it holds the data before. */
  async #write(data: T, edits = 1): Promise<Result<null>> {
    const { low, adapter } = this.#parts
    const before = low.data
    low.data = data
    adapter.editsInWrite = edits
    try {
      await low.write()
      return ok(null)
    } catch (error) {
      low.data = before
      if (error instanceof StorageFailure) return { ok: false, problem: error.problem }
      throw error
    }
  }
}

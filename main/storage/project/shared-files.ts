import { ok, type Problem, type Result } from '#app/result.ts'
import { openDurable } from '../durable/open-durable.ts'
import { acquireLock } from '../lock/lock.ts'
import type { WholeFileCodec } from './codecs.ts'
import { sharedLock } from './project-paths.ts'
import { type Surroundings, storeOptions } from './surroundings.ts'

/** Others hold the lock for the moment of a write; whoever holds it longer is in trouble. */
const patienceMs = 10_000

/** Writes the files that annotators share, each under a lock held for that moment. */
export class SharedFiles {
  readonly #root: string
  readonly #surroundings: Surroundings
  readonly #report: (notes: readonly Problem[]) => void
  #turn: Promise<unknown> = Promise.resolve()

  constructor(root: string, surroundings: Surroundings, report: (notes: readonly Problem[]) => void) {
    this.#root = root
    this.#surroundings = surroundings
    this.#report = report
  }

  /**
   * Changes what stands in a file now, whoever wrote it last, and answers what stands there after. `change` gets the file's
   * present content, so that what others added in the meantime stays. Fails with what `change` fails with, with `lock_held`
   * and with storage codes.
   */
  update<Data>(
    file: string,
    codec: WholeFileCodec<Data>,
    change: (present: Data) => Result<Data>,
  ): Promise<Result<Data>> {
    return this.exclusively(() => this.#update(file, codec, change))
  }

  /** Does work under the shared lock, one piece after the other. */
  exclusively<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    const done = this.#turn.then(() => withLock(this.#root, sharedLock, work, patienceMs))
    this.#turn = done.catch(() => undefined)
    return done
  }

  /** Resolves when all that was asked for is done. */
  async settled(): Promise<void> {
    await this.#turn
  }

  async #update<Data>(
    file: string,
    codec: WholeFileCodec<Data>,
    change: (present: Data) => Result<Data>,
  ): Promise<Result<Data>> {
    const opened = await openDurable({
      root: this.#root,
      file,
      codec,
      ...storeOptions(this.#surroundings),
      whenDeleted: 'restore',
      onReport: this.#report,
    })
    if (!opened.ok) return opened
    const { store, report } = opened.value
    this.#report(report)
    const changed = await store.update(change)
    const { data } = store
    const closed = await store.close()
    if (!closed.ok) await store.abandon()
    return changed.ok ? ok(data) : changed
  }
}

/** Does work while holding a lock, whatever comes of it. */
export async function withLock<Value>(
  root: string,
  lockFile: string,
  work: () => Promise<Result<Value>>,
  wait = 0,
): Promise<Result<Value>> {
  const lock = await acquireLock(root, lockFile, { wait })
  if (!lock.ok) return lock
  try {
    return await work()
  } finally {
    await lock.value.release()
  }
}

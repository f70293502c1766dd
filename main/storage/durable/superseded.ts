import { join } from 'node:path'
import { ok } from '#app/result.ts'
import { pruneBackups } from './backups.ts'
import { removeLeftovers, removeQuietly } from './folders.ts'
import type { JournalContext } from './journal.ts'
import { attempt } from './problem-of.ts'
import { type Clock, setJournalAside } from './set-aside.ts'

/** Journals that a newer snapshot makes superfluous. Tidying may fail: it is tried again, and nothing depends on it. */
export class Superseded {
  readonly #context: JournalContext
  readonly #clock: Clock
  #stale: readonly string[]
  #aside: readonly string[]

  /** `stale` names journals to be removed, `aside` those to be kept in the private folder. */
  constructor(
    context: JournalContext,
    clock: Clock,
    { stale, aside }: { readonly stale: readonly string[]; readonly aside: readonly string[] },
  ) {
    this.#context = context
    this.#clock = clock
    this.#stale = stale
    this.#aside = aside
  }

  /** One more journal to be removed when a newer snapshot or journal is safe. */
  add(name: string): void {
    this.#stale = [...this.#stale, name]
  }

  /** For the moment in which the snapshot with this SHA-256 and its journal are safe; null where there is no file. */
  async tidy(hash: string | null): Promise<void> {
    await this.setAside()
    for (const name of this.#stale) {
      await removeQuietly(this.#context.fs, join(this.#context.places.journals.path, name))
    }
    this.#stale = []
    if (hash !== null) await this.#quietly(() => pruneBackups(this.#context, hash))
  }

  /** Moves the journals to be kept out of the way. */
  async setAside(): Promise<void> {
    const left: string[] = []
    for (const name of this.#aside) {
      const moved = await setJournalAside(this.#context, name, this.#clock)
      if (!moved.ok) left.push(name)
    }
    this.#aside = left
  }

  /** Removes what a killed program left half written. */
  async removeLeftovers(): Promise<void> {
    const { fs, places } = this.#context
    await this.#quietly(async () => {
      await removeLeftovers(fs, places.folder.path, places.name)
      await removeLeftovers(fs, places.journals.path, null)
      await removeLeftovers(fs, places.backups.path, null)
    })
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    await attempt(this.#context.places.target, async () => ok(await work()))
  }
}

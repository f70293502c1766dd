import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { keepBackup } from './backups.ts'
import type { Codec } from './codec.ts'
import { readDisk, readFound } from './disk-state.ts'
import { durableWrite } from './durable-write.ts'
import { walk } from './folders.ts'
import { firstJournalName, Journal, type JournalContext } from './journal.ts'
import { attempt, errnoOf, look } from './problem-of.ts'
import { type Base, parseBytes, type Recovered, recover, type WhenDeleted } from './recover.ts'
import { sha256 } from './seal.ts'
import { type Clock, setBytesAside } from './set-aside.ts'
import { Superseded } from './superseded.ts'

/** How lowdb, whose adapters can only throw, is told of an expected failure. */
export class StorageFailure extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** What a {@link DurableAdapter} needs. */
export interface AdapterOptions<T, Entry> {
  readonly context: JournalContext
  readonly codec: Codec<T, Entry>
  readonly clock: Clock
  readonly whenDeleted: WhenDeleted
  /** Told what was recovered, merged or set aside, at opening and later. */
  readonly report: (notes: readonly Problem[]) => void
}

/**
 * A lowdb adapter for one file of a project. `read` recovers, `write` replaces the snapshot, and {@link append}, which lowdb
 * does not know, makes edits durable in the journal. The caller holds the lock of the file and makes one call at a time.
 *
 * A snapshot is written in this order, so that a crash at any point loses nothing: its backup; a journal that names it; the
 * file itself; only then is the journal before it removed. The file holds nothing but the data, and what ties the three
 * together is the SHA-256 of its bytes.
 */
export class DurableAdapter<T, Entry> implements Adapter<T> {
  readonly #options: AdapterOptions<T, Entry>
  readonly #context: JournalContext
  readonly #target: string
  #base: Base<T> = { data: null, hash: null, identity: null }
  /** How many edits {@link sequence} counts for a snapshot with new data. */
  editsInWrite = 1
  /** The data as of {@link sequence}. */
  #latest: T | null = null
  #sequence = 0
  #generation = 0
  #journal: Journal | null = null
  #unsealed: Uint8Array | null = null
  #mustWrite = false
  #keep: Recovered<T, Entry>['keep'] = null
  #superseded: Superseded
  /** The name of a journal whose snapshot was not written: it must be gone before edits go into an older one. */
  #abandoned: string | null = null
  /** A snapshot of ours that may stand on the disk although writing it failed. */
  #unfinished: { readonly data: T; readonly hash: string } | null = null

  constructor(options: AdapterOptions<T, Entry>) {
    this.#options = options
    this.#context = options.context
    this.#target = options.context.places.target
    this.#superseded = new Superseded(options.context, options.clock, { stale: [], aside: [] })
  }

  /** Counts the edits of the data, outside edits among them; grows over restarts as long as the private folder is there. */
  get sequence(): number {
    return this.#sequence
  }

  /** There is no file yet, so edits have to go into a first snapshot. */
  get isNew(): boolean {
    return this.#base.hash === null
  }

  /** The data is not what the file says and cannot be journaled as edits of it: {@link write} must come first. */
  get mustWrite(): boolean {
    return this.#mustWrite
  }

  /** Edits and bytes in the journal beyond the snapshot. */
  get journaled(): { readonly count: number; readonly size: number } {
    return { count: this.#journal?.count ?? 0, size: this.#journal?.size ?? 0 }
  }

  /**
   * Recovers the newest acknowledged data and, if it is not what the file says, writes it. A failure of that writing is only
   * reported: what was found stays safe where it is. Throws {@link StorageFailure} where nothing can be opened.
   */
  async read(): Promise<T> {
    await this.release()
    this.#journal = null
    this.#abandoned = null
    this.#unfinished = null
    const disk = orThrow(await readDisk<Entry>(this.#context))
    const found = orThrow(await recover(this.#context, this.#options.codec, disk, this.#options.whenDeleted))
    this.#base = found.base
    this.#latest = found.data
    this.#sequence = found.sequence
    this.#generation = found.generation
    this.#unsealed = found.unsealed
    this.#mustWrite = found.mustWrite
    this.#keep = found.keep
    this.#superseded = new Superseded(this.#context, this.#options.clock, found)
    if (found.journal?.text) {
      this.#journal = Journal.adopt(this.#context, found.journal.name, found.journal.text)
    }
    this.#options.report(found.report)

    await this.#superseded.removeLeftovers()
    if (found.keep?.kind === 'deleted') orThrow(await this.#beginAnew())
    else if (this.#mustWrite) {
      const written = await this.#writeSnapshot(found.data, found.sequence)
      if (!written.ok) this.#options.report([written.problem])
    } else await this.#superseded.setAside()
    return found.data
  }

  /**
   * Replaces the snapshot; afterwards the journal is empty. Throws {@link StorageFailure}: with `revision_conflict` where the
   * file was changed since it was last looked at ({@link takeIn}), else with a storage code.
   */
  async write(data: T): Promise<void> {
    const edits = data === this.#latest ? 0 : this.editsInWrite
    orThrow(await this.#writeSnapshot(data, this.#sequence + edits))
  }

  /** Makes edits durable; `data` is what they make of the data before. Answers the number of the last of them. */
  async append(entries: readonly Entry[], data: T): Promise<Result<number>> {
    if (this.#mustWrite || this.isNew) throw new Error('a snapshot must be written first')
    const ready = await attempt(this.#target, async () => {
      const removed = await this.#removeAbandoned()
      return removed.ok ? this.#sealBase() : removed
    })
    if (!ready.ok) return ready
    const appended = await this.#journal!.append(entries)
    if (!appended.ok) return appended
    this.#latest = data
    this.#sequence += entries.length
    return ok(this.#sequence)
  }

  /**
   * Looks whether somebody else wrote the file since the last look, and if so brings that and `data` together. Answers
   * `data` itself where nothing changed. What cannot be read is kept in the private folder. Fails with `newer_version` where
   * the file is now from a newer version, and with storage codes.
   */
  async takeIn(data: T): Promise<Result<T>> {
    return attempt(this.#target, async () => {
      const facts = await look(this.#context.fs, this.#target)
      if ((facts?.identity ?? null) === this.#base.identity) return ok(data)
      if (facts?.kind === 'link') return fail('symbolic_link', { path: this.#target })
      const found = facts && (await readFound(this.#context.fs, this.#target))
      if (!found) {
        // Deleted while it is open here: what we have is written again.
        this.#base = { ...this.#base, identity: null }
        if (!this.isNew) this.#mustWrite = true
        return ok(data)
      }
      const { hash, identity, bytes } = found
      if (hash === this.#base.hash) {
        this.#base = { ...this.#base, identity }
        return ok(data)
      }
      if (hash === this.#unfinished?.hash) {
        this.#base = { data: this.#unfinished.data, hash, identity }
        return ok(data)
      }
      const theirs = parseBytes(this.#options.codec, bytes)
      if (theirs.ok) return ok(await this.#takeInData(data, theirs.value, { hash, identity, bytes }))
      if (theirs.problem.code === 'newer_version') return theirs
      const kept = await setBytesAside(this.#context, 'damaged', bytes, this.#options.clock)
      if (!kept.ok) return kept
      this.#options.report([fail('file_damaged', { path: this.#context.places.file }).problem])
      this.#base = { ...this.#base, hash, identity }
      this.#mustWrite = true
      return ok(data)
    })
  }

  /** Gives descriptors back. Everything acknowledged is on disk already. */
  async release(): Promise<void> {
    await this.#journal?.release()
  }

  async #takeInData(
    data: T,
    theirs: T,
    { hash, identity, bytes }: { hash: string; identity: string; bytes: Uint8Array },
  ): Promise<T> {
    const { codec, report, context } = this.#options
    const path = context.places.file
    const unedited = this.isNew || data === this.#base.data
    const untouched = unedited && this.journaled.count === 0 && !this.#mustWrite
    const start = this.#base.data
    this.#base = { data: theirs, hash, identity }
    this.#sequence += 1
    if (untouched) {
      await this.#journal?.release()
      if (this.#journal) this.#superseded.add(this.#journal.name)
      this.#journal = null
      this.#unsealed = bytes
      this.#latest = theirs
      report([fail('outside_edit_taken', { path }).problem])
      return theirs
    }
    const merged = codec.merge({ base: start, ours: data, theirs })
    this.#mustWrite = true
    this.#latest = merged.data
    report([fail('outside_edit_merged', { path }).problem, ...merged.notes])
    return merged.data
  }

  async #writeSnapshot(data: T, sequence: number): Promise<Result<null>> {
    return attempt(this.#target, async () => {
      const sealed = await this.#sealBase()
      if (!sealed.ok) return sealed
      const kept = await this.#keepFoundBytes()
      if (!kept.ok) return kept

      const bytes = Buffer.from(this.#options.codec.format(data), 'utf8')
      const hash = sha256(bytes)
      const generation = this.#generation + 1
      const backedUp = await keepBackup(this.#context, generation, bytes, hash)
      if (!backedUp.ok) return backedUp
      const restored = this.#base.hash !== null && this.#base.identity === null
      this.#abandoned = firstJournalName(generation)
      const header = { generation, snapshot: hash, replaces: this.#base.hash, sequence }
      const journal = await Journal.start(this.#context, header)
      if (!journal.ok) return journal
      const same = hash === this.#base.hash && this.#base.identity !== null
      const identity = await (same ? this.#keepFile() : this.#writeFile(data, bytes, hash))
      if (!identity.ok) return identity

      const before = this.#journal
      await before?.release()
      if (before) this.#superseded.add(before.name)
      this.#journal = journal.value
      this.#generation = generation
      this.#abandoned = null
      this.#unfinished = null
      this.#unsealed = null
      this.#mustWrite = false
      this.#base = { data, hash, identity: identity.value }
      this.#latest = data
      this.#sequence = sequence
      if (restored) this.#options.report([fail('file_restored', { path: this.#context.places.file }).problem])
      await this.#superseded.tidy(hash)
      return ok(null)
    })
  }

  /** The file says it already, though whoever wrote it may have been stopped before its name was on the disk. */
  async #keepFile(): Promise<Result<string | null>> {
    await this.#context.fs.syncFolder(this.#context.places.folder.path)
    return ok(this.#base.identity)
  }

  async #writeFile(data: T, bytes: Uint8Array, hash: string): Promise<Result<string>> {
    const { fs, places, random, settled } = this.#context
    const folder = await walk(fs, places.root, places.folder.parts, true, settled)
    if (!folder.ok) return folder
    let renaming = false
    const beforeRename = async (): Promise<Result<null>> => {
      const facts = await look(fs, this.#target)
      if ((facts?.identity ?? null) !== this.#base.identity) {
        return fail('revision_conflict', { path: places.file })
      }
      renaming = true
      return ok(null)
    }
    const written = await durableWrite(fs, this.#target, bytes, { random, beforeRename })
    if (written.ok) return ok(written.value.identity)
    if (renaming) {
      this.#unfinished = { data, hash }
      this.#mustWrite = true
    }
    return written
  }

  /**
   * Before the first edit on a file that no journal of ours names: keeps a backup of it and begins its journal, so that the
   * edits, and outside edits later, have a base.
   */
  async #sealBase(): Promise<Result<null>> {
    const { hash } = this.#base
    if (this.#journal || this.#mustWrite) return ok(null)
    const generation = this.#generation + 1
    if (hash !== null && this.#unsealed) {
      const backedUp = await keepBackup(this.#context, generation, this.#unsealed, hash)
      if (!backedUp.ok) return backedUp
    }
    const header = { generation, snapshot: hash, replaces: hash, sequence: this.#sequence }
    const journal = await Journal.start(this.#context, header)
    if (!journal.ok) return journal
    this.#journal = journal.value
    this.#generation = generation
    this.#abandoned = null
    this.#unsealed = null
    await this.#superseded.tidy(hash)
    return ok(null)
  }

  /** The user let a deleted file stay deleted: its last content is kept aside, and a journal says that there is no file. */
  async #beginAnew(): Promise<Result<null>> {
    const kept = await this.#keepFoundBytes()
    if (!kept.ok) return kept
    return attempt(this.#target, () => this.#sealBase())
  }

  async #keepFoundBytes(): Promise<Result<null>> {
    if (!this.#keep) return ok(null)
    const { kind, bytes } = this.#keep
    const kept = await setBytesAside(this.#context, kind, bytes, this.#options.clock)
    if (kept.ok) this.#keep = null
    return kept
  }

  async #removeAbandoned(): Promise<Result<null>> {
    if (this.#abandoned === null) return ok(null)
    const { fs, places } = this.#context
    try {
      await fs.remove(join(places.journals.path, this.#abandoned))
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error
    }
    await fs.syncFolder(places.journals.path)
    this.#abandoned = null
    return ok(null)
  }
}

function orThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new StorageFailure(result.problem)
  return result.value
}

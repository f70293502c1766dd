import { join } from 'node:path'
import { ok, type Result } from '#app/result.ts'
import { durableWrite, type RandomText, writeAll } from './durable-write.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { removeQuietly, type SettledFolders, walk } from './folders.ts'
import { entriesLine, headerLine, type JournalHeader, type JournalText } from './journal-text.ts'
import type { Places } from './places.ts'
import { attempt, errnoOf, look } from './problem-of.ts'

/** What journals need of their surroundings. */
export interface JournalContext {
  readonly fs: FileSystem
  readonly random: RandomText
  readonly places: Places
  readonly settled: SettledFolders
}

/** A journal's file name: the generation of its snapshot, and how often the journal was written anew. */
export interface JournalName {
  readonly name: string
  readonly generation: number
  readonly attempt: number
}

/** Reads the name of a journal; null for any other file. */
export function parseJournalName(name: string): JournalName | null {
  const match = /^(\d{8,15})-(\d{1,9})\.journal$/.exec(name)
  return match ? { name, generation: Number(match[1]), attempt: Number(match[2]) } : null
}

/** The name of the first journal of a generation. */
export function firstJournalName(generation: number): string {
  return journalName(generation, 0)
}

function journalName(generation: number, times: number): string {
  return `${String(generation).padStart(8, '0')}-${times}.journal`
}

/** The journal that takes edits: one line for each group of edits, durable when {@link Journal.append} succeeds. */
export class Journal {
  readonly header: JournalHeader
  readonly #context: JournalContext
  #attempt: number
  /** The lines on disk that are acknowledged, so that the journal can be written anew without reading it. */
  readonly #lines: Uint8Array[]
  #size: number
  #last: number
  #file: OpenFile | null = null
  #node: string | null = null
  #broken: boolean

  private constructor(
    context: JournalContext,
    header: JournalHeader,
    times: number,
    lines: readonly Uint8Array[],
    last: number,
    broken: boolean,
  ) {
    this.#context = context
    this.header = header
    this.#attempt = times
    this.#lines = [...lines]
    this.#size = lines.reduce((sum, line) => sum + line.length, 0)
    this.#last = last
    this.#broken = broken
  }

  /** Writes a new journal without entries, durably. It may replace one of the same generation that was never used. */
  static async start(context: JournalContext, header: JournalHeader): Promise<Result<Journal>> {
    const journal = new Journal(context, header, 0, [headerLine(header)], header.sequence, false)
    const written = await journal.#writeWhole()
    return written.ok ? ok(journal) : written
  }

  /** Goes on with a journal found on disk. */
  static adopt<Entry>(context: JournalContext, name: JournalName, text: JournalText<Entry>): Journal {
    const last = text.entries.at(-1)?.sequence ?? text.header.sequence
    return new Journal(context, text.header, name.attempt, text.lines, last, text.end !== 'whole')
  }

  /** File name, in the file's folder of journals. */
  get name(): string {
    return journalName(this.header.generation, this.#attempt)
  }

  /** Bytes of the whole journal. */
  get size(): number {
    return this.#size
  }

  /** How many edits it holds beyond its snapshot. */
  get count(): number {
    return this.#last - this.header.sequence
  }

  /** Number of the last edit, in the journal or its snapshot. */
  get last(): number {
    return this.#last
  }

  /**
   * Makes edits durable: one line, one fsync. After a failure none of them is in the journal as far as any later
   * success is concerned: the next call writes the journal anew under another name, because neither the descriptor nor the
   * end of the file can be trusted.
   */
  async append<Entry>(entries: readonly Entry[]): Promise<Result<null>> {
    const line = entriesLine(this.#lines[0]!, this.#last + 1, entries)
    const result = await attempt(this.#path, async () => {
      if (this.#broken || !(await this.#stillThere())) {
        const renewed = await this.#renew()
        if (!renewed.ok) return renewed
      }
      this.#broken = true
      const file = await this.#open()
      await writeAll(file, line)
      await file.syncData()
      this.#broken = false
      return ok(null)
    })
    if (result.ok) {
      this.#lines.push(line)
      this.#size += line.length
      this.#last += entries.length
    } else {
      await this.release()
    }
    return result
  }

  /** Gives the descriptor back; the journal stays on disk and can still be appended to. */
  async release(): Promise<void> {
    const file = this.#file
    this.#file = null
    this.#node = null
    try {
      await file?.close()
    } catch (error) {
      // Nothing acknowledged hangs on it: that was synced.
      if (errnoOf(error) === undefined) throw error
    }
  }

  get #path(): string {
    return join(this.#context.places.journals.path, this.name)
  }

  async #open(): Promise<OpenFile> {
    if (!this.#file) {
      // A journal found at opening may have been named by a program that was killed before it synced the name.
      await this.#context.fs.syncFolder(this.#context.places.journals.path)
      const file = await this.#context.fs.openToAppend(this.#path)
      this.#file = file
      this.#node = (await file.facts()).node
    }
    return this.#file
  }

  /** A journal that was deleted or replaced under our hands would take edits and keep none. */
  async #stillThere(): Promise<boolean> {
    const facts = await look(this.#context.fs, this.#path)
    return (
      facts?.kind === 'file' &&
      facts.size === this.#size &&
      (this.#node === null || facts.node === this.#node)
    )
  }

  async #renew(): Promise<Result<null>> {
    await this.release()
    const before = this.#path
    this.#attempt += 1
    const written = await this.#writeWhole()
    if (written.ok) await removeQuietly(this.#context.fs, before)
    else this.#broken = true
    return written
  }

  async #writeWhole(): Promise<Result<null>> {
    const { fs, places, random, settled } = this.#context
    const there = await walk(fs, places.root, places.journals.parts, true, settled)
    if (!there.ok) return there
    const written = await durableWrite(fs, this.#path, Buffer.concat(this.#lines), { random })
    return written.ok ? ok(null) : written
  }
}

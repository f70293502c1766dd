import type { Article } from '#app/model/article.ts'
import type { Change } from '#app/model/changes.ts'
import { parseSet, type SetFile } from '#app/project/set-file.ts'
import { ok, type Problem, type Result } from '#app/result.ts'
import { offsetMap } from '#app/text/offsets.ts'
import type { DurableStore } from '../durable/durable-store.ts'
import { openDurable, readDurable } from '../durable/open-durable.ts'
import { setCodec } from './codecs.ts'
import { lookAtJournals } from './journal-look.ts'
import { setFile } from './project-paths.ts'
import { readJson } from './read-file.ts'
import { type Surroundings, storeOptions } from './surroundings.ts'

export type SetStore = DurableStore<SetFile, readonly Change[]>

/** A set as it stands, edits that are only in its journal among them. */
export interface SetReading {
  readonly file: SetFile
  /** Number of the last edit; 0 where that was not looked for, since nobody is about to edit it. */
  readonly revision: number
  /** `newer_version` where a later program wrote it: nothing may be written over it. */
  readonly newer: Problem | null
}

const openAtMost = 64

/** The sets of one annotator whose lock is held: each stays open from its first use on. */
export class SetShelf {
  readonly #root: string
  readonly #annotator: string
  readonly #surroundings: Surroundings
  readonly #report: (notes: readonly Problem[]) => void
  readonly #limit: number
  /** By article, the one used last at the end. */
  readonly #stores = new Map<string, Promise<Result<SetStore>>>()
  readonly #touched = new Set<string>()
  /** Stores on their way out: a file has one writer at a time. */
  readonly #closing = new Map<string, Promise<Problem | null>>()

  /** @param limit open files; beyond it the one that was not used for longest is folded and closed */
  constructor(
    root: string,
    annotator: string,
    surroundings: Surroundings,
    report: (notes: readonly Problem[]) => void,
    limit = openAtMost,
  ) {
    this.#limit = limit
    this.#root = root
    this.#annotator = annotator
    this.#surroundings = surroundings
    this.#report = report
  }

  /** The set of an article, opened unless it is. Fails with `newer_version`, `invalid_file` and storage codes. */
  open(article: Pick<Article, 'id' | 'text'>): Promise<Result<SetStore>> {
    this.#touched.add(article.id)
    const present = this.#stores.get(article.id)
    const store = present ?? this.#openStore(article)
    this.#stores.delete(article.id)
    this.#stores.set(article.id, store)
    if (!present) void this.#makeRoom()
    return store
  }

  /** Articles whose sets were opened at any time. */
  get touched(): readonly string[] {
    return [...this.#touched]
  }

  /** The set of an article if it is open. */
  async ifOpen(article: string): Promise<SetStore | null> {
    const store = await this.#stores.get(article)
    return store?.ok ? store.value : null
  }

  async #openStore(article: Pick<Article, 'id' | 'text'>): Promise<Result<SetStore>> {
    await this.#closing.get(article.id)
    const opened = await openDurable({
      ...setOptions(this.#root, article, this.#annotator),
      ...storeOptions(this.#surroundings),
      onReport: this.#report,
    })
    if (!opened.ok) {
      this.#stores.delete(article.id)
      return opened
    }
    this.#report(opened.value.report)
    return ok(opened.value.store)
  }

  async #makeRoom(): Promise<void> {
    for (const [article, opening] of [...this.#stores].slice(0, -this.#limit)) {
      this.#stores.delete(article)
      const closing = closeStore(opening)
      this.#closing.set(article, closing)
      const problem = await closing
      this.#closing.delete(article)
      if (problem) this.#report([problem])
    }
  }

  /** Folds and closes all; answers what could not be folded, whose edits are safe in their journals. */
  async close(): Promise<readonly Problem[]> {
    const stores = [...this.#stores.values()]
    this.#stores.clear()
    const problems = await Promise.all([...stores.map(closeStore), ...this.#closing.values()])
    return problems.filter((problem) => problem !== null)
  }
}

async function closeStore(opening: Promise<Result<SetStore>>): Promise<Problem | null> {
  const opened = await opening
  if (!opened.ok) return null
  const closed = await opened.value.close()
  if (closed.ok) return null
  await opened.value.abandon()
  return closed.problem
}

/** How a set's file is opened. A set that vanished comes back: nothing but a person at work removes annotations. */
export function setOptions(root: string, article: Pick<Article, 'id' | 'text'>, annotator: string) {
  return {
    root,
    file: setFile(article.id, annotator),
    codec: setCodec({ article: article.id, annotator }, article.text),
    whenDeleted: 'restore',
  } as const
}

/**
 * Reads anybody's set without a lock and without writing; an annotator who has none gives an empty one. Fails with
 * `invalid_file` and storage codes.
 */
export async function readSetFile(
  root: string,
  article: Pick<Article, 'id' | 'text'>,
  annotator: string,
): Promise<Result<SetReading>> {
  const { hold } = await lookAtJournals(root, article.id, annotator)
  const plain = hold ? null : await readPlain(root, article, annotator)
  if (plain?.ok) return plain
  const read = await readDurable({ ...setOptions(root, article, annotator), whenDeleted: 'accept' })
  if (read.ok) return ok({ file: read.value.data, revision: read.value.sequence, newer: null })
  return read.problem.code === 'newer_version' ? readPlain(root, article, annotator) : read
}

/** The file as it stands: all there is where no journal holds edits, and as far as it can be understood if it is newer. */
async function readPlain(
  root: string,
  article: Pick<Article, 'id' | 'text'>,
  annotator: string,
): Promise<Result<SetReading>> {
  const read = await readJson(root, setFile(article.id, annotator))
  if (!read.ok) return read
  const parsed = parseSet(read.value.json, { article: article.id, annotator }, offsetMap(article.text))
  if (!parsed.ok) return parsed
  const { data, newer } = parsed.value
  return ok({ file: data, revision: 0, newer })
}

import { join } from 'node:path'
import type { AnnotationSet } from '#app/model/annotation.ts'
import { parseSet } from '#app/project/set-file.ts'
import { ok, type Result } from '#app/result.ts'
import { offsetMap } from '#app/text/offsets.ts'
import { namesIn } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import { attempt } from '../durable/problem-of.ts'
import type { ArticleLibrary } from './article-library.ts'
import type { SetFacts } from './cache-file.ts'
import { inParallel } from './in-parallel.ts'
import { lookAtJournals } from './journal-look.ts'
import { annotationsFolder, journalsOf, setFile } from './project-paths.ts'
import { jsonFiles, listIds, readJson } from './read-file.ts'
import { readSetFile, type SetShelf } from './set-shelf.ts'

/** What the library shows of a set. */
export type SetSummary = Pick<SetFacts, 'state' | 'counts'>

const noSet: SetSummary = { state: 'in progress', counts: {} }
const readsAtOnce = 16

/** State and number of annotations by label of one annotator's sets, reading only those that changed since the last time. */
export class SetCounter {
  readonly #root: string
  readonly #annotator: string
  readonly #library: ArticleLibrary
  readonly #facts: Map<string, SetFacts>
  #changed = false

  constructor(
    root: string,
    annotator: string,
    library: ArticleLibrary,
    cached: ReadonlyMap<string, SetFacts>,
  ) {
    this.#root = root
    this.#annotator = annotator
    this.#library = library
    this.#facts = new Map(cached)
  }

  get facts(): ReadonlyMap<string, SetFacts> {
    return this.#facts
  }

  /** Whether anything was read since the last question. */
  takeChanged(): boolean {
    const changed = this.#changed
    this.#changed = false
    return changed
  }

  /** What was last known of an article's set. */
  lastKnown(article: string): SetSummary {
    return this.#facts.get(article) ?? noSet
  }

  /** Looks at the sets of these articles; those that are open are counted as they stand in memory. */
  async count(articles: readonly string[], open: SetShelf | null): Promise<readonly SetSummary[]> {
    const sets = await listIds(this.#root, `${annotationsFolder}/${this.#annotator}`, jsonFiles)
    const found = sets.ok ? sets.value.found : new Map<string, string>()
    const journaled = await this.#journaledSets()
    return inParallel(articles, readsAtOnce, async (article) => {
      const store = await open?.ifOpen(article)
      if (store) return summaryOf(store.data.set)
      const state = found.get(article)
      if (state !== undefined) return this.#look(article, state, journaled.has(`${article}.json`))
      this.#facts.delete(article)
      return noSet
    })
  }

  async #look(article: string, state: string, journaled: boolean): Promise<SetSummary> {
    const journals = journaled
      ? await lookAtJournals(this.#root, article, this.#annotator)
      : { states: [], hold: false }
    const files = [state, ...journals.states].join(' ')
    const known = this.#facts.get(article)
    if (known?.files === files) return known
    const set = await (journals.hold ? this.#readWhole(article) : this.#readPlain(article))
    const facts = { files, ...(set.ok ? summaryOf(set.value) : noSet) }
    this.#facts.set(article, facts)
    this.#changed = true
    return facts
  }

  /** Names of the files that have ever had journals here. */
  async #journaledSets(): Promise<ReadonlySet<string>> {
    const folder = join(this.#root, ...journalsOf(this.#annotator).split('/'))
    const names = await attempt(folder, async () => ok(await namesIn(nodeFileSystem, folder)))
    return new Set(names.ok ? names.value : [])
  }

  /** Without a journal the file says it all, and counting needs neither the article nor right offsets. */
  async #readPlain(article: string): Promise<Result<AnnotationSet>> {
    const read = await readJson(this.#root, setFile(article, this.#annotator))
    if (!read.ok) return read
    const parsed = parseSet(read.value.json, { article, annotator: this.#annotator }, offsetMap(''))
    return parsed.ok ? ok(parsed.value.data.set) : parsed
  }

  async #readWhole(id: string): Promise<Result<AnnotationSet>> {
    const article = await this.#library.read(id)
    if (!article.ok) return this.#readPlain(id)
    const read = await readSetFile(this.#root, article.value, this.#annotator)
    return read.ok ? ok(read.value.file.set) : read
  }
}

function summaryOf({ state, annotations }: AnnotationSet): SetSummary {
  const counts = new Map<string, number>()
  for (const { label } of annotations) counts.set(label, (counts.get(label) ?? 0) + 1)
  return { state, counts: Object.fromEntries(counts) }
}

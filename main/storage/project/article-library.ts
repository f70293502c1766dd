import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Article, ArticleMetadata } from '#app/model/article.ts'
import { isSafeId, makeSafeId } from '#app/model/ids.ts'
import { formatArticle, metadataFields, parseArticle } from '#app/project/article-file.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { baseDirection } from '#app/text/direction.ts'
import { offsetMap } from '#app/text/offsets.ts'
import { removeLeftovers } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import type { ArticleFacts } from './cache-file.ts'
import { articleCodec } from './codecs.ts'
import { inParallel } from './in-parallel.ts'
import { articleFile, articlesFolder } from './project-paths.ts'
import { identityOf, jsonFiles, listIds, readJson } from './read-file.ts'
import type { SharedFiles } from './shared-files.ts'
import type { Surroundings } from './surroundings.ts'
import { writeWhole } from './write-file.ts'

/** A text that is to become an article. */
export interface NewArticle {
  /** Name of the file it came from: the id is made of it. */
  readonly fileName: string
  readonly text: string
  readonly metadata: ArticleMetadata
}

/** How adding one article went. */
export type Addition =
  | { readonly added: string }
  | { readonly skipped: { readonly fileName: string; readonly problem: Problem } }

/** Files that are read at once. */
const readsAtOnce = 16

/** SHA-256 of a text as UTF-8, in lower-case hex: what `sha256` of an article says. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The articles of a project: what is known of each without its text, and the texts one by one. */
export class ArticleLibrary {
  readonly #root: string
  readonly #surroundings: Surroundings
  #facts: Map<string, ArticleFacts>
  /** Notices of the last look. */
  #noticed: ReadonlySet<string> = new Set()
  #turn: Promise<unknown> = Promise.resolve()
  #ids: readonly string[] = []
  #bySha256 = new Map<string, string>()

  /** @param cached facts that hold as long as the files are as they were */
  constructor(root: string, cached: ReadonlyMap<string, ArticleFacts>, surroundings: Surroundings) {
    this.#root = root
    this.#facts = new Map(cached)
    this.#surroundings = surroundings
  }

  /** Ids of all articles, sorted. */
  get ids(): readonly string[] {
    return this.#ids
  }

  /** What is known of the articles that can be read. */
  get facts(): ReadonlyMap<string, ArticleFacts> {
    return this.#facts
  }

  /** Metadata and length for the list; an article that cannot be read is listed under its id. */
  describe(id: string): Pick<ArticleFacts, 'metadata' | 'length'> {
    return (
      this.#facts.get(id) ?? {
        metadata: { title: id, outlet: '', date: '', url: '', language: '' },
        length: 0,
      }
    )
  }

  /** The article with this text, if there is one. */
  findBySha256(sha256: string): string | undefined {
    return this.#bySha256.get(sha256)
  }

  /**
   * Looks through the folder and reads the articles that changed since the last look. Answers what was passed over or cannot be
   * read and was not answered before.
   */
  refresh(): Promise<Result<readonly Problem[]>> {
    return this.#inTurn(() => this.#refresh())
  }

  async #refresh(): Promise<Result<readonly Problem[]>> {
    const listing = await listIds(this.#root, articlesFolder, jsonFiles)
    if (!listing.ok) return listing
    const { found, notices } = listing.value
    const looks = await inParallel([...found], readsAtOnce, ([id, state]) => this.#look(id, state))
    this.#ids = [...found.keys()]
    this.#facts = new Map()
    this.#bySha256 = new Map()
    for (const [rank, id] of this.#ids.entries()) {
      const look = looks[rank]!
      if (look.ok) this.#remember(id, look.value)
    }
    const unreadable = looks.flatMap((look) => (look.ok ? [] : [look.problem]))
    const all = new Map([...notices, ...unreadable].map((notice) => [JSON.stringify(notice), notice]))
    const fresh = [...all].filter(([key]) => !this.#noticed.has(key)).map(([, notice]) => notice)
    this.#noticed = new Set(all.keys())
    return ok(fresh)
  }

  /** Looking through the folder and adding to it must not get in each other's way. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  #remember(id: string, facts: ArticleFacts): void {
    this.#facts.set(id, facts)
    if (!this.#bySha256.has(facts.sha256)) this.#bySha256.set(facts.sha256, id)
  }

  async #look(id: string, state: string): Promise<Result<ArticleFacts>> {
    const known = this.#facts.get(id)
    if (known && known.state === state) return ok(known)
    const read = await this.#readFile(id)
    if (read.ok) return ok(factsOf(read.value.article, read.value.state))
    return { ok: false, problem: namingFile(read.problem, articleFile(id)) }
  }

  async #readFile(id: string): Promise<Result<{ article: Article; state: string; newer: Problem | null }>> {
    if (!isSafeId(id)) return fail('article_not_found', { id })
    const read = await readJson(this.#root, articleFile(id))
    if (!read.ok) return read.problem.code === 'not_found' ? fail('article_not_found', { id }) : read
    const parsed = parseArticle(read.value.json, id)
    if (!parsed.ok) return parsed
    return ok({ article: parsed.value.data, state: read.value.facts.identity, newer: parsed.value.newer })
  }

  /** Reads an article and checks its text. Fails with `article_not_found`, `hash_mismatch` and whatever reading meets. */
  async read(id: string): Promise<Result<Article>> {
    const read = await this.#readFile(id)
    if (!read.ok) return read
    const { article } = read.value
    if (textHash(article.text) !== article.sha256) return fail('hash_mismatch', { path: articleFile(id) })
    return ok(article)
  }

  /**
   * Writes new articles. Those whose text is in the project already, or was among those before, are skipped with
   * `duplicate_article` ({id, title}); one that cannot be written is skipped with the reason.
   */
  add(
    articles: readonly NewArticle[],
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<readonly Addition[]>> {
    return this.#inTurn(() => this.#add(articles, onProgress))
  }

  async #add(
    articles: readonly NewArticle[],
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<readonly Addition[]>> {
    // Another program may have added some meanwhile.
    const refreshed = await this.#refresh()
    if (!refreshed.ok) return refreshed
    await removeLeftovers(nodeFileSystem, join(this.#root, articlesFolder), null)
    const additions: Addition[] = []
    for (const [rank, article] of articles.entries()) {
      const added = await this.#addOne(article)
      additions.push(
        added.ok
          ? { added: added.value }
          : { skipped: { fileName: article.fileName, problem: added.problem } },
      )
      onProgress(rank + 1, articles.length)
    }
    this.#ids = [...this.#ids].sort()
    return ok(additions)
  }

  async #addOne({ fileName, text, metadata }: NewArticle): Promise<Result<string>> {
    const sha256 = textHash(text)
    const twin = this.findBySha256(sha256)
    if (twin !== undefined) {
      return fail('duplicate_article', { id: twin, title: this.describe(twin).metadata.title })
    }
    const stem = fileName.replace(/\.[^.]{1,5}$/, '')
    const id = makeSafeId(stem, 'article', new Set(this.#ids))
    const article: Article = { id, text, sha256, metadata, direction: baseDirection(text) }
    const file = articleFile(id)
    // A new file, so that there is nothing yet for a journal or a backup to keep.
    const written = await writeWhole(this.#root, file, formatArticle(article), this.#surroundings)
    if (!written.ok) return written
    this.#ids = [...this.#ids, id]
    this.#remember(id, factsOf(article, (await identityOf(join(this.#root, file))) ?? ''))
    return ok(id)
  }

  /**
   * Changes an article's metadata. Fields that are as they were when the article was last read here keep what others may have
   * written there since.
   */
  async setMetadata(id: string, metadata: ArticleMetadata, shared: SharedFiles): Promise<Result<null>> {
    const known = this.#facts.get(id)?.metadata
    if (!known) {
      const read = await this.#readFile(id)
      return read.ok ? fail('article_not_found', { id }) : read
    }
    const changed = metadataFields.filter((field) => metadata[field] !== known[field])
    const changes = Object.fromEntries(changed.map((field) => [field, metadata[field]]))
    const updated = await shared.update(articleFile(id), articleCodec(id), (article) =>
      // Removed by somebody in this moment: an article is not made anew out of its metadata.
      article.sha256 === '' ? fail('article_not_found', { id }) : ok(withMetadata(article, changes)),
    )
    if (!updated.ok) return updated
    this.#remember(id, factsOf(updated.value, (await identityOf(join(this.#root, articleFile(id)))) ?? ''))
    return ok(null)
  }
}

function withMetadata(article: Article, changes: Partial<ArticleMetadata>): Article {
  return Object.keys(changes).length === 0
    ? article
    : { ...article, metadata: { ...article.metadata, ...changes } }
}

function factsOf({ sha256, text, metadata }: Article, state: string): ArticleFacts {
  return { state, sha256, length: offsetMap(text).codePointLength, metadata }
}

/** The problem for a list in which nothing else says which file is meant. */
function namingFile({ code, params }: Problem, path: string): Problem {
  const reason = params.reason === undefined ? path : `${path}: ${params.reason}`
  return { code, params: { ...params, path, reason } }
}

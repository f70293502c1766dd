import { join } from 'node:path'
import type { Codebook } from '#app/codebook/codebook.ts'
import { parseCodebook } from '#app/codebook/codebook-file.ts'
import type { Annotator, ArticleSummary, Place, ViewState } from '#app/ipc/contract.ts'
import type { Actor } from '#app/model/actor.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article, ArticleMetadata } from '#app/model/article.ts'
import { deepEqual } from '#app/model/changes.ts'
import type { History } from '#app/model/history.ts'
import { goldAnnotator, isSafeId } from '#app/model/ids.ts'
import { type ActorsFile, addActors } from '#app/project/actors-file.ts'
import type { ProjectFile } from '#app/project/project-file.ts'
import { orphansOf } from '#app/project/quotes.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { annotatorFolders, knownAnnotators } from './annotators.ts'
import type { ArticleLibrary, NewArticle } from './article-library.ts'
import { formatCache } from './cache-file.ts'
import { actorsCodec, codebookCodec } from './codecs.ts'
import type { Edit } from './edit-writer.ts'
import type { OwnWork } from './own-work.ts'
import { actorsFileName, cacheFile, codebookFileName, setFile } from './project-paths.ts'
import { identityOf } from './read-file.ts'
import { registerAnnotator } from './register-annotator.ts'
import { replaceSetOf } from './replace-set.ts'
import type { SetCounter } from './set-counter.ts'
import { readSetFile, type SetReading } from './set-shelf.ts'
import type { SharedFiles } from './shared-files.ts'
import type { Surroundings } from './surroundings.ts'
import type { ViewMemory } from './view-memory.ts'
import { writeWhole } from './write-file.ts'

/** A set as it was opened. */
export interface OpenedSet {
  readonly set: AnnotationSet
  /** Number of the last edit: what the next edits are made on. */
  readonly revision: number
  /** Ids of annotations whose quote does not stand at their offsets; these may even lie behind the end of the text. */
  readonly orphans: readonly string[]
}

export interface AddedArticles {
  readonly imported: readonly ArticleSummary[]
  readonly skipped: readonly { readonly fileName: string; readonly problem: Problem }[]
}

/** What `openProject` found and prepared. */
export interface SessionParts {
  readonly root: string
  readonly surroundings: Surroundings
  readonly annotator: Annotator
  readonly readOnly: Problem | null
  /** Whether files that annotators share may be written, each under its short lock. */
  readonly mayWriteShared: boolean
  readonly project: ProjectFile
  /** Ids of all folders below `annotations/`. */
  readonly folders: readonly string[]
  readonly codebook: { readonly file: unknown; readonly codebook: Codebook }
  readonly actors: ActorsFile
  readonly library: ArticleLibrary
  readonly counter: SetCounter
  readonly shared: SharedFiles
  readonly view: ViewMemory
  /** Null in a session that does not hold its annotator's lock. */
  readonly work: OwnWork | null
  /** The history to show where there is no own work. */
  readonly history: History
  /** Grows while the session is open. */
  readonly notices: Problem[]
}

/** Articles are added under the shared lock, so many at a time. */
const articlesAtATime = 50
const articlesRemembered = 8

/**
 * An open project: the one service under the window's requests and the command line. Calls may overlap. Everything it
 * acknowledges is on disk; what fails is left as it was.
 */
export class ProjectSession {
  readonly folder: string
  readonly annotator: Annotator
  /**
   * Why nothing can be annotated: `lock_held` ({host, since}), `newer_version`, `opened_read_only`, or the storage code that
   * says why the folder cannot be written; null where it can.
   */
  readonly readOnly: Problem | null
  readonly #parts: SessionParts
  #project: ProjectFile
  #folders: readonly string[]
  #actors: ActorsFile
  #codebook: SessionParts['codebook']
  /** Texts read last, so that every edit need not read its article. */
  readonly #articles = new Map<string, Article>()
  /** Opening has just looked through the folder. */
  #fresh = true
  #caching: Promise<unknown> = Promise.resolve()
  #closing: Promise<readonly Problem[]> | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
    this.folder = parts.root
    this.annotator = parts.annotator
    this.readOnly = parts.readOnly
    this.#project = parts.project
    this.#folders = parts.folders
    this.#actors = parts.actors
    this.#codebook = parts.codebook
  }

  /** The project's name. */
  get name(): string {
    return this.#project.name
  }

  get codebook(): Codebook {
    return this.#codebook.codebook
  }

  /** The codebook file's own JSON. */
  get codebookFile(): unknown {
    return this.#codebook.file
  }

  get actors(): readonly Actor[] {
    return this.#actors.actors
  }

  /** What was recovered, merged, set aside or passed over, since opening. */
  get notices(): readonly Problem[] {
    return this.#parts.notices
  }

  /** Everybody with a name in the project or a folder of annotations; without gold. */
  annotators(): readonly Annotator[] {
    return knownAnnotators(this.#project, this.#folders)
  }

  /** Ids of all articles, sorted, as of the last look into the folder. */
  articleIds(): readonly string[] {
    return this.#parts.library.ids
  }

  /** Looks through the folder; one line for each article, with the present annotator's counts. */
  async summaries(): Promise<readonly ArticleSummary[]> {
    const { library, counter, notices, work } = this.#parts
    if (!this.#fresh) {
      const looked = await library.refresh()
      notices.push(...(looked.ok ? looked.value : [looked.problem]))
    }
    this.#fresh = false
    const { ids } = library
    const sets = await counter.count(ids, work?.shelf ?? null)
    if (counter.takeChanged()) this.#saveCache()
    return ids.map((id, rank) => ({ id, ...library.describe(id), ...summaryFields(sets[rank]!) }))
  }

  #summaryOf(id: string): ArticleSummary {
    const { library, counter } = this.#parts
    return { id, ...library.describe(id), ...summaryFields(counter.lastKnown(id)) }
  }

  /** An article with its text. Fails with `article_not_found`, `hash_mismatch`, `invalid_file` and storage codes. */
  async readArticle(id: string): Promise<Result<Article>> {
    const read = await this.#parts.library.read(id)
    if (!read.ok) return read
    this.#articles.delete(id)
    this.#articles.set(id, read.value)
    for (const oldest of [...this.#articles.keys()].slice(0, -articlesRemembered)) {
      this.#articles.delete(oldest)
    }
    return read
  }

  async #articleOf(id: string): Promise<Result<Article>> {
    const remembered = this.#articles.get(id)
    return remembered ? ok(remembered) : this.readArticle(id)
  }

  /** The present annotator's set of an article, kept open for edits where the session may make them. */
  async openSet(articleId: string): Promise<Result<OpenedSet>> {
    const article = await this.#articleOf(articleId)
    if (!article.ok) return article
    const { work } = this.#parts
    if (work) {
      const opened = await work.shelf.open(article.value)
      if (opened.ok) {
        const { data, sequence } = opened.value
        return ok(openedSet(data.set, sequence, article.value))
      }
      if (opened.problem.code !== 'newer_version') return opened
    }
    return this.readSet(articleId, this.annotator.id)
  }

  /** Anybody's set of an article, edits in journals among them; an empty one where there is none. */
  async readSet(articleId: string, annotator: string): Promise<Result<OpenedSet>> {
    const article = await this.#articleOf(articleId)
    if (!article.ok) return article
    const read = await this.readSetWhole(article.value, annotator)
    if (!read.ok) return read
    return ok(openedSet(read.value.file.set, read.value.revision, article.value))
  }

  /** The same with all that its file holds. */
  async readSetWhole(article: Article, annotator: string): Promise<Result<SetReading>> {
    if (!isSafeId(annotator)) return fail('invalid_annotator')
    const { work, root } = this.#parts
    const store = annotator === this.annotator.id ? await work?.shelf.ifOpen(article.id) : null
    if (store) return ok({ file: store.data, revision: store.sequence, newer: null })
    return readSetFile(root, article, annotator)
  }

  /** Ids of all who have a set of the article, gold among them, sorted. */
  async annotatorsOf(articleId: string): Promise<readonly string[]> {
    if (!isSafeId(articleId)) return []
    const { root } = this.#parts
    const folders = await annotatorFolders(root)
    const ids = folders.ok ? folders.value.ids : []
    const states = await Promise.all(ids.map((id) => identityOf(join(root, setFile(articleId, id)))))
    return ids.filter((_, rank) => states[rank] !== null)
  }

  /**
   * Applies edits made on `baseRevision`, all or none, and records them in the undo history; see {@link OwnWork.writer}. After
   * a storage failure the same edits, with more behind if need be, can be sent again.
   */
  async applyEdits(
    articleId: string,
    baseRevision: number,
    edits: readonly Edit[],
  ): Promise<Result<{ readonly revision: number }>> {
    const { work } = this.#parts
    if (!work || this.#closing) return this.#refuse()
    const article = await this.#articleOf(articleId)
    return article.ok ? work.writer.apply(article.value, baseRevision, edits) : article
  }

  /** The present annotator's undo history, as it is on disk. */
  history(): History {
    return this.#parts.work?.writer.history ?? this.#parts.history
  }

  /** Adds articles; one whose text is there already is skipped with `duplicate_article`. `onProgress` counts articles. */
  async addArticles(
    articles: readonly NewArticle[],
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<Result<AddedArticles>> {
    if (!this.#mayWriteShared()) return this.#refuse()
    const { shared, library } = this.#parts
    const imported: ArticleSummary[] = []
    const skipped: AddedArticles['skipped'][number][] = []
    for (let start = 0; start < articles.length; start += articlesAtATime) {
      const some = articles.slice(start, start + articlesAtATime)
      const progress = (done: number) => onProgress(start + done, articles.length)
      const added = await shared.exclusively(() => library.add(some, progress))
      if (!added.ok) return added
      for (const addition of added.value) {
        if ('added' in addition) imported.push(this.#summaryOf(addition.added))
        else skipped.push(addition.skipped)
      }
    }
    return ok({ imported, skipped })
  }

  /** The article whose text has this SHA-256, as of the last look into the folder. */
  findBySha256(sha256: string): ArticleSummary | undefined {
    const id = this.#parts.library.findBySha256(sha256)
    return id === undefined ? undefined : this.#summaryOf(id)
  }

  /** Changes what is known of an article. Fields that are not changed keep what others have written there meanwhile. */
  async setMetadata(id: string, metadata: ArticleMetadata): Promise<Result<ArticleSummary>> {
    if (!this.#mayWriteShared()) return this.#refuse()
    const set = await this.#parts.library.setMetadata(id, metadata, this.#parts.shared)
    if (!set.ok) return set
    this.#articles.delete(id)
    return ok(this.#summaryOf(id))
  }

  /**
   * Puts a whole set in the place of an annotator's set of that article, and registers the annotator if need be. Fails with
   * `set_not_empty` ({annotator, article}) unless `replace` says otherwise, with `article_not_found`, `invalid_annotator`
   * (unsafe ids and gold), `lock_held` while somebody else annotates as that annotator, and storage codes.
   */
  async replaceSet(set: AnnotationSet, options: { readonly replace: boolean }): Promise<Result<null>> {
    if (!this.#mayWriteShared()) return this.#refuse()
    if (!isSafeId(set.annotator) || set.annotator === goldAnnotator) return fail('invalid_annotator')
    const article = await this.#articleOf(set.article)
    if (!article.ok) return article
    if (!this.#project.annotators.some(({ id }) => id === set.annotator)) {
      const registered = await this.addAnnotator(set.annotator, set.annotator)
      if (!registered.ok) return registered
    }
    const work = set.annotator === this.annotator.id ? this.#parts.work : null
    return replaceSetOf({ ...this.#parts, work, set, article: article.value, ...options })
  }

  /** Registers a person; somebody with this id, or without `id` this name, who is there already is answered as is. */
  async addAnnotator(name: string, id?: string): Promise<Result<Annotator>> {
    if (!this.#mayWriteShared()) return this.#refuse()
    const { shared, root } = this.#parts
    const registered = await registerAnnotator(root, shared, name, id)
    if (!registered.ok) return registered
    this.#project = registered.value.project
    this.#folders = registered.value.folders
    return ok(registered.value.annotator)
  }

  /** Takes actors in by id: fills up those that are there, adds the others, removes nothing. */
  async mergeActors(actors: readonly Actor[]): Promise<Result<null>> {
    if (!this.#mayWriteShared()) return this.#refuse()
    const updated = await this.#parts.shared.update(actorsFileName, actorsCodec, (present) => {
      const merged = addActors(present.actors, actors)
      return ok(deepEqual(merged, present.actors) ? present : { ...present, actors: merged })
    })
    if (!updated.ok) return updated
    this.#actors = updated.value
    return ok(null)
  }

  /** Puts another codebook file in the place of the project's. Fails with `invalid_file` where it is none. */
  async replaceCodebook(file: unknown): Promise<Result<null>> {
    if (!this.#mayWriteShared()) return this.#refuse()
    const codebook = parseCodebook(file)
    if (!codebook.ok) return codebook
    const updated = await this.#parts.shared.update(codebookFileName, codebookCodec, (present) =>
      ok(deepEqual(present, file) ? present : file),
    )
    if (!updated.ok) return updated
    this.#codebook = { file, codebook: codebook.value }
    return ok(null)
  }

  /** Where the annotator left off. */
  view(): ViewState {
    return this.#parts.view.view
  }

  /** Remembers where the annotator is. Never fails: losing it costs no work. */
  saveView(article: string | null, place: Place | null): Promise<void> {
    const { view } = this.#parts
    return this.#closing ? view.settled() : view.save(article, place)
  }

  /** Folds everything into the files and gives the lock back. Answers what could not be folded and waits in journals. */
  close(): Promise<readonly Problem[]> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<readonly Problem[]> {
    const { work, counter, shared, view } = this.#parts
    await shared.settled()
    await view.settled()
    const problems = work ? await work.closeFiles() : []
    if (work) {
      await counter.count(work.shelf.touched, null)
      if (counter.takeChanged()) this.#saveCache()
    }
    await this.#caching
    await work?.lock.release()
    return problems
  }

  #saveCache(): void {
    const { work, library, counter, root, surroundings } = this.#parts
    if (!work) return
    const text = formatCache({ articles: library.facts, sets: counter.facts })
    // Losing the cache costs time only, so that a failure needs no word.
    this.#caching = this.#caching.then(() =>
      writeWhole(root, cacheFile(this.annotator.id), text, surroundings),
    )
  }

  #mayWriteShared(): boolean {
    return this.#parts.mayWriteShared && !this.#closing
  }

  #refuse(): { readonly ok: false; readonly problem: Problem } {
    return this.readOnly ? { ok: false, problem: this.readOnly } : fail('no_project')
  }
}

function openedSet(set: AnnotationSet, revision: number, article: Article): OpenedSet {
  return { set, revision, orphans: orphansOf(set, article.text) }
}

function summaryFields({ state, counts }: Pick<ArticleSummary, 'state' | 'counts'>) {
  return { state, counts }
}

import type { Codebook } from '#app/codebook/codebook.ts'
import type {
  ArticleSummary,
  Bridge,
  EventName,
  Events,
  OpenedArticle,
  OpenedProject,
  RequestAnswer,
  RequestName,
  RequestParams,
} from '#app/ipc/contract.ts'
import { type Annotation, type AnnotationSet, emptySet, fragmentOf } from '#app/model/annotation.ts'
import { applyChanges } from '#app/model/changes.ts'
import { emptyHistory, type History, moveHistory } from '#app/model/history.ts'
import { fail, ok, type Problem } from '#app/result.ts'
import { utf16 } from '#app/text/offsets.ts'

export const codebook: Codebook = {
  id: 'test',
  version: '1',
  name: { ar: 'دليل', en: 'Book' },
  labels: ['actor', 'position'].map((id, rank) => ({
    id,
    name: { ar: id, en: id },
    key: String(rank + 1),
    color: '#123456',
    mentionsActor: id === 'actor',
    attributes: [],
  })),
  relations: [],
  zoneTypes: [],
  actorTypes: [],
}

/** An annotation of the first `length` letters of {@link textOf}. */
export function annotation(id: string, length = 4, label = 'actor'): Annotation {
  const span = { start: utf16(0), end: utf16(length) }
  return { id, label, fragments: [fragmentOf(textOf('any'), span)], attributes: {} }
}

export function textOf(_id: string): string {
  return 'أعلنت وزيرة النقل'
}

interface Calls {
  readonly name: RequestName
  readonly params: unknown
}

/**
 * Main as the renderer sees it, in memory: the same pure functions, revisions that count writes, and trouble on demand.
 */
export class FakeMain implements Bridge {
  readonly calls: Calls[] = []
  readonly sets = new Map<string, AnnotationSet>()
  readonly revisions = new Map<string, number>()
  history: History = emptyHistory
  /** While set, `annotations.apply` fails with it. */
  trouble: Problem | null = null
  /** While set, requests of that name wait for `release`. */
  held: RequestName | null = null
  #waiting: (() => void)[] = []
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>()
  /** Answers of requests that a test wants to say itself. */
  readonly answers: { [Name in RequestName]?: (params: RequestParams<Name>) => RequestAnswer<Name> } = {}

  constructor(articles: readonly string[]) {
    for (const id of articles) this.sets.set(id, emptySet(id, 'salma'))
  }

  readonly request = async <Name extends RequestName>(
    name: Name,
    params: RequestParams<Name>,
  ): Promise<RequestAnswer<Name>> => {
    this.calls.push({ name, params })
    if (this.held === name) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.#answer(name, params) as RequestAnswer<Name>
  }

  readonly on = <Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void) => {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  tell<Name extends EventName>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never)
  }

  /** Lets the requests go on that were held. */
  release(): void {
    this.held = null
    for (const go of this.#waiting.splice(0)) go()
  }

  named(name: RequestName): readonly unknown[] {
    return this.calls.filter((call) => call.name === name).map(({ params }) => params)
  }

  /** Changes a set behind the renderer's back. */
  changeElsewhere(id: string, change: (set: AnnotationSet) => AnnotationSet): void {
    this.sets.set(id, change(this.#set(id)))
    this.revisions.set(id, this.revision(id) + 1)
  }

  revision(id: string): number {
    return this.revisions.get(id) ?? 0
  }

  project(view: OpenedProject['view'] = { article: null, places: {} }): OpenedProject {
    return {
      folder: '/projects/one',
      name: 'One',
      annotator: { id: 'salma', name: 'سلمى' },
      annotators: [{ id: 'salma', name: 'سلمى' }],
      readOnly: null,
      codebook,
      actors: [],
      articles: [...this.sets.keys()].map((id) => this.summary(id)),
      history: this.history,
      view,
      notices: [],
    }
  }

  summary(id: string): ArticleSummary {
    const metadata = { title: `Title ${id}`, outlet: '', date: '', url: '', language: 'ar' }
    return { id, metadata, length: textOf(id).length, state: 'in progress', counts: {} }
  }

  #set(id: string): AnnotationSet {
    const set = this.sets.get(id)
    if (!set) throw new Error(`no article ${id}`)
    return set
  }

  #opened(id: string): OpenedArticle {
    const { metadata } = this.summary(id)
    return {
      article: { id, text: textOf(id), sha256: '', metadata, direction: 'rtl' },
      set: this.#set(id),
      revision: this.revision(id),
      orphans: [],
    }
  }

  #answer(name: RequestName, params: unknown): unknown {
    const own = this.answers[name] as ((params: unknown) => unknown) | undefined
    if (own) return own(params)
    if (name === 'articles.open') {
      const { id } = params as RequestParams<'articles.open'>
      return this.sets.has(id) ? ok(this.#opened(id)) : fail('article_not_found', { id })
    }
    if (name === 'annotations.apply') return this.#apply(params as RequestParams<'annotations.apply'>)
    return null
  }

  #apply({ article, baseRevision, edits }: RequestParams<'annotations.apply'>) {
    if (this.trouble) return { ok: false, problem: this.trouble }
    if (baseRevision !== this.revision(article)) return fail('revision_conflict')
    for (const { changes, history } of edits) {
      const next = applyChanges(this.#set(article), changes)
      if (!next.ok) return next
      this.sets.set(article, next.value)
      this.history = moveHistory(this.history, history)
    }
    const revision = this.revision(article) + edits.length
    this.revisions.set(article, revision)
    return ok({ revision })
  }
}

/** Lets everything that can go on go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

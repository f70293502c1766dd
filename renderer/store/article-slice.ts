import type { OpenedArticle } from '#app/ipc/contract.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import { applyChanges, type Change } from '#app/model/changes.ts'
import type { HistoryMove } from '#app/model/history.ts'
import type { Problem } from '#app/result.ts'

/** An edit that main has not yet acknowledged. */
export interface UnsavedEdit {
  readonly article: string
  readonly changes: readonly Change[]
  readonly history: HistoryMove
}

export interface ArticleSlice {
  /** Id of the article on the page. */
  readonly current: string | null
  /** Id of the article that is being fetched, to be on the page next. */
  readonly opening: string | null
  /** The article on the page and every other that still has unsaved edits, by id. Sets include the unsaved edits. */
  readonly opened: Readonly<Record<string, OpenedArticle>>
  /** In the order they were made, across articles. */
  readonly unsaved: readonly UnsavedEdit[]
}

export const initialArticles: ArticleSlice = { current: null, opening: null, opened: {}, unsaved: [] }

/** The article on the page. */
export function currentArticle({ current, opened }: ArticleSlice): OpenedArticle | null {
  return current === null ? null : (opened[current] ?? null)
}

/** Puts an article on the page; of the others only those with unsaved edits are kept. */
export function withCurrent(slice: ArticleSlice, article: OpenedArticle): ArticleSlice {
  const id = article.article.id
  return { ...slice, current: id, opening: null, opened: keptArticles(slice, { [id]: article }) }
}

/** Replaces an article's set, keeping the rest. */
export function withSet(slice: ArticleSlice, set: AnnotationSet): ArticleSlice {
  const article = slice.opened[set.article]
  if (!article) return slice
  return { ...slice, opened: { ...slice.opened, [set.article]: { ...article, set } } }
}

/** The edits that can be sent together: the oldest one and those that follow it on the same article. */
export function nextBatch(unsaved: readonly UnsavedEdit[]): readonly UnsavedEdit[] {
  const first = unsaved[0]
  if (!first) return []
  const end = unsaved.findIndex((edit) => edit.article !== first.article)
  return end === -1 ? unsaved : unsaved.slice(0, end)
}

/** After main has written the first `count` unsaved edits, all of one article, which is now at `revision`. */
export function withAcknowledged(slice: ArticleSlice, count: number, revision: number): ArticleSlice {
  const id = slice.unsaved[0]?.article
  const article = id === undefined ? undefined : slice.opened[id]
  if (id === undefined || !article) return slice
  const rest = { ...slice, unsaved: slice.unsaved.slice(count) }
  return { ...rest, opened: keptArticles(rest, { [id]: { ...article, revision } }) }
}

/**
 * Makes an article's unsaved edits again on top of what main has now. Edits that no longer fit are left out and given
 * back with the reason.
 */
export function rebased(
  slice: ArticleSlice,
  fresh: OpenedArticle,
): { readonly slice: ArticleSlice; readonly dropped: readonly Problem[] } {
  const id = fresh.article.id
  let set = fresh.set
  const dropped: Problem[] = []
  const unsaved = slice.unsaved.filter((edit) => {
    if (edit.article !== id) return true
    const next = applyChanges(set, edit.changes)
    if (next.ok) set = next.value
    else dropped.push(next.problem)
    return next.ok
  })
  return {
    slice: { ...slice, unsaved, opened: { ...slice.opened, [id]: { ...fresh, set } } },
    dropped,
  }
}

function keptArticles(
  { current, opened, unsaved }: ArticleSlice,
  added: Readonly<Record<string, OpenedArticle>>,
): Readonly<Record<string, OpenedArticle>> {
  const wanted = new Set([current, ...unsaved.map(({ article }) => article), ...Object.keys(added)])
  const all = { ...opened, ...added }
  return Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)))
}

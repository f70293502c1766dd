import type { LabelDefinition } from '#app/codebook/codebook.ts'
import type { Annotation, AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { type Line, splitLines } from '#app/text/lines.ts'
import type { Span } from '#app/text/span.ts'
import type { AppState } from '../../store/app-state.ts'
import { currentArticle } from '../../store/article-slice.ts'

/** What annotate commands work on: the article on the page and what is selected and focused in it. */
export interface InHand {
  readonly article: Article
  readonly set: AnnotationSet
  readonly lines: readonly Line[]
  readonly labels: readonly LabelDefinition[]
  readonly focused: Annotation | null
  /** The text selection without white space at its ends; null for a bare caret. */
  readonly selected: Span | null
}

/** Reads what is in hand off the state; null while no article is on the page. */
export function inHand(state: AppState): InHand | null {
  const opened = currentArticle(state.articles)
  if (!opened) return null
  const { article, set } = opened
  return {
    article,
    set,
    lines: linesOf(article),
    labels: state.open.project?.codebook.labels ?? [],
    focused: set.annotations.find(({ id }) => id === state.focus.annotation) ?? null,
    selected: state.focus.selection?.spans[0] ?? null,
  }
}

const lineCache = new WeakMap<Article, readonly Line[]>()

/** The article's lines, split once. */
export function linesOf(article: Article): readonly Line[] {
  let lines = lineCache.get(article)
  if (!lines) {
    lines = splitLines(article.text)
    lineCache.set(article, lines)
  }
  return lines
}

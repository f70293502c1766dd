import type { ArticleSummary } from '#app/ipc/contract.ts'
import { type AnnotationSet, compareText } from '#app/model/annotation.ts'
import type { Locale } from '#app/wording/locale.ts'

/** What the library can be sorted by. */
export const librarySorts = ['title', 'date', 'outlet', 'annotations'] as const
export type LibrarySort = (typeof librarySorts)[number]

export interface LibrarySlice {
  readonly summaries: readonly ArticleSummary[]
  readonly sort: LibrarySort
  /** Text looked for in title and outlet. */
  readonly filter: string
}

export const initialLibrary: LibrarySlice = { summaries: [], sort: 'title', filter: '' }

/** How many annotations of all labels a summary counts. */
export function annotationTotal(summary: ArticleSummary): number {
  return Object.values(summary.counts).reduce((sum, count) => sum + count, 0)
}

/** The articles to list, filtered, and sorted as the interface language sorts. */
export function listedArticles(
  { summaries, sort, filter }: Pick<LibrarySlice, 'summaries' | 'sort' | 'filter'>,
  locale: Locale,
): readonly ArticleSummary[] {
  const wanted = folded(filter.trim())
  const kept = summaries.filter(({ metadata: { title, outlet } }) =>
    folded(`${title}\n${outlet}`).includes(wanted),
  )
  return kept.sort(comparisons(collators[locale].compare)[sort])
}

const collators: Readonly<Record<Locale, Intl.Collator>> = {
  en: new Intl.Collator('en', { numeric: true }),
  ar: new Intl.Collator('ar', { numeric: true }),
}

type Comparison = (a: ArticleSummary, b: ArticleSummary) => number

function comparisons(compare: (a: string, b: string) => number): Readonly<Record<LibrarySort, Comparison>> {
  const title: Comparison = (a, b) => compare(a.metadata.title, b.metadata.title) || compareText(a.id, b.id)
  return {
    title,
    // Newest first, unknown dates last. ISO dates sort as text, of reduced precision too.
    date: (a, b) => compareText(b.metadata.date, a.metadata.date) || title(a, b),
    outlet: (a, b) => compare(a.metadata.outlet, b.metadata.outlet) || title(a, b),
    annotations: (a, b) => annotationTotal(b) - annotationTotal(a) || title(a, b),
  }
}

/**
 * A text as people look for it: without case, vowel marks, tatweel and hamza or madda on another letter, which are left out
 * when one types; and with one letter for those that Arabic and Persian keyboards and habits take for each other (ة ه, ى ی ي,
 * ک ك).
 */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\u0629\u0649\u06cc\u06a9]/g, (letter) => alike[letter] ?? letter)
    .toLowerCase()
}

const alike: Readonly<Record<string, string>> = {
  '\u0629': '\u0647',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
}

/** The summaries with one article's counts and state brought up to its set. */
export function withCountsOf(
  summaries: readonly ArticleSummary[],
  set: AnnotationSet,
): readonly ArticleSummary[] {
  return summaries.map((summary) =>
    summary.id === set.article ? { ...summary, state: set.state, counts: countsOf(set) } : summary,
  )
}

function countsOf(set: AnnotationSet): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const { label } of set.annotations) counts.set(label, (counts.get(label) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** The summaries with one replaced, or added where it is new. */
export function withSummary(
  summaries: readonly ArticleSummary[],
  summary: ArticleSummary,
): readonly ArticleSummary[] {
  return summaries.some(({ id }) => id === summary.id)
    ? summaries.map((known) => (known.id === summary.id ? summary : known))
    : [...summaries, summary]
}

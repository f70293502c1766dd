import { describe, expect, it } from 'vitest'
import { suggestDates } from './arabic-dates.ts'

type Files = Readonly<Record<string, string>>

const sample = import.meta.glob('../../resources/sample/annotations/*.jsonl', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Files
const shared = import.meta.glob('../../../shared/annotations/annotator-*.jsonl', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Files

/** The shared files do not date their articles. This one reports a Tuesday's meeting, two days before the date it names. */
const datesOfArticles: Readonly<Record<string, string>> = { '002_f9884290b1ca4a21': '2025-11-25' }

interface DatedDeadline {
  readonly annotator: string
  readonly quote: string
  readonly iso: string
  readonly suggested: readonly string[]
}

interface SetLine {
  readonly article: string
  readonly annotator: string
  readonly date?: string
  readonly metadata?: { readonly date?: string }
  readonly annotations: readonly {
    readonly attributes?: Readonly<
      Record<string, { readonly quote?: string; readonly iso?: string } | string>
    >
  }[]
}

/** Every fragment with an ISO date in files of Hashiya's JSON lines. */
function deadlinesIn(files: Files): readonly DatedDeadline[] {
  return Object.values(files)
    .flatMap((content) => content.split('\n').filter((line) => line !== ''))
    .map((line) => JSON.parse(line) as SetLine)
    .flatMap((set) => {
      const date = set.metadata?.date || set.date || datesOfArticles[set.article] || ''
      return set.annotations
        .flatMap(({ attributes }) => Object.values(attributes ?? {}))
        .flatMap((value) => {
          if (typeof value !== 'object' || !value.quote || !value.iso) return []
          const suggested = suggestDates(value.quote, date).map(({ iso }) => iso)
          return [{ annotator: set.annotator, quote: value.quote, iso: value.iso, suggested }]
        })
    })
}

/** Prints how many annotated dates come first, and returns the others. */
function notFirst(name: string, all: readonly DatedDeadline[]): readonly string[] {
  const others = all.filter(({ iso, suggested }) => suggested[0] !== iso)
  const first = `${all.length - others.length} of ${all.length}`
  process.stdout.write(`Deadlines, ${name}: the annotated date is the first suggestion for ${first}.\n`)
  return others.map(({ annotator, quote, iso }) => `${annotator}: ${quote} = ${iso}`)
}

describe('the dates that analysts gave to deadlines', () => {
  it('are the first suggestions in the sample project', () => {
    const all = deadlinesIn(sample)
    expect(all).toHaveLength(11)
    // Fuad was content with the month; thirty days end on a day.
    expect(notFirst('sample', all)).toEqual(['fuad: خلال ثلاثين يومًا = 2026-04'])
  })

  it('are suggested in the shared articles, first those of annotator A', (context) => {
    const all = deadlinesIn(shared)
    if (all.length === 0) return context.skip('shared/annotations is not there')
    // "By 2030" is the year for one annotator and its last day for the other.
    expect(notFirst('shared', all)).toEqual(['annotator-b: بحلول عام 2030 = 2030-12-31'])
    for (const { iso, suggested } of all) expect(suggested).toContain(iso)
  })
})

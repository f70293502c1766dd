import { type DatePrecision, isoOf, type PartialDay, parseIso } from './dates/calendar.ts'
import { readDay, readDayFromToday, readWeekday } from './dates/date-days.ts'
import { readDuration } from './dates/date-durations.ts'
import { type Phrase, type Reading, readPeriodDate } from './dates/date-periods.ts'
import { type DateToken, dateTokens } from './dates/date-tokens.ts'
import { between, deadlines, isOneOf, rangeWords } from './dates/date-words.ts'

/** A date that a phrase says, to be confirmed. */
export interface DateSuggestion {
  /** ISO 8601 calendar date: 2026-12-31, 2026-12 or 2026. */
  readonly iso: string
  readonly precision: DatePrecision
  /** The words that say it; offsets are UTF-16 units of the phrase. */
  readonly from: { readonly start: number; readonly end: number; readonly quote: string }
  /** Whether the article's date was needed, if only to know the year. */
  readonly isRelative: boolean
}

/** A reading in its place in the phrase. */
interface Mention extends Reading {
  readonly first: number
}

/**
 * The dates that an Arabic (or English) phrase says, best first, each ISO date once; nothing is suggested without words that
 * say it. Best is what stands behind a word such as "by" or "before", then what does not count from the article's day, then
 * the more exact. Of a range only the end is given.
 *
 * @param articleDate ISO 8601, possibly of reduced precision: what relative words count from, and what gives dates their year.
 * Without one (empty, or not a date) these are left out.
 */
export function suggestDates(phrase: string, articleDate: string): readonly DateSuggestion[] {
  const tokens = dateTokens(phrase).filter(({ text }) => text !== 'the')
  const mentions = withoutBeginnings(tokens, mentionsIn({ tokens, today: parseIso(articleDate) }))
  const ranked = mentions
    .flatMap((mention) => mention.dates.map((date, rank) => ({ mention, date, rank })))
    .map((candidate) => ({ ...candidate, order: orderOf(tokens, candidate) }))
    .toSorted((a, b) => compare(a.order, b.order))
  const suggestions = new Map<string, DateSuggestion>()
  for (const { mention, date } of ranked) {
    const iso = isoOf(date)
    if (suggestions.has(iso)) continue
    const { start } = tokens[mention.first]!
    const { end } = tokens[mention.next - 1]!
    suggestions.set(iso, {
      iso,
      precision: precisionOf(date),
      from: { start, end, quote: phrase.slice(start, end) },
      isRelative: mention.isRelative,
    })
  }
  return [...suggestions.values()]
}

function mentionsIn(phrase: Phrase): readonly Mention[] {
  const mentions: Mention[] = []
  let floor = 0
  for (let at = 0; at < phrase.tokens.length; ) {
    const reading =
      readDay(phrase, at) ??
      readDuration(phrase, at, floor) ??
      readPeriodDate(phrase, at) ??
      readWeekday(phrase, at) ??
      readDayFromToday(phrase, at)
    if (reading) {
      mentions.push({ ...reading, first: reading.first ?? at })
      floor = reading.next
    }
    at = reading?.next ?? at + 1
  }
  return mentions
}

/** Of two dates that are the ends of a range, keeps the second, said by the words of both. */
function withoutBeginnings(tokens: readonly DateToken[], mentions: readonly Mention[]): readonly Mention[] {
  const kept: Mention[] = []
  for (const mention of mentions) {
    const previous = kept.at(-1)
    if (previous && areRange(tokens, previous, mention))
      kept.splice(-1, 1, { ...mention, first: previous.first })
    else kept.push(mention)
  }
  return kept
}

function areRange(tokens: readonly DateToken[], begin: Mention, end: Mention): boolean {
  const joint = tokens.slice(begin.next, end.first)
  const [word] = joint
  if (joint.length > 1) return false
  if (word?.text === '/')
    return [begin, end].every(({ dates }) => dates.every(({ day }) => day === undefined))
  if (word?.kind === 'mark') return '-–—'.includes(word.text)
  if (word && isOneOf(rangeWords, word)) return true
  const isBetween = [begin.first - 1, begin.first - 2].some((rank) => isOneOf(between, tokens[rank]))
  const joins = word ? /^(و|and)$/.test(word.text) : tokens[end.first]!.text.startsWith('و')
  return isBetween && joins
}

/** Sort key, the lowest first. The first date of every reading comes before the others. */
function orderOf(
  tokens: readonly DateToken[],
  { mention, date, rank }: { readonly mention: Mention; readonly date: PartialDay; readonly rank: number },
): readonly number[] {
  const { first } = mention
  const isDeadline = [first, first - 1, first - 2].some((place) => isOneOf(deadlines, tokens[place]))
  const coarseness = { day: 0, month: 1, year: 2 }[precisionOf(date)]
  return [rank, isDeadline ? 0 : 1, mention.isCounted ? 1 : 0, rank === 0 ? coarseness : 0, first]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const rank = a.findIndex((part, index) => part !== b[index])
  return rank === -1 ? 0 : a[rank]! - b[rank]!
}

function precisionOf(date: PartialDay): DatePrecision {
  if (date.month === undefined) return 'year'
  return date.day === undefined ? 'month' : 'day'
}

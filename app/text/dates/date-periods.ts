import {
  addDays,
  addMonths,
  type Day,
  daysInMonth,
  type PartialDay,
  weekdayOf,
  wholeDay,
} from './calendar.ts'
import { readMonth } from './date-months.ts'
import { readCardinal, readOrdinal } from './date-numbers.ts'
import { type DateToken, isYear } from './date-tokens.ts'
import {
  dayWords,
  find,
  fractions,
  from,
  inclusive,
  isOneOf,
  leadingWhens,
  monthSigns,
  otherYears,
  type Part,
  parts,
  units,
  whens,
  within,
  yearSigns,
  yearWords,
} from './date-words.ts'
import { type When, yearsOf } from './nearest-years.ts'

/** A phrase cut into tokens, and the day that its relative words count from, if that is known. */
export interface Phrase {
  readonly tokens: readonly DateToken[]
  readonly today: PartialDay | null
}

/** What was read at a token. */
export interface Reading {
  /** Rank of the first token, where it is not the one that was asked about. */
  readonly first?: number
  /** Rank of the token after the last. */
  readonly next: number
  /** Best first; empty where the words name a date that cannot be known, such as a day without a year in an undated article. */
  readonly dates: readonly PartialDay[]
  /** Whether the words count from the article's day. */
  readonly isCounted: boolean
  /** Whether the article's date was needed, if only for the year. */
  readonly isRelative: boolean
}

/** Which year a month is of: one that is named, or one to be found by the article's date. */
export interface YearClause {
  readonly next: number
  readonly year: number | null
  readonly when: When | null
  readonly isRelative: boolean
}

type Period =
  | { readonly precision: 'year'; readonly year: number }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'week'; readonly last: Day }

interface ReadPeriod extends Omit<Reading, 'dates'> {
  readonly periods: readonly Period[]
}

/** A month, a year or a week, or a part of one: «نهاية العام المقبل», «الربع الأول من 2027», «بحلول ديسمبر». */
export function readPeriodDate(phrase: Phrase, at: number): Reading | null {
  const { tokens } = phrase
  const part = find(parts, tokens[at])?.value
  if (part !== undefined) {
    const whole = afterPart(tokens, at)
    const read = readFraction(phrase, whole) ?? readPeriod(phrase, whole, true)
    return read && { ...read, dates: read.periods.flatMap((period) => datesIn(period, part)) }
  }
  const fraction = readFraction(phrase, at)
  if (fraction) return { ...fraction, dates: fraction.periods.map(dateOf) }
  const read = readPeriod(phrase, at, false)
  if (!read) return null
  const isInclusive = isOneOf(inclusive, tokens[at - 1])
  return {
    ...read,
    dates: [...read.periods.map(dateOf), ...(isInclusive ? read.periods.flatMap(lastDayOf) : [])],
  }
}

/** Where the whole begins that a part is of: «نهاية العام», «آخر يوم من العام», "mid-2027". */
function afterPart(tokens: readonly DateToken[], at: number): number {
  const next = isOneOf(dayWords, tokens[at + 1]) ? at + 2 : at + 1
  const isJoint = isOneOf(from, tokens[next]) || tokens[next]?.text === '-' || tokens[next]?.text === 'في'
  return isJoint ? next + 1 : next
}

/** «الربع الأول من 2027», "the first half of next year": its last month. */
function readFraction(phrase: Phrase, at: number): ReadPeriod | null {
  const { tokens } = phrase
  const leading = readOrdinal(tokens, at)
  const fractionAt = leading?.next ?? at
  const fraction = find(fractions, tokens[fractionAt])?.value
  const rank = leading ?? readOrdinal(tokens, fractionAt + 1)
  if (fraction === undefined || !rank || rank.value > fraction) return null
  const rest = Math.max(fractionAt + 1, rank.next)
  const read = readPeriod(phrase, isOneOf(from, tokens[rest]) ? rest + 1 : rest, true)
  if (!read || read.periods.some(({ precision }) => precision !== 'year')) return null
  const month = (12 / fraction) * rank.value
  const periods = read.periods.flatMap((period) =>
    period.precision === 'year' ? [{ precision: 'month' as const, year: period.year, month }] : [],
  )
  return { ...read, periods }
}

/** `hasSign`: what stands before shows that a time is meant. */
function readPeriod(phrase: Phrase, at: number, hasSign: boolean): ReadPeriod | null {
  return (
    readMonthPeriod(phrase, at, hasSign) ??
    readYearPeriod(phrase.tokens, at, hasSign) ??
    readRelativePeriod(phrase, at, hasSign)
  )
}

function readMonthPeriod({ tokens, today }: Phrase, at: number, hasSign: boolean): ReadPeriod | null {
  const read = readMonth(tokens, at)
  if (!read) return null
  const { month } = read
  const clause = readYearClause(tokens, read.next, today)
  const isAlone = at === 0 && read.next === tokens.length
  if (!read.isSure && !clause && !hasSign && !isAlone && !isOneOf(monthSigns, tokens[at - 1])) return null
  const years = clause?.year != null ? [clause.year] : yearsOf({ month }, clause?.when ?? null, today)
  return {
    next: clause?.next ?? read.next,
    periods: years.map((year) => ({ precision: 'month', year, month })),
    isCounted: clause?.isRelative ?? false,
    isRelative: clause?.isRelative ?? true,
  }
}

/** The year after a month: «2026», «عام 2026», «من العام المقبل», «المقبل»; null where none is named. */
export function readYearClause(
  tokens: readonly DateToken[],
  at: number,
  today: PartialDay | null,
): YearClause | null {
  const when = readWhen(tokens, at)
  if (when) return { next: when.next, year: null, when: when.value, isRelative: true }
  let next = at
  if (tokens[next]?.text === '،' || tokens[next]?.text === ',') next++
  if (isOneOf(from, tokens[next])) next++
  const named = readNamedYear(tokens, next)
  if (named) return { ...named, when: null, isRelative: false }
  const relative = readRelativeUnit(tokens, next)
  if (relative?.unit !== 'year' || relative.when === null) return null
  return {
    next: relative.next,
    year: today ? today.year + relative.when : null,
    when: null,
    isRelative: true,
  }
}

function readYearPeriod(tokens: readonly DateToken[], at: number, hasSign: boolean): ReadPeriod | null {
  const read = readNamedYear(tokens, at)
  if (!read) return null
  const before = tokens[at - 1]
  const isShown =
    hasSign ||
    tokens[at]?.kind === 'word' ||
    before === undefined ||
    (before.kind === 'mark' && '-–—/(«"،:'.includes(before.text)) ||
    isOneOf(yearSigns, before)
  if (!isShown) return null
  return {
    next: read.next,
    periods: [{ precision: 'year', year: read.year }],
    isCounted: false,
    isRelative: false,
  }
}

/** 2030, «عام 2030», «سنة ألفين وثلاثين», «2030م»; not what counts something («2030 جنديًا»). */
function readNamedYear(
  tokens: readonly DateToken[],
  at: number,
): { readonly year: number; readonly next: number } | null {
  const isNamed = isOneOf(yearWords, tokens[at])
  const figureAt = isNamed ? at + 1 : at
  const figure = tokens[figureAt]
  if (figure?.kind !== 'number' && !isNamed) return null
  if (figure?.kind === 'number' && figure.text.length !== 4) return null
  const read = readCardinal(tokens, figureAt)
  if (!read || !isYear(read.value)) return null
  const after = tokens[read.next]
  if (after?.text === 'م') return { year: read.value, next: read.next + 1 }
  const countsSomething =
    after?.isCounted || find(units, after) !== null || /^[%٪$€£]$/.test(after?.text ?? '')
  if (!isNamed && countsSomething) return null
  return { year: read.value, next: read.next }
}

function readRelativePeriod(phrase: Phrase, at: number, hasSign: boolean): ReadPeriod | null {
  const { tokens, today } = phrase
  const read = readRelativeUnit(tokens, at)
  if (!read) return null
  const isShown = hasSign || isOneOf(within, tokens[at - 1]) || isOneOf(inclusive, tokens[at - 1])
  if (read.when === null && !isShown) return null
  const period = relativePeriod(read.unit, read.when ?? 0, today, read.isLatin)
  return { next: read.next, periods: period ? [period] : [], isCounted: true, isRelative: true }
}

/** «العام المقبل», «هذا الشهر», "next week", and «العام» alone, whose `when` is null. */
export function readRelativeUnit(tokens: readonly DateToken[], at: number) {
  const leading = isOneOf(leadingWhens, tokens[at]) ? find(whens, tokens[at]) : null
  const unitAt = leading ? at + 1 : at
  const found = find(units, tokens[unitAt])
  if (found?.value.count !== 1) return null
  const { unit } = found.value
  if (unit === 'hour' || unit === 'day') return null
  const isLatin = /^[a-z]/.test(tokens[unitAt]!.text)
  if (!isLatin && !found.isDefinite) return null
  const trailing = readWhen(tokens, unitAt + 1)
  const next = trailing?.next ?? unitAt + 1
  if (isOneOf(otherYears, tokens[next])) return null
  const when: When | null = leading?.value ?? trailing?.value ?? null
  return { unit, when, next, isLatin }
}

/** «المقبل», «الجاري», «الماضي», «بعد المقبل» behind their noun; null where there is none. */
export function readWhen(
  tokens: readonly DateToken[],
  at: number,
): { readonly value: When; readonly next: number } | null {
  const isAfterNext = tokens[at]?.text === 'بعد'
  const found = find(whens, tokens[isAfterNext ? at + 1 : at])
  if (!found?.isDefinite || (isAfterNext && found.value !== 1)) return null
  return isAfterNext ? { value: 2, next: at + 2 } : { value: found.value, next: at + 1 }
}

/**
 * Weeks end on Friday where Arabic is spoken (most of its countries begin them on Saturday, as CLDR has it), else on Sunday
 * as in ISO 8601.
 */
function relativePeriod(
  unit: 'week' | 'month' | 'year',
  when: When,
  today: PartialDay | null,
  isLatin: boolean,
): Period | null {
  if (!today) return null
  if (unit === 'year') return { precision: 'year', year: today.year + when }
  if (unit === 'month') {
    if (today.month === undefined) return null
    const { year, month } = addMonths({ year: today.year, month: today.month, day: 1 }, when)
    return { precision: 'month', year, month }
  }
  const day = wholeDay(today)
  if (!day) return null
  const lastWeekday = isLatin ? 7 : 5
  return { precision: 'week', last: addDays(day, ((lastWeekday - weekdayOf(day) + 7) % 7) + 7 * when) }
}

function dateOf(period: Period): PartialDay {
  if (period.precision === 'week') return period.last
  return period.precision === 'year' ? { year: period.year } : { year: period.year, month: period.month }
}

function lastDayOf(period: Period): readonly PartialDay[] {
  if (period.precision === 'week') return [period.last]
  const month = period.precision === 'year' ? 12 : period.month
  return [{ year: period.year, month, day: daysInMonth(period.year, month) }]
}

/** "The end" is the last day; other parts have no sharp edge, so that the whole period stands behind the guess. */
function datesIn(period: Period, part: Part): readonly PartialDay[] {
  if (part === 'end' || period.precision === 'week') return lastDayOf(period)
  const { year } = period
  if (period.precision === 'year') {
    return [{ year, month: part === 'late' ? 12 : part === 'middle' ? 6 : 1 }, { year }]
  }
  const { month } = period
  return part === 'middle'
    ? [
        { year, month, day: 15 },
        { year, month },
      ]
    : [{ year, month }]
}

import { addDays, addMonths, type Day, isDay, type PartialDay, weekdayOf, wholeDay } from './calendar.ts'
import { readMonth } from './date-months.ts'
import { readCardinal, readOrdinal } from './date-numbers.ts'
import { type Phrase, type Reading, readRelativeUnit, readWhen, readYearClause } from './date-periods.ts'
import type { DateToken } from './date-tokens.ts'
import {
  dayOffsets,
  dayWords,
  find,
  from,
  isOneOf,
  otherDays,
  type Unit,
  units,
  weekdays,
  whens,
} from './date-words.ts'
import { type When, yearsOf } from './nearest-years.ts'

/** A day of a month, with its weekday or without: «الخميس 19 مارس/آذار 2026», «الأول من نيسان», "March 14, 2026". */
export function readDay(phrase: Phrase, at: number): Reading | null {
  const { tokens } = phrase
  const weekday = readWeekdayName(tokens, at)
  let dayAt = weekday?.next ?? at
  while (weekday && (tokens[dayAt]?.kind === 'mark' || tokens[dayAt]?.text === 'الموافق')) dayAt++
  const token = tokens[dayAt]
  if (token?.kind === 'date') {
    return { next: dayAt + 1, dates: [token.date!], isCounted: false, isRelative: false }
  }
  return (
    readDayOfMonth(phrase, dayAt, weekday?.value) ??
    readMonthAndDay(phrase, dayAt, weekday?.value) ??
    readDayOfRelativeMonth(phrase, dayAt)
  )
}

/** The day first: «15 مارس», «الخامس عشر من شهر مارس», "14th of March 2026". */
function readDayOfMonth(phrase: Phrase, at: number, weekday: number | undefined): Reading | null {
  const { tokens } = phrase
  const day = readDayNumber(tokens, at)
  if (!day) return null
  const month = readMonth(tokens, isOneOf(from, tokens[day.next]) ? day.next + 1 : day.next)
  return month && datedDay(phrase, month.month, day.value, month.next, weekday)
}

/** The month first, as in American English: "March 14, 2026". */
function readMonthAndDay(phrase: Phrase, at: number, weekday: number | undefined): Reading | null {
  const { tokens } = phrase
  const month = readMonth(tokens, at)
  const figure = month && tokens[month.next]
  if (!month || !/^[a-z]/.test(tokens[at]!.text) || figure?.kind !== 'number') return null
  const day = readDayNumber(tokens, month.next)
  return day && datedDay(phrase, month.month, day.value, day.next, weekday)
}

function datedDay(
  { tokens, today }: Phrase,
  month: number,
  day: number,
  next: number,
  weekday: number | undefined,
): Reading {
  const clause = readYearClause(tokens, next, today)
  const years =
    clause?.year != null ? [clause.year] : yearsOf({ month, day, weekday }, clause?.when ?? null, today)
  return {
    next: clause?.next ?? next,
    dates: years.map((year) => ({ year, month, day })).filter(isDay),
    isCounted: clause?.isRelative ?? false,
    isRelative: clause?.isRelative ?? true,
  }
}

/** «15 من الشهر المقبل», «15 الجاري». */
function readDayOfRelativeMonth({ tokens, today }: Phrase, at: number): Reading | null {
  const day = readDayNumber(tokens, at)
  if (!day) return null
  const unit = readRelativeUnit(tokens, isOneOf(from, tokens[day.next]) ? day.next + 1 : day.next)
  const month: { readonly value: When; readonly next: number } | null =
    unit?.unit === 'month' && unit.when !== null
      ? { value: unit.when, next: unit.next }
      : tokens[at]?.kind === 'number'
        ? readWhen(tokens, day.next)
        : null
  if (!month) return null
  const dates: Day[] = []
  if (today?.month !== undefined) {
    dates.push({
      ...addMonths({ year: today.year, month: today.month, day: 1 }, month.value),
      day: day.value,
    })
  }
  return { next: month.next, dates: dates.filter(isDay), isCounted: true, isRelative: true }
}

/** 1 to 31 in one or two figures, or in words. */
function readDayNumber(tokens: readonly DateToken[], at: number) {
  const token = tokens[at]
  const read = readOrdinal(tokens, at) ?? readCardinal(tokens, at)
  if (!read || read.value < 1 || read.value > 31 || (token?.kind === 'number' && token.text.length > 2))
    return null
  const ending = tokens[read.next]
  const isEnglishOrdinal = token?.end === ending?.start && /^(st|nd|rd|th)$/.test(ending?.text ?? '')
  return isEnglishOrdinal ? { ...read, next: read.next + 1 } : read
}

/** «الخميس المقبل», «يوم الجمعة», "next Monday": without more, the first such day from the article's day on. */
export function readWeekday({ tokens, today }: Phrase, at: number): Reading | null {
  const leading = /^(next|this|last|coming)$/.test(tokens[at]?.text ?? '') ? find(whens, tokens[at])! : null
  const name = readWeekdayName(tokens, leading ? at + 1 : at)
  if (!name) return null
  const trailing = leading ? null : readWhen(tokens, name.next)
  const when = leading?.value ?? trailing?.value ?? null
  const next = trailing?.next ?? name.next
  const day = wholeDay(today)
  const dates = day ? [weekdayNear(day, name.value, when)] : []
  return { next, dates, isCounted: true, isRelative: true }
}

function weekdayNear(today: Day, weekday: number, when: When | null): Day {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  if (when === null || when === 0) return addDays(today, ahead)
  if (when === -1) return addDays(today, ahead - 7)
  return addDays(today, (ahead === 0 ? 7 : ahead) + 7 * (when - 1))
}

/** A weekday with the article (أحد without it is "one"), or in English. */
function readWeekdayName(tokens: readonly DateToken[], at: number) {
  const nameAt = isOneOf(dayWords, tokens[at]) ? at + 1 : at
  const token = tokens[nameAt]
  const found = find(weekdays, token)
  if (!found || !token || !(found.isDefinite || token.isCapital)) return null
  // «الأحد عشر», «الاثنين والعشرين» are numbers.
  const number = readCardinal(tokens, nameAt)
  if (number && number.next > nameAt + 1) return null
  return { value: found.value, next: nameAt + 1 }
}

/** «اليوم», «غدًا», «بعد غد», «أول أمس», with the weekday that may follow. */
export function readDayFromToday({ tokens, today }: Phrase, at: number): Reading | null {
  const first = tokens[at]?.text
  const isSecond = (first === 'بعد' || first === 'اول') && tokens[at + 1] !== undefined
  const wordAt = !isSecond ? at : isOneOf(from, tokens[at + 1]) ? at + 2 : at + 1
  const found = find(dayOffsets, tokens[wordAt])
  if (!found || (isSecond && found.value !== (first === 'بعد' ? 1 : -1))) return null
  const isToday = found.value === 0
  const isLatin = /^[a-z]/.test(tokens[wordAt]!.text)
  // «يوم» without the article is any day, «اليوم التالي» another.
  if (isToday && !isLatin && (!found.isDefinite || isOneOf(otherDays, tokens[wordAt + 1]))) return null
  const weekday = readWeekdayName(tokens, tokens[wordAt + 1]?.text === '،' ? wordAt + 2 : wordAt + 1)
  const day = wholeDay(today)
  return {
    next: weekday?.next ?? wordAt + 1,
    dates: day ? [addDays(day, found.value * (isSecond ? 2 : 1))] : [],
    isCounted: true,
    isRelative: true,
  }
}

/** A day so many units later, or earlier with a negative count; less than a day of hours is none. */
export function after(today: Day, count: number, unit: Unit): readonly PartialDay[] {
  if (unit === 'hour') {
    return Math.abs(count) < 24 ? [] : [addDays(today, Math.sign(count) * Math.ceil(Math.abs(count) / 24))]
  }
  if (unit === 'day') return [addDays(today, count)]
  if (unit === 'week') return [addDays(today, 7 * count)]
  const day = addMonths(today, unit === 'year' ? 12 * count : count)
  return [day, unit === 'year' ? { year: day.year } : { year: day.year, month: day.month }]
}

/** Whether a unit in the singular begins the name of a day, a month or a year («شهر مارس», «عام 2030», «يوم الخميس»). */
export function beginsName(tokens: readonly DateToken[], at: number): boolean {
  const token = tokens[at + 1]
  return (
    find(units, tokens[at])?.value.count === 1 &&
    (token?.kind === 'number' ||
      token?.kind === 'date' ||
      readMonth(tokens, at + 1) !== null ||
      readWeekdayName(tokens, at + 1) !== null)
  )
}

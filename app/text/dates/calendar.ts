/** How exact a date is. */
export type DatePrecision = 'year' | 'month' | 'day'

/** A day of the proleptic Gregorian calendar; months and days count from 1. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A date of full or reduced precision: a month without a day, a year without a month. */
export interface PartialDay {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

const dayLength = 86_400_000

/** Number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whether the calendar has such a day: 2026-02-29 does not exist. */
export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / dayLength
}

/** The inverse of {@link dayNumber}. */
export function dayOf(number: number): Day {
  const date = new Date(number * dayLength)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** A day some days later, or earlier with a negative count. */
export function addDays(day: Day, count: number): Day {
  return dayOf(dayNumber(day) + count)
}

/** The same day some months later; the last of the month where that month is too short (31 January and a month: 28 February). */
export function addMonths({ year, month, day }: Day, count: number): Day {
  const months = year * 12 + (month - 1) + count
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) }
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

/** ISO 8601 calendar date in the extended format, of the precision that is given. */
export function isoOf({ year, month, day }: PartialDay): string {
  const parts = [String(year).padStart(4, '0')]
  if (month !== undefined) parts.push(String(month).padStart(2, '0'))
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'))
  return parts.join('-')
}

/** Reads what {@link isoOf} writes; null for anything else and for days that do not exist. */
export function parseIso(text: string): PartialDay | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return null
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (!isDay({ year: year!, month: month ?? 1, day: day ?? 1 })) return null
  return {
    year: year!,
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  }
}

/** The day that a date names, where it names one. */
export function wholeDay(date: PartialDay | null): Day | null {
  return date?.month !== undefined && date.day !== undefined
    ? { year: date.year, month: date.month, day: date.day }
    : null
}

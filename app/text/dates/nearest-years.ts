import { type Day, dayNumber, daysInMonth, isDay, type PartialDay, weekdayOf } from './calendar.ts'

/** -1 the last, 0 this, 1 the next, 2 the one after the next. */
export type When = -1 | 0 | 1 | 2

/** A date that passed no longer ago than this, in days, may still be the one that is meant. */
const recently = 60

interface YearlessDate {
  readonly month: number
  readonly day?: number
  /** 0 is Sunday. */
  readonly weekday?: number | undefined
}

/**
 * The years that a month or a day without one can be of, best first: that in which it next comes, since deadlines lie ahead,
 * then that in which it has just passed. A weekday that is named with the day decides. None where the article has no date.
 */
export function yearsOf(date: YearlessDate, when: When | null, today: PartialDay | null): readonly number[] {
  if (!today) return []
  if (today.month === undefined) return when === null || when === 0 ? [today.year] : []
  const now = dayNumber({ year: today.year, month: today.month, day: today.day ?? 1 })
  const last = (year: number): Day => ({
    year,
    month: date.month,
    day: date.day ?? daysInMonth(year, date.month),
  })
  const years = [-2, -1, 0, 1, 2, 3, 4].map((distance) => today.year + distance)
  const possible = years.filter((year) => isDay(last(year)))
  if (when === 0) return possible.filter((year) => year === today.year)
  const isThisMonth = (year: number) => year === today.year && date.month === today.month
  const ahead = possible.filter((year) => dayNumber(last(year)) >= now)
  const passed = possible.filter((year) => dayNumber(last(year)) < now).reverse()
  if (when !== null) {
    // «مارس المقبل» in March is that of next year; «15 مارس المقبل» may be this month's.
    const others = (list: readonly number[]) =>
      list.filter((year) => date.day !== undefined || !isThisMonth(year))
    return when === -1 ? others(passed).slice(0, 1) : others(ahead).slice(when - 1, when)
  }
  const near = [
    ...ahead.slice(0, 1),
    ...passed.slice(0, 1).filter((year) => now - dayNumber(last(year)) <= recently),
  ]
  if (date.weekday === undefined) return near
  const fitting = [...ahead.slice(0, 2), ...passed.slice(0, 1)].filter(
    (year) => weekdayOf(last(year)) === date.weekday,
  )
  return fitting.length > 0 ? fitting : near
}

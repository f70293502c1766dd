import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysInMonth,
  isDay,
  isoOf,
  parseIso,
  weekdayOf,
} from './calendar.ts'

const numbers = fc.integer({ min: -25_000, max: 80_000 })

describe('the calendar', () => {
  it('knows leap years and the ends of months', () => {
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29])
    expect(isDay({ year: 2026, month: 2, day: 29 })).toBe(false)
    expect(isDay({ year: 2026, month: 13, day: 1 })).toBe(false)
    expect(isDay({ year: 2026, month: 4, day: 0 })).toBe(false)
  })

  it('numbers days one after the other and gives them back', () => {
    expect(dayNumber({ year: 1970, month: 1, day: 1 })).toBe(0)
    fc.assert(
      fc.property(numbers, (number) => {
        const day = dayOf(number)
        expect(isDay(day)).toBe(true)
        expect(dayNumber(day)).toBe(number)
        expect(addDays(day, 1)).toEqual(
          day.day < daysInMonth(day.year, day.month)
            ? { ...day, day: day.day + 1 }
            : day.month < 12
              ? { year: day.year, month: day.month + 1, day: 1 }
              : { year: day.year + 1, month: 1, day: 1 },
        )
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) + 1) % 7)
      }),
    )
    expect(weekdayOf({ year: 2026, month: 3, day: 14 })).toBe(6)
  })

  it('keeps the day over months, or takes the last there is', () => {
    expect(addMonths({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 })
    expect(addMonths({ year: 2026, month: 3, day: 14 }, 12)).toEqual({ year: 2027, month: 3, day: 14 })
    expect(addMonths({ year: 2026, month: 1, day: 14 }, -1)).toEqual({ year: 2025, month: 12, day: 14 })
    expect(addMonths({ year: 2026, month: 11, day: 14 }, 1)).toEqual({ year: 2026, month: 12, day: 14 })
  })

  it('reads the dates that it writes, and no others', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(4, 7, 10), (number, length) => {
        const iso = isoOf(dayOf(number)).slice(0, length)
        const date = parseIso(iso)
        expect(date && isoOf(date)).toBe(iso)
      }),
    )
    for (const text of ['', '2026-02-29', '2026-13', '26-03-14', '2026-3', '2026-03-14T00:00', 'soon']) {
      expect(parseIso(text)).toBeNull()
    }
  })
})

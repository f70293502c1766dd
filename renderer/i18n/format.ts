import type { Locale } from '#app/wording/locale.ts'

/** Numbers and dates in the interface language; Arabic has Arabic digits. */
export interface Formats {
  number(value: number): string
  /** A date of full or reduced precision as ISO 8601 writes it ("2026-03-14", "2026-03", "2026"); anything else as it is. */
  isoDate(iso: string): string
  /** A moment as ISO 8601 writes it, in this computer's time zone; anything else as it is. */
  moment(iso: string): string
  /** Several things in a row, as the language joins them. */
  list(items: readonly string[]): string
}

/** Tags for Intl: the language with the digits its readers expect. */
export const intlLocales: Readonly<Record<Locale, string>> = { en: 'en', ar: 'ar-u-nu-arab' }

/** Tags for React Aria, whose own words are kept for these two only. */
export const ariaLocales: Readonly<Record<Locale, string>> = { en: 'en-US', ar: 'ar-AE-u-nu-arab' }

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Makes the formats of one language. */
export function formatsFor(locale: Locale): Formats {
  const tag = intlLocales[locale]
  const numbers = new Intl.NumberFormat(tag)
  const lists = new Intl.ListFormat(tag, { type: 'unit' })
  const calendar = { calendar: 'gregory', timeZone: 'UTC' } as const
  const day = new Intl.DateTimeFormat(tag, { ...calendar, dateStyle: 'long' })
  const month = new Intl.DateTimeFormat(tag, { ...calendar, year: 'numeric', month: 'long' })
  const year = new Intl.DateTimeFormat(tag, { ...calendar, year: 'numeric' })
  const moments = new Intl.DateTimeFormat(tag, {
    calendar: 'gregory',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return {
    number: (value) => numbers.format(value),
    isoDate: (iso) => {
      const parts = datePattern.exec(iso)
      if (!parts) return iso
      const [, years, months = '01', days = '01'] = parts
      const date = new Date(`${years}-${months}-${days}T00:00:00Z`)
      // 2026-02-31 would otherwise be shown as a day of March.
      if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(days)) return iso
      return (parts[3] ? day : parts[2] ? month : year).format(date)
    },
    moment: (iso) => {
      const date = new Date(iso)
      return Number.isNaN(date.getTime()) ? iso : moments.format(date)
    },
    list: (items) => lists.format(items),
  }
}

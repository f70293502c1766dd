import type { Direction } from '../text/direction.ts'

/** The languages of the interface. */
export const locales = ['en', 'ar'] as const
export type Locale = (typeof locales)[number]

/** The interface's own direction; the article always follows its own. */
export function localeDirection(locale: Locale): Direction {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/** The interface language for a list of preferred BCP 47 tags, best first. */
export function localeFor(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const language = tag.toLowerCase().split('-')[0]
    const locale = locales.find((candidate) => candidate === language)
    if (locale) return locale
  }
  return 'en'
}

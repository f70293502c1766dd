import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { type Locale, localeDirection } from '#app/wording/locale.ts'
import { type Wording, wordingFor } from '#app/wording/wording.ts'
import { ariaLocales, type Formats, formatsFor } from './format.ts'
import { withIsolatedParams } from './isolate.ts'

interface Language {
  readonly wording: Wording
  readonly formats: Formats
}

function languageOf(locale: Locale): Language {
  const wording = wordingFor(locale)
  return {
    // Paths, titles and quotes come in any script; what is around them must not be drawn into their direction.
    wording: { ...wording, problem: (problem) => wording.problem(withIsolatedParams(problem)) },
    formats: formatsFor(locale),
  }
}

const english = languageOf('en')
const LanguageContext = createContext<Language>(english)

/** Gives everything below it the interface's language and direction, which can change at any time. */
export function WordingProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const language = useMemo(() => (locale === 'en' ? english : languageOf(locale)), [locale])
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = localeDirection(locale)
  }, [locale])
  return (
    <I18nProvider locale={ariaLocales[locale]}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </I18nProvider>
  )
}

/** The interface's words: `say(key, values)` and `problem(problem)`. */
export function useWording(): Wording {
  return useContext(LanguageContext).wording
}

/** Numbers and dates in the interface's language. */
export function useFormats(): Formats {
  return useContext(LanguageContext).formats
}

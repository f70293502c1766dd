import { IntlMessageFormat } from 'intl-messageformat'
import type { Problem } from '../result.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import type { Locale } from './locale.ts'

/** The key of a message; English is the list that the other languages must match. */
export type MessageKey = keyof typeof en

/** What a message's placeholders are filled with. */
export type MessageValues = Readonly<Record<string, string | number>>

/** Words messages in one language. */
export interface Wording {
  readonly locale: Locale
  /** The message with its placeholders and plurals worked out (ICU MessageFormat). */
  say(key: MessageKey, values?: MessageValues): string
  /** What happened, for people. */
  problem(problem: Problem): string
}

const messages: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = { en, ar }

/** Makes the words of one language; messages are parsed on first use. */
export function wordingFor(locale: Locale): Wording {
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  // Arabic digits in running text, as the region's press uses both: the language's own default is asked for by name.
  const intlLocale = locale === 'ar' ? 'ar-u-nu-arab' : 'en'
  const say: Wording['say'] = (key, values) => {
    const message = messages[locale][key]
    if (!message.includes('{')) return message
    let format = parsed.get(key)
    if (!format) {
      // Messages are plain text: the "<" of a command line's <folder> is no markup.
      format = new IntlMessageFormat(message, intlLocale, undefined, { ignoreTag: true })
      parsed.set(key, format)
    }
    return String(format.format(values))
  }
  const problem: Wording['problem'] = ({ code, params }) => {
    const key = `problem.${code}` as const
    try {
      return say(key, locale === 'ar' ? isolated(params) : params)
    } catch {
      // A problem without all of its parameters must still be told: with the names of those it lacks.
      return messages[locale][key]
    }
  }
  return { locale, say, problem }
}

/**
 * Wraps texts so that a path, a code or a Latin name keeps its own order inside a right-to-left sentence (FSI and PDI of
 * UAX #9).
 */
function isolated(params: Problem['params']): Problem['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? `\u2068${value}\u2069` : value,
    ]),
  )
}

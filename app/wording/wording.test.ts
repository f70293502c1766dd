import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../commands/catalogue.ts'
import { problemCodes } from '../problems.ts'
import { fail } from '../result.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { localeDirection, localeFor, locales } from './locale.ts'
import { type MessageKey, wordingFor } from './wording.ts'

type Elements = ReturnType<IntlMessageFormat['getAst']>

const keys = Object.keys(en) as MessageKey[]
const messages = { en, ar } as const
const pluralForms = {
  en: new Intl.PluralRules('en').resolvedOptions().pluralCategories.toSorted(),
  ar: new Intl.PluralRules('ar').resolvedOptions().pluralCategories.toSorted(),
} as const

function parsed(locale: 'en' | 'ar', key: MessageKey): Elements {
  try {
    return new IntlMessageFormat(messages[locale][key], locale, undefined, { ignoreTag: true }).getAst()
  } catch (error) {
    throw new Error(`${locale} ${key}: ${String(error)}`)
  }
}

/** Every part of a message that is filled in, also those inside plurals and selections. */
function placeholdersOf(elements: Elements): { readonly name: string; readonly element: Elements[number] }[] {
  return elements.flatMap((element) => {
    if (element.type === 0 || !('value' in element)) return []
    const inner =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placeholdersOf(value)) : []
    return [{ name: element.value, element }, ...inner]
  })
}

function namesIn(locale: 'en' | 'ar', key: MessageKey): string[] {
  return [...new Set(placeholdersOf(parsed(locale, key)).map(({ name }) => name))].sort()
}

describe('the messages', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(ar).sort()).toEqual(keys.toSorted())
  })

  it('bear each key once over all areas', () => {
    const areas = import.meta.glob<Record<string, object>>('./en/*.ts', { eager: true })
    const all = Object.values(areas).flatMap((area) => Object.values(area).flatMap(Object.keys))
    expect(all.filter((key, rank) => all.indexOf(key) !== rank)).toEqual([])
    expect(all.sort()).toEqual(keys.toSorted())
  })

  it('word every problem and no other', () => {
    const worded = keys.filter((key) => key.startsWith('problem.'))
    expect(worded.sort()).toEqual(problemCodes.map((code) => `problem.${code}`).sort())
  })

  it('name every command and no other', () => {
    const named = keys.filter((key) => key.startsWith('command.'))
    expect(named.sort()).toEqual(catalogue.map(({ id }) => `command.${id}`).sort())
  })

  it('can be parsed, and have the same placeholders in both languages', () => {
    const differing = keys.filter((key) => namesIn('en', key).join() !== namesIn('ar', key).join())
    expect(differing).toEqual([])
  })

  it.each(locales)('have all the plural forms of the language, and count with #: %s', (locale) => {
    const faulty: string[] = []
    for (const key of keys) {
      for (const { element } of placeholdersOf(parsed(locale, key))) {
        if (!('offset' in element)) continue
        const forms = Object.keys(element.options).filter((form) => !form.startsWith('='))
        if (forms.sort().join() !== pluralForms[locale].join()) faulty.push(`${key}: ${forms.join(' ')}`)
      }
    }
    expect(pluralForms.ar).toHaveLength(6)
    expect(faulty).toEqual([])
  })

  it('count in the same places in both languages', () => {
    const counting = (locale: 'en' | 'ar', key: MessageKey) =>
      placeholdersOf(parsed(locale, key))
        .filter(({ element }) => 'offset' in element)
        .map(({ name }) => name)
    expect(keys.filter((key) => counting('en', key).join() !== counting('ar', key).join())).toEqual([])
  })

  it.each(locales)('can be said with any number: %s', (locale) => {
    const wording = wordingFor(locale)
    for (const key of keys) {
      const names = namesIn('en', key)
      for (const number of [0, 1, 2, 3, 11, 100, 1_000_000]) {
        const said = wording.say(key, Object.fromEntries(names.map((name) => [name, number])))
        expect(said).not.toBe('')
        expect(said).not.toMatch(/[{}]|undefined|NaN/)
      }
    }
  })

  it('are translated, but for the names of the languages', () => {
    const hasWords = (key: MessageKey) =>
      parsed('en', key).some((element) => element.type === 0 && /\p{L}/u.test(element.value))
    const same = keys.filter((key) => ar[key] === en[key] && hasWords(key))
    expect(same.filter((key) => !['English', 'العربية'].includes(en[key]))).toEqual([])
  })
})

describe('wordingFor', () => {
  const english = wordingFor('en')
  const arabic = wordingFor('ar')

  it('works out plurals in either language, with Arabic digits in Arabic', () => {
    expect(english.say('gloss.fragments', { count: 1 })).not.toBe(
      english.say('gloss.fragments', { count: 2 }),
    )
    expect(english.say('gloss.fragments', { count: 12 })).toContain('12')
    const counts = [1, 2, 3, 11, 100].map((count) => arabic.say('gloss.fragments', { count }))
    expect(new Set(counts).size).toBe(5)
    expect(counts[2]).toContain('٣')
  })

  it('tells problems with their parameters', () => {
    const { problem } = fail('not_found', { path: "/news/<b>it's {new}</b>.txt" })
    expect(english.problem(problem)).toBe("Not found: /news/<b>it's {new}</b>.txt")
  })

  it('keeps the order of a path inside an Arabic sentence', () => {
    const { problem } = fail('not_found', { path: '/news/a (1).txt' })
    expect(arabic.problem(problem)).toContain('\u2068/news/a (1).txt\u2069')
  })

  it('tells a problem that lacks a parameter all the same', () => {
    expect(english.problem({ code: 'not_found', params: {} })).toBe(en['problem.not_found'])
    expect(arabic.problem({ code: 'not_found', params: {} })).toBe(ar['problem.not_found'])
  })

  it('tells every problem in both languages whatever it is given', () => {
    for (const code of problemCodes) {
      for (const wording of [english, arabic]) {
        expect(wording.problem({ code, params: {} })).not.toBe('')
        expect(wording.problem({ code, params: { path: 'x', unknown: 1 } })).not.toBe('')
      }
    }
  })
})

describe('localeFor', () => {
  it.each([
    [['ar-EG', 'en'], 'ar'],
    [['AR'], 'ar'],
    [['fr-FR', 'ar-u-nu-latn', 'en'], 'ar'],
    [['en-GB', 'ar'], 'en'],
    [['fr', 'he'], 'en'],
    [['arc', 'arz'], 'en'],
    [[], 'en'],
  ] as const)('takes the first language it has out of %s', (preferred, locale) => {
    expect(localeFor(preferred)).toBe(locale)
  })

  it('runs the interface in the direction of its language', () => {
    expect(locales.map(localeDirection)).toEqual(['ltr', 'rtl'])
  })
})

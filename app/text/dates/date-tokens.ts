import { fullFolding } from '../folding.ts'
import { isDay, type PartialDay } from './calendar.ts'

/** One word, number, numeric date or other sign of a phrase. Offsets are UTF-16 units of the phrase. */
export interface DateToken {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'date' | 'mark'
  /** A word folded for comparison, a number in ASCII digits, a mark as it stands. */
  readonly text: string
  /** Whether a Latin word begins with a capital: "May" is a month, "may" is not. */
  readonly isCapital: boolean
  /** Whether the word ends in tanwin, as a counted noun does (يومًا). */
  readonly isCounted: boolean
  /** What a numeric date (2026-03-14, 14/3/2026, 3/2026) says. */
  readonly date?: PartialDay
}

const digit = '[0-9٠-٩۰-۹]'
/** Direction marks stand around the separators of numeric dates in right-to-left text. */
const marks = '[\\u200e\\u200f\\u061c]*'
const separator = (name: string) => `${marks}(?<${name}>[-/.\\u2010\\u2011\\u2013])${marks}`
const again = (name: string) => `${marks}\\k<${name}>${marks}`
const noMore = `(?!${digit}|[-/.]${digit})`
const forms = [
  `(?<y1>${digit}{4})${separator('s1')}(?<m1>${digit}{1,2})${again('s1')}(?<d1>${digit}{1,2})${noMore}`,
  `(?<d2>${digit}{1,2})${separator('s2')}(?<m2>${digit}{1,2})${again('s2')}(?<y2>${digit}{4})${noMore}`,
  `(?<y3>${digit}{4})${marks}[-/]${marks}(?<m3>${digit}{1,2})${noMore}`,
  `(?<m4>${digit}{1,2})${marks}/${marks}(?<y4>${digit}{4})${noMore}`,
  // A decimal or a number in thousands is no part of a date.
  `(?<opaque>${digit}+(?:[.,٫٬]${digit}+)+)`,
  `(?<number>${digit}+)`,
  '(?<word>[\\p{L}\\p{M}\\u0640\\u200c]+)',
  '(?<mark>[^\\s\\p{Cf}])',
]
const tokenPattern = new RegExp(forms.join('|'), 'gu')

/** A word as the tables of months and numbers have it: no diacritics, no tatweel, one alef, yaa for its dotless form. */
function foldWord(word: string): string {
  // Composed first, so that ئ of two characters is not taken for yaa.
  return fullFolding.fold(word.normalize('NFC')).text
}

/** ASCII digits for Arabic-Indic and Persian ones. */
function asciiDigits(text: string): string {
  return fullFolding.fold(text).text
}

/** Cuts a phrase into tokens; white space and direction marks are left out. */
export function dateTokens(phrase: string): readonly DateToken[] {
  return [...phrase.matchAll(tokenPattern)].map((match) => {
    const groups = match.groups as Readonly<Record<string, string | undefined>>
    const [text] = match
    const place = { start: match.index, end: match.index + text.length }
    const plain = { ...place, isCapital: false, isCounted: false }
    if (groups.word !== undefined) {
      return {
        ...place,
        kind: 'word',
        text: foldWord(text),
        isCapital: /^\p{Lu}/u.test(text),
        isCounted: text.includes('\u064b'),
      }
    }
    if (groups.number !== undefined) return { ...plain, kind: 'number', text: asciiDigits(text) }
    if (groups.mark !== undefined || groups.opaque !== undefined) return { ...plain, kind: 'mark', text }
    const date = numericDate(groups)
    return date ? { ...plain, kind: 'date', text, date } : { ...plain, kind: 'mark', text }
  })
}

function numericDate(groups: Readonly<Record<string, string | undefined>>): PartialDay | null {
  const figure = (...names: string[]) => {
    const found = names.map((name) => groups[name]).find((group) => group !== undefined)
    return found === undefined ? undefined : Number(asciiDigits(found))
  }
  const year = figure('y1', 'y2', 'y3', 'y4')!
  const month = figure('m1', 'm2', 'm3', 'm4')!
  const day = figure('d1', 'd2')
  if (!isYear(year)) return null
  if (isDay({ year, month, day: day ?? 1 })) return { year, month, ...(day !== undefined && { day }) }
  // 3/14/2026 has no reading with the day first.
  if (groups.d2 !== undefined && isDay({ year, month: day!, day: month }))
    return { year, month: day!, day: month }
  return null
}

/** Whether a number can be a year of the Gregorian calendar in the news; 1447 is one of the Hijri calendar. */
export function isYear(number: number): boolean {
  return number >= 1900 && number < 2200
}

import { utf16 } from './offsets.ts'
import type { Span } from './span.ts'

/**
 * What a search overlooks, each for itself:
 *
 * - `presentationForms`: shapes and ligatures with a code of their own (ﻻ, ﷺ, ﺔ, full-width Latin, no-break space), as NFKC
 * - `formatCharacters`: direction marks, joiners, byte-order mark, soft hyphen
 * - `diacritics`: Arabic vowel, Quranic and Hebrew points
 * - `tatweel`: ـ
 * - `alefForms`: أ إ آ ٱ as ا, and the hamza and madda of decomposed texts
 * - `yaa`: ى as ي
 * - `taaMarbuta`: ة as ه
 * - `persianLetters`: ک ڪ as ك; ی ے as ي; ہ as ه; ۃ as ة
 * - `digits`: ٠-٩ and ۰-۹ as 0-9
 * - `letterCase`: capital letters as small ones
 */
export const foldingRuleNames = [
  'presentationForms',
  'formatCharacters',
  'diacritics',
  'tatweel',
  'alefForms',
  'yaa',
  'taaMarbuta',
  'persianLetters',
  'digits',
  'letterCase',
] as const

/** The name of one rule; see {@link foldingRuleNames}. */
export type FoldingRule = (typeof foldingRuleNames)[number]

/** A text as a search sees it, with the way back. Offsets into `text` are called places here, to tell them from the original's. */
export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of `text`, where the original character behind it starts, in UTF-16 units. */
  readonly starts: Uint32Array
  /** Where that character ends, together with the marks after it that were dropped. */
  readonly ends: Uint32Array
}

/** A set of rules, made ready. */
export interface Folding {
  readonly rules: ReadonlySet<FoldingRule>
  /**
   * Folds one character at a time, so that every place leads back to a character of the original. Nothing is ever composed
   * across characters.
   */
  fold(text: string): FoldedText
}

interface FoldedCharacter {
  readonly text: string
  /** Whether it was dropped and sits on the character before it, to which it then belongs. */
  readonly isDroppedMark: boolean
}

/** Marks of the Hebrew and Arabic blocks, but for the three (madda, hamza above and below) that make another letter of their base. */
const pointing = /^(?![\u0653-\u0655])(?=\p{M})[\u0590-\u05ff\u0610-\u06ed\u0898-\u08ff]$/u
/** Cf without the signs in it that can be seen; see `segments.ts`. */
const unseen = /^(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])\p{Cf}$/u
const mark = /\p{M}/u
/** What NFKC makes of a mark that is encoded on its own, as U+FE76: a space that carries it. */
const carriedMark = /^ (\p{M}+)$/u
const arabicForm = /^[\ufb50-\ufdff\ufe70-\ufefc]$/

const persian: Readonly<Record<string, string>> = { ک: 'ك', ڪ: 'ك', ی: 'ي', ے: 'ي', ہ: 'ه', ۃ: 'ة' }

/** Makes a set of rules ready for use. It remembers every character it has folded, so make it once. */
export function foldingOf(rules: Iterable<FoldingRule>): Folding {
  const chosen = new Set(rules)
  const known = new Map<number, FoldedCharacter>()
  const characterOf = (codePoint: number): FoldedCharacter => {
    let folded = known.get(codePoint)
    if (!folded) {
      folded = foldCharacter(String.fromCodePoint(codePoint), chosen)
      known.set(codePoint, folded)
    }
    return folded
  }
  return { rules: chosen, fold: (text) => foldWith(text, characterOf) }
}

/** Folds by every rule there is. */
export const fullFolding: Folding = foldingOf(foldingRuleNames)

function foldWith(text: string, characterOf: (codePoint: number) => FoldedCharacter): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  let end = 0
  for (let start = 0; start < text.length; start = end) {
    const codePoint = text.codePointAt(start) as number
    end = start + (codePoint > 0xffff ? 2 : 1)
    const character = characterOf(codePoint)
    folded += character.text
    for (let unit = 0; unit < character.text.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
    // A mark never joins a line end, so that a match that ends a line does not reach into the next.
    if (character.isDroppedMark && !folded.endsWith('\n')) stretchLast(starts, ends, end)
  }
  return { text: folded, starts: new Uint32Array(starts), ends: new Uint32Array(ends) }
}

/** Lets the last character that was kept, with all its units, end where the mark on it ends. */
function stretchLast(starts: readonly number[], ends: number[], end: number): void {
  const start = starts.at(-1)
  for (let unit = starts.length - 1; unit >= 0 && starts[unit] === start; unit--) ends[unit] = end
}

function foldCharacter(character: string, rules: ReadonlySet<FoldingRule>): FoldedCharacter {
  const forms = rules.has('presentationForms') ? compatible(character) : character
  let text = ''
  for (const form of forms) text += foldForm(form, rules)
  return { text, isDroppedMark: text === '' && mark.test(forms) }
}

function compatible(character: string): string {
  const forms = character.normalize('NFKC')
  return arabicForm.test(character) ? forms.replace(carriedMark, '$1') : forms
}

function foldForm(form: string, rules: ReadonlySet<FoldingRule>): string {
  if (form < '\u0080') return rules.has('letterCase') ? form.toLowerCase() : form
  if (rules.has('formatCharacters') && unseen.test(form)) return ''
  if (rules.has('diacritics') && pointing.test(form)) return ''
  if (rules.has('tatweel') && form === '\u0640') return ''
  if (rules.has('alefForms')) {
    if (/^[\u0653-\u0655]$/.test(form)) return ''
    if (/^[آأإٱٲٳ]$/.test(form)) return 'ا'
  }
  const letter = (rules.has('persianLetters') && persian[form]) || form
  if (letter === 'ى' && rules.has('yaa')) return 'ي'
  if (letter === 'ة' && rules.has('taaMarbuta')) return 'ه'
  if (rules.has('digits')) {
    if (/^[٠-٩]$/.test(letter)) return String(letter.charCodeAt(0) - 0x660)
    if (/^[۰-۹]$/.test(letter)) return String(letter.charCodeAt(0) - 0x6f0)
  }
  return rules.has('letterCase') ? letter.toLowerCase() : letter
}

/**
 * The stretch of the original behind the places [from, to): whole characters, also where the places lie inside what one
 * character was folded to (ﷺ gives 18).
 *
 * @param from less than `to`, both inside the folded text
 */
export function originalSpan(folded: FoldedText, from: number, to: number): Span {
  return { start: utf16(folded.starts[from] as number), end: utf16(folded.ends[to - 1] as number) }
}

/** Whether a place lies between two characters of the original, not inside what one of them was folded to. */
export function isBetweenCharacters(folded: FoldedText, place: number): boolean {
  return place <= 0 || place >= folded.text.length || folded.starts[place] !== folded.starts[place - 1]
}

/** Where a folded text says what is searched for (folded as well), from first to last, none overlapping another. Nothing for ''. */
export function occurrences(folded: FoldedText, wanted: string): readonly Span[] {
  const found: Span[] = []
  if (wanted === '') return found
  for (
    let place = folded.text.indexOf(wanted);
    place !== -1;
    place = folded.text.indexOf(wanted, place + wanted.length)
  ) {
    const span = originalSpan(folded, place, place + wanted.length)
    // Two matches can share a character that was folded to several.
    if (span.start >= (found.at(-1)?.end ?? 0)) found.push(span)
  }
  return found
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FoldingRule,
  foldingOf,
  foldingRuleNames,
  fullFolding,
  isBetweenCharacters,
  occurrences,
  originalSpan,
} from './folding.ts'

const fold = (text: string, rules: readonly FoldingRule[] = foldingRuleNames) =>
  foldingOf(rules).fold(text).text

const texts = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'أ',
          'إلى',
          'قوة',
          'مُحَمَّدٌ',
          'ـ',
          'ﻻ',
          'ﷺ',
          'ک',
          'ی',
          '٣',
          '۴',
          ' ',
          '\n',
          '\u200f',
          'ﹶ',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('🕊', '𞤀', '\ud83d', '\ude00', 'É', 'e\u0301', 'İ', 'ا\u0654', 'ؤ'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))

const ruleSets = fc.subarray([...foldingRuleNames])

describe('a folding', () => {
  it.each<[FoldingRule, string, string]>([
    ['presentationForms', 'ﺳﻼﻡ\u00a0ﷺ', 'سلام صلى الله عليه وسلم'],
    ['formatCharacters', '\u200fمی\u200cرود\ufeff', 'میرود'],
    ['diacritics', 'مُحَمَّدٌ رحمٰن שָׁלוֹם', 'محمد رحمن שלום'],
    ['tatweel', 'وكـــم؟', 'وكم؟'],
    ['alefForms', 'أإآٱا ا\u0654ا\u0655', 'ااااا اا'],
    ['yaa', 'على مستوى', 'علي مستوي'],
    ['taaMarbuta', 'قوة', 'قوه'],
    ['persianLetters', 'کیف ڪے ہۃ', 'كيف كي هة'],
    ['digits', '٢٠٢٥ ۲۰۲۵', '2025 2025'],
    ['letterCase', 'NATO Élysée', 'nato élysée'],
  ])('by %s alone changes %s', (rule, text, expected) => {
    expect(fold(text, [rule])).toBe(expected)
    const others = foldingRuleNames.filter((name) => name !== rule)
    expect(fold(text, others)).not.toBe(fold(text))
  })

  it.each([
    ['alefs and yaas as distinct letters', 'على', 'علا'],
    ['hamza on waw and on its bearer', 'مسؤول', 'مسئول'],
    ['letters that only look alike', 'كتب', 'كثب'],
    ['words and spaces', 'لا بد', 'لابد'],
  ])('keeps %s apart', (_, one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })

  it.each([
    ['Persian and Arabic spelling', 'علی کاظمی', 'على كاظمي'],
    ['presentation forms and letters', 'ﺍﻟﺮﺋﻴﺲ', 'الرئيس'],
    ['composed and decomposed letters', 'أوكرانيا', 'أوكرانيا'.normalize('NFD')],
    ['marks that stand on a space of their own', 'محﹶمد', 'محمد'],
    ['the Arabic name of God as one character', 'عبد ﷲ', 'عبد الله'],
  ])('brings together %s', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it('says how much a character gave', () => {
    expect(fold('ﷺ', ['presentationForms'])).toHaveLength(18)
    expect(fold('ﻻ')).toHaveLength(2)
  })

  it('leaves a text alone without rules', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldingOf([]).fold(text)
        expect(folded.text).toBe(text)
        let start = 0
        for (const character of text) {
          const span = { start, end: start + character.length }
          for (let place = start; place < span.end; place++) {
            expect(originalSpan(folded, place, place + 1)).toEqual(span)
          }
          start = span.end
        }
      }),
    )
  })

  it('changes no character of the first plane a second time', () => {
    const unstable: string[] = []
    for (let code = 0; code <= 0xffff; code++) {
      const once = fullFolding.fold(String.fromCodePoint(code)).text
      if (fullFolding.fold(once).text !== once) unstable.push(code.toString(16))
    }
    expect(unstable).toEqual([])
  })

  it('leads back to characters, in their order, each of which gives what stands at its places', () => {
    fc.assert(
      fc.property(texts, ruleSets, (text, rules) => {
        const folding = foldingOf(rules)
        const folded = folding.fold(text)
        expect(folded.starts).toHaveLength(folded.text.length)
        expect(folded.ends).toHaveLength(folded.text.length)
        let from = 0
        let reached = 0
        for (let to = 1; to <= folded.text.length; to++) {
          if (!isBetweenCharacters(folded, to)) continue
          const { start, end } = originalSpan(folded, from, to)
          expect(start).toBeGreaterThanOrEqual(reached)
          expect(end).toBeGreaterThan(start)
          expect(folding.fold(text.slice(start, end)).text).toBe(folded.text.slice(from, to))
          // What lies between two characters was dropped.
          expect(folding.fold(text.slice(reached, start)).text).toBe('')
          from = to
          reached = end
        }
        expect(folding.fold(text.slice(reached)).text).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})

describe('occurrences', () => {
  it('stand on exact original offsets', () => {
    const text = 'قال مُحَمَّدٌ، ثم محـمد'
    const quotes = occurrences(fullFolding.fold(text), fold('محمد')).map(({ start, end }) =>
      text.slice(start, end),
    )
    expect(quotes).toEqual(['مُحَمَّدٌ', 'محـمد'])
  })

  it('take a ligature whole, and only once', () => {
    const text = 'سﻻم ﷲ'
    const spans = (wanted: string) => occurrences(fullFolding.fold(text), wanted)
    expect(spans('سل')).toEqual([{ start: 0, end: 2 }])
    expect(spans('ل')).toEqual([
      { start: 1, end: 2 },
      { start: 4, end: 5 },
    ])
  })

  it('take the mark on a ligature along, also where they end inside it', () => {
    expect(occurrences(fullFolding.fold('سﻻَم'), 'سل')).toEqual([{ start: 0, end: 3 }])
  })

  it('never take marks from the next line, and leave out what else was dropped around them', () => {
    expect(occurrences(fullFolding.fold('ا\n\u064eب'), '\n')).toEqual([{ start: 1, end: 2 }])
    expect(occurrences(fullFolding.fold('\u200fـقال\u200f'), 'قال')).toEqual([{ start: 2, end: 5 }])
  })

  it('find nothing for nothing', () => {
    expect(occurrences(fullFolding.fold('قال'), '')).toEqual([])
  })

  it('say what was searched for, whatever the text and the rules', () => {
    fc.assert(
      fc.property(texts, ruleSets, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, rules, seed, length) => {
        const folding = foldingOf(rules)
        const folded = folding.fold(text)
        const at = folded.text.length === 0 ? 0 : seed % folded.text.length
        const wanted = folded.text.slice(at, at + length)
        const found = occurrences(folded, wanted)
        expect(found.length > 0).toBe(wanted !== '')
        let reached = 0
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(reached)
          const again = folding.fold(text.slice(start, end))
          const inside = again.text.indexOf(wanted)
          expect(inside).not.toBe(-1)
          // Not one character more than it takes.
          expect(originalSpan(again, inside, inside + wanted.length)).toEqual({ start: 0, end: end - start })
          reached = end
        }
      }),
      { numRuns: 500 },
    )
  })
})

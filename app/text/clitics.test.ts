import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTrim, trimStarts } from './clitics.ts'
import { splitLines } from './lines.ts'
import { utf16 } from './offsets.ts'

/** What each start offered for the first word of a text would leave of the text. */
function rests(text: string): readonly string[] {
  const span = { start: utf16(0), end: utf16(text.length) }
  return trimStarts(splitLines(text), span).map((start) => text.slice(start))
}

describe('trimStarts', () => {
  it.each([
    ['a conjunction', 'والولايات', ['الولايات', 'والولايات']],
    ['ف as well', 'فالرئيس', ['الرئيس', 'فالرئيس']],
    ['a preposition', 'لأوكرانيا', ['أوكرانيا', 'لأوكرانيا']],
    ['ك as well', 'كالرئيس', ['الرئيس', 'كالرئيس']],
    ['both, the article telling which is meant', 'وبالرئيس', ['الرئيس', 'بالرئيس', 'وبالرئيس']],
    ['both before an initial hamza', 'ولأوكرانيا', ['أوكرانيا', 'لأوكرانيا', 'ولأوكرانيا']],
    ['the first alone first where nothing tells', 'وبرلين', ['برلين', 'رلين', 'وبرلين']],
    ['what may be a letter of the word, for a person to choose', 'وزير', ['زير', 'وزير']],
    ['one before three letters', 'لحلف', ['حلف', 'لحلف']],
    ['one before a number', 'و2025', ['2025', 'و2025']],
    ['one with tatweel before the article and a number', 'والـ35', ['الـ35', 'والـ35']],
    ['one with tatweel', 'بـتركيا', ['تركيا', 'بـتركيا']],
    ['one before a Latin name', 'بـNATO', ['NATO', 'بـNATO']],
    ['vowelled ones', 'وَبِالرَّئيس', ['الرَّئيس', 'بِالرَّئيس', 'وَبِالرَّئيس']],
    ['presentation forms', 'ﻭﺑﺎﻟﺮﺋﻴﺲ', ['ﺎﻟﺮﺋﻴﺲ', 'ﺑﺎﻟﺮﺋﻴﺲ', 'ﻭﺑﺎﻟﺮﺋﻴﺲ']],
    ['the Persian form of ك', 'کالرئيس', ['الرئيس', 'کالرئيس']],
  ])('knows %s', (_, word, expected) => {
    expect(rests(word)).toEqual(expected)
  })

  it.each([
    ['the ل that has run together with the article', 'للرئيس', ['للرئيس']],
    ['that ل behind another proclitic', 'وللرئيس', ['للرئيس', 'وللرئيس']],
    ['س of the future', 'سيقول', ['سيقول']],
    ['س of the future behind و', 'وسيقول', ['سيقول', 'وسيقول']],
    ['a ligature', 'ﻷوكرانيا', ['ﻷوكرانيا']],
    ['prepositions in front of a conjunction', 'بوالد', ['والد', 'بوالد']],
    ['words that would hardly be left', 'ولد', ['ولد']],
    ['a letter that stands alone', 'و', ['و']],
    ['another script', 'NATO', ['NATO']],
    ['a punctuation mark', '«والرئيس»', ['«والرئيس»']],
    ['nothing but the end of the word', 'مال والرئيس', ['مال والرئيس']],
  ])('never cuts %s', (_, text, expected) => {
    expect(rests(text)).toEqual(expected)
  })

  it('goes by the word the span begins in, on whatever line, and never to its end', () => {
    const text = 'قال\n\u200fمع وبالرئيس'
    const at = text.indexOf('وبالرئيس')
    const lines = splitLines(text)
    expect(trimStarts(lines, { start: utf16(at + 2), end: utf16(text.length) })).toEqual([at + 2, at + 1, at])
    expect(trimStarts(lines, { start: utf16(at), end: utf16(at + 2) })).toEqual([at + 1, at])
    expect(trimStarts(lines, { start: utf16(at), end: utf16(at + 1) })).toEqual([at])
  })
})

describe('nextTrim', () => {
  const trimAgain = (text: string, start: number) =>
    nextTrim(splitLines(text), { start: utf16(start), end: utf16(text.length) })

  it('goes past the proclitics and back', () => {
    expect(trimAgain('وبالرئيس', 0)).toBe(2)
    expect(trimAgain('وبالرئيس', 2)).toBe(1)
    expect(trimAgain('وبالرئيس', 1)).toBe(0)
    expect(trimAgain('والرئيس', 0)).toBe(1)
    expect(trimAgain('والرئيس', 1)).toBe(0)
  })

  it('does nothing without a proclitic or from a place that was chosen otherwise', () => {
    expect(trimAgain('للرئيس', 0)).toBe(null)
    expect(trimAgain('للرئيس', 1)).toBe(null)
    expect(trimAgain('وبالرئيس', 4)).toBe(null)
  })

  it('comes back to where it began, whatever the text, and splits no character', () => {
    const texts = fc
      .array(
        fc.constantFrom(
          'و',
          'ف',
          'ب',
          'ل',
          'ك',
          'ال',
          'أ',
          'رئيس',
          'َ',
          'ـ',
          ' ',
          '\n',
          '\u200f',
          'ﻷ',
          'ﷺ',
          '𞤀',
          '\ud83d',
          'a',
          '1',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const visible = [...text.matchAll(/[^\s\u200f]/gu)].map(({ index }) => index)
        if (visible.length === 0) return
        const first = utf16(visible[seed % visible.length]!)
        const lines = splitLines(text)
        const end = utf16(text.length)
        const seen = new Set<number>()
        for (let start = nextTrim(lines, { start: first, end }); start !== null; ) {
          expect(start).toBeLessThan(end)
          expect(/^[\s\p{M}\u0640\u200f\udc00-\udfff]/u.test(text.slice(start, start + 1))).toBe(false)
          if (seen.has(start)) break
          seen.add(start)
          start = nextTrim(lines, { start, end })
        }
        if (seen.size > 0) expect(seen).toContain(first)
      }),
      { numRuns: 500 },
    )
  })
})

interface PublishedSet {
  readonly text: string
  readonly annotations: readonly {
    readonly label: string
    readonly fragments: readonly { readonly start: number; readonly end: number }[]
  }[]
}

// The folder beside the project, where there is one; the product does without.
const published = import.meta.glob<string>('../../../shared/annotations/annotator-*.jsonl', {
  query: '?raw',
  import: 'default',
  eager: true,
})

describe.skipIf(Object.keys(published).length === 0)(
  'annotations of published articles by two annotators (needs ../shared)',
  () => {
    it('begin where a trim would put them, if after a proclitic', () => {
      const sets = Object.values(published)
        .flatMap((content) => content.split('\n').filter((line) => line !== ''))
        .map((line) => JSON.parse(line) as PublishedSet)
      const missed: string[] = []
      let count = 0
      for (const { text, annotations } of sets) {
        // Their offsets count code points; the articles hold no other kind.
        expect([...text]).toHaveLength(text.length)
        const lines = splitLines(text)
        for (const { label, fragments } of annotations) {
          const { start, end } = fragments[0]!
          const before = text.slice(0, start).match(/\p{L}+$/u)?.[0]
          if (label !== 'actor' || before === undefined) continue
          count++
          const span = { start: utf16(start - before.length), end: utf16(end) }
          // One press does it, from the word's own start.
          if (nextTrim(lines, span) !== start) missed.push(text.slice(span.start, end))
        }
      }
      expect(missed).toEqual([])
      expect(count).toBeGreaterThanOrEqual(49)
    })
  },
)

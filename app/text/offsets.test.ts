import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoints, offsetMap, utf16 } from './offsets.ts'

/** Texts in which surrogate pairs, lone halves and halves in the wrong order all come about by chance. */
const texts = fc
  .array(fc.constantFrom('ا', 'a', '\n', 'َ', '🕊', '𞤀', '\ud83d', '\ude00', '👩‍👩‍👧'), { maxLength: 30 })
  .map((parts) => parts.join(''))

/** Where each code point begins and, last, the length: JavaScript's own iteration is the reference. */
function codePointStarts(text: string): number[] {
  const starts = [0]
  for (const character of text) starts.push(starts.at(-1)! + character.length)
  return starts
}

describe('offsetMap', () => {
  it.each([
    ['nothing', '', 0],
    ['a text inside the BMP', 'قال محمد\nنعم', 12],
    ['letters and emoji outside it', '𞤀𞤁🕊', 3],
    ['an emoji of several code points', '👩‍👩‍👧', 5],
    ['a lone high half', 'ا\ud83dب', 3],
    ['a lone low half', 'ا\ude00ب', 3],
    ['halves in the wrong order', '\ude00\ud83d', 2],
    ['a high half before a pair', '\ud83d\ud83d\ude00', 2],
    ['a low half after a pair', '\ud83d\ude00\ude00', 2],
  ])('counts the code points of %s', (_, text, length) => {
    const map = offsetMap(text)
    expect(map.codePointLength).toBe(length)
    expect(map.utf16Length).toBe(text.length)
  })

  it('translates around a pair', () => {
    const map = offsetMap('ا🕊ب🕊')
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => map.toCodePoint(utf16(offset)))).toEqual([
      0, 1, 1, 2, 3, 3, 4,
    ])
    expect([0, 1, 2, 3, 4].map((offset) => map.toUtf16(codePoints(offset)))).toEqual([0, 1, 3, 4, 6])
  })

  it('agrees with counting code points one by one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const map = offsetMap(text)
        const starts = codePointStarts(text)
        expect(map.codePointLength).toBe(starts.length - 1)
        for (let offset = 0; offset <= text.length; offset++) {
          const standingBefore = starts.findLastIndex((start) => start <= offset)
          expect(map.toCodePoint(utf16(offset))).toBe(standingBefore)
        }
        for (const [rank, start] of starts.entries()) expect(map.toUtf16(codePoints(rank))).toBe(start)
      }),
    )
  })

  it('gives back every code point, and every UTF-16 offset that is not inside a pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const map = offsetMap(text)
        for (let offset = 0; offset <= map.codePointLength; offset++) {
          expect(map.toCodePoint(map.toUtf16(codePoints(offset)))).toBe(offset)
        }
        const starts = new Set(codePointStarts(text))
        for (let offset = 0; offset <= text.length; offset++) {
          const back = map.toUtf16(map.toCodePoint(utf16(offset)))
          expect(back).toBe(starts.has(offset) ? offset : offset - 1)
        }
      }),
    )
  })

  it('clamps what lies outside the text', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 1000 }), (text, beyond) => {
        const map = offsetMap(text)
        expect(map.toCodePoint(utf16(-beyond))).toBe(0)
        expect(map.toUtf16(codePoints(-beyond))).toBe(0)
        expect(map.toCodePoint(utf16(text.length + beyond))).toBe(map.codePointLength)
        expect(map.toUtf16(codePoints(map.codePointLength + beyond))).toBe(text.length)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAt, splitLines } from './lines.ts'
import { utf16 } from './offsets.ts'

const texts = fc
  .array(fc.constantFrom('\n', 'ا', 'قال', ' ', '🕊', '\r', '\u2028'), { maxLength: 30 })
  .map((parts) => parts.join(''))

describe('splitLines', () => {
  it('gives an empty text one empty line', () => {
    expect(splitLines('')).toEqual([{ index: 0, start: 0, end: 0, text: '' }])
  })

  it('splits at LF only and keeps empty lines', () => {
    expect(splitLines('ا\r\u2028\n\nب\n')).toEqual([
      { index: 0, start: 0, end: 3, text: 'ا\r\u2028' },
      { index: 1, start: 4, end: 4, text: '' },
      { index: 2, start: 5, end: 6, text: 'ب' },
      { index: 3, start: 7, end: 7, text: '' },
    ])
  })

  it('loses nothing, and says where each line stands', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = splitLines(text)
        expect(lines.map((line) => line.text).join('\n')).toBe(text)
        for (const [rank, line] of lines.entries()) {
          expect(line.index).toBe(rank)
          expect(text.slice(line.start, line.end)).toBe(line.text)
        }
      }),
    )
  })
})

describe('lineAt', () => {
  it('finds the line that holds or ends at an offset, clamping those outside', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = splitLines(text)
        for (let offset = -2; offset <= text.length + 2; offset++) {
          const clamped = Math.min(Math.max(offset, 0), text.length)
          const expected = lines.find(({ start, end }) => start <= clamped && clamped <= end)
          expect(lineAt(lines, utf16(offset))).toBe(expected)
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitLines } from '#app/text/lines.ts'
import { utf16 } from '#app/text/offsets.ts'
import { articleDocument } from './article-schema.ts'
import { offsetOf, positionOf } from './positions.ts'

const texts = fc
  .array(fc.oneof(fc.constantFrom('\n', 'ا', 'ب', ' ', '🕊', '𞤀', 'é', 'a'), fc.string()), { maxLength: 40 })
  .map((parts) => parts.join(''))

describe('positions', () => {
  it('give back every offset', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = splitLines(text)
        for (let offset = 0; offset <= text.length; offset++) {
          expect(offsetOf(lines, positionOf(lines, utf16(offset)))).toBe(offset)
        }
      }),
    )
  })

  it('stand before the same character in the document', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = splitLines(text)
        const document = articleDocument(lines, 'rtl')
        for (let offset = 0; offset < text.length; offset++) {
          if (text[offset] === '\n') continue
          const position = positionOf(lines, utf16(offset))
          expect(document.textBetween(position, position + 1)).toBe(text[offset])
        }
        expect(document.content.size).toBe(text.length + lines.length + 1)
      }),
    )
  })

  it('take any position to an offset of the text', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: -5, max: 200 }), (text, position) => {
        const offset = offsetOf(splitLines(text), position)
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

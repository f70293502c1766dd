import { describe, expect, it } from 'vitest'
import { utf16 } from './offsets.ts'
import { compareSpans, overlaps, type Span } from './span.ts'

const span = (start: number, end: number): Span => ({ start: utf16(start), end: utf16(end) })

describe('spans', () => {
  it.each([
    ['touch', span(0, 3), span(3, 5), false],
    ['cross', span(0, 4), span(3, 5), true],
    ['nest', span(0, 9), span(3, 5), true],
    ['are the same', span(0, 3), span(0, 3), true],
    ['lie apart', span(0, 3), span(4, 5), false],
  ])('that %s overlap or not, whichever is asked first', (_, a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected)
    expect(overlaps(b, a)).toBe(expected)
  })

  it('read by start, the outer one before the inner', () => {
    const sorted = [span(3, 5), span(0, 2), span(3, 9), span(0, 7)].sort(compareSpans)
    expect(sorted).toEqual([span(0, 7), span(0, 2), span(3, 9), span(3, 5)])
  })
})

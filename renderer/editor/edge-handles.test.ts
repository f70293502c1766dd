import { describe, expect, it } from 'vitest'
import { type Annotation, normalizeFragments } from '#app/model/annotation.ts'
import { utf16 } from '#app/text/offsets.ts'
import { withMovedEdge } from './edge-handles.ts'

const text = 'قال محمد وأضاف نعم'
const annotation: Annotation = {
  id: 'a',
  label: 'position',
  fragments: normalizeFragments(text, [
    { start: utf16(0), end: utf16(3) },
    { start: utf16(9), end: utf16(14) },
  ]),
  attributes: {},
}

describe('withMovedEdge', () => {
  it('moves one end of one fragment and leaves the others', () => {
    expect(withMovedEdge(annotation, { fragment: 1, edge: 'end' }, utf16(18))).toEqual([
      { start: 0, end: 3 },
      { start: 9, end: 18 },
    ])
    expect(withMovedEdge(annotation, { fragment: 1, edge: 'start' }, utf16(4))).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 14 },
    ])
  })

  it('moves an end to the very start of the text', () => {
    expect(withMovedEdge(annotation, { fragment: 1, edge: 'start' }, utf16(0))?.[1]).toEqual({
      start: 0,
      end: 14,
    })
  })

  it('gives spans without the quotes, which no longer fit', () => {
    const spans = withMovedEdge(annotation, { fragment: 0, edge: 'end' }, utf16(8))
    expect(spans?.every((span) => !('quote' in span))).toBe(true)
  })

  it.each([
    ['empty', 'start', 3],
    ['run backwards', 'start', 5],
    ['empty at its start', 'end', 0],
  ] as const)('does not let a fragment become %s', (_, edge, offset) => {
    expect(withMovedEdge(annotation, { fragment: 0, edge }, utf16(offset))).toBeNull()
  })
})

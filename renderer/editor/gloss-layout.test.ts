import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GlossBox, placeGlosses } from './gloss-layout.ts'

function boxOf(id: string, lineTop: number, height = 20): GlossBox {
  return { id, lineTop, height }
}

/** Glosses in reading order, several on one line now and then, and the one in focus, if any. */
const layouts = fc
  .record({
    lines: fc.array(fc.record({ skip: fc.nat(60), height: fc.integer({ min: 1, max: 50 }) }), {
      maxLength: 15,
    }),
    gap: fc.nat(8),
    pick: fc.nat(20),
  })
  .map(({ lines, gap, pick }) => {
    let lineTop = 0
    const boxes = lines.map(({ skip, height }, rank) => {
      lineTop += skip < 20 ? 0 : skip
      return boxOf(`gloss ${rank}`, lineTop, height)
    })
    return { boxes, gap, focused: boxes[pick]?.id ?? null }
  })

function topsOf({
  boxes,
  gap,
  focused,
}: {
  boxes: readonly GlossBox[]
  gap: number
  focused: string | null
}): number[] {
  const placed = placeGlosses(boxes, gap, focused)
  return boxes.map(({ id }) => placed.get(id)!)
}

describe('placeGlosses', () => {
  it('leaves glosses at their lines while they have room', () => {
    expect(topsOf({ boxes: [boxOf('a', 0), boxOf('b', 40), boxOf('c', 90)], gap: 5, focused: null })).toEqual(
      [0, 40, 90],
    )
  })

  it('slides them down where they have not', () => {
    expect(topsOf({ boxes: [boxOf('a', 0), boxOf('b', 10), boxOf('c', 90)], gap: 5, focused: null })).toEqual(
      [0, 25, 90],
    )
  })

  it('pushes those before the one in focus up, and lets those after it come back to their lines', () => {
    const boxes = [boxOf('a', 100), boxOf('b', 110), boxOf('c', 150), boxOf('d', 160)]
    expect(topsOf({ boxes, gap: 5, focused: null })).toEqual([100, 125, 150, 175])
    expect(topsOf({ boxes, gap: 5, focused: 'b' })).toEqual([85, 110, 150, 175])
    const crowded = [boxOf('a', 100, 60), boxOf('b', 110), boxOf('c', 150)]
    expect(topsOf({ boxes: crowded, gap: 5, focused: null })).toEqual([100, 165, 190])
    expect(topsOf({ boxes: crowded, gap: 5, focused: 'b' })).toEqual([45, 110, 150])
  })

  it('pushes nothing above the top of the page', () => {
    const boxes = [boxOf('a', 10), boxOf('b', 12), boxOf('c', 30)]
    expect(topsOf({ boxes, gap: 5, focused: 'c' })).toEqual([0, 25, 50])
  })

  it('takes a focus that is not among them for none', () => {
    const boxes = [boxOf('a', 0), boxOf('b', 10)]
    expect(topsOf({ boxes, gap: 5, focused: 'elsewhere' })).toEqual(topsOf({ boxes, gap: 5, focused: null }))
    expect(placeGlosses([], 5, 'a').size).toBe(0)
  })

  it('keeps the order and the gaps, and stays on the page', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const tops = topsOf(layout)
        for (const [rank, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(0)
          if (rank === 0) continue
          const before = tops[rank - 1]! + layout.boxes[rank - 1]!.height
          expect(top - before).toBeGreaterThanOrEqual(layout.gap)
        }
      }),
    )
  })

  it('brings the one in focus level with its line, or as near as those before it let', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const focus = layout.boxes.findIndex(({ id }) => id === layout.focused)
        if (focus === -1) return
        const room = layout.boxes.slice(0, focus).reduce((sum, { height }) => sum + height + layout.gap, 0)
        expect(topsOf(layout)[focus]).toBe(Math.max(layout.boxes[focus]!.lineTop, room))
      }),
    )
  })

  it('moves a gloss off its line only because a neighbour is in the way', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const { boxes, gap } = layout
        const tops = topsOf(layout)
        for (const [rank, { lineTop, height }] of boxes.entries()) {
          const top = tops[rank]!
          const previousEnd = rank === 0 ? 0 : tops[rank - 1]! + boxes[rank - 1]!.height + gap
          if (top > lineTop) expect(top).toBe(previousEnd)
          if (top < lineTop) expect(top + height + gap).toBe(tops[rank + 1])
        }
      }),
    )
  })
})

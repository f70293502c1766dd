import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, mergeOnLines } from './rect-merge.ts'

function box(left: number, right: number, top = 0, bottom = top + 20): Box {
  return { left, right, top, bottom }
}

const lineHeight = 30

/** Boxes of several lines of a page, each a little higher or lower on its line, as runs in different fonts are. */
const boxes = fc.array(
  fc
    .record({
      line: fc.nat(3),
      left: fc.nat(100),
      width: fc.nat(30),
      raise: fc.integer({ min: 0, max: 4 }),
      lower: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ line, left, width, raise, lower }) =>
      box(left, left + width, line * lineHeight - raise, line * lineHeight + 20 + lower),
    ),
  { maxLength: 20 },
)

const lineOf = ({ top, bottom }: Box) => Math.floor((top + bottom) / 2 / lineHeight)

describe('mergeOnLines', () => {
  it.each<[string, Box[], Box[]]>([
    ['nothing', [], []],
    ['runs that touch', [box(10, 20), box(20, 35)], [box(10, 35)]],
    ['runs in reading order from the right', [box(20, 35), box(10, 20)], [box(10, 35)]],
    ['runs that a rounding parts', [box(10, 20), box(20.7, 35)], [box(10, 35)]],
    ['a run inside another', [box(10, 40), box(20, 30)], [box(10, 40)]],
    ['a caret of no width', [box(10, 20), box(20, 20)], [box(10, 20)]],
  ])('joins %s', (_, before, after) => {
    expect(mergeOnLines(before)).toEqual(after)
  })

  it.each<[string, Box[], Box[]]>([
    [
      'a gap, where text of the other direction lies between',
      [box(10, 20), box(40, 50)],
      [box(10, 20), box(40, 50)],
    ],
    ['a soft wrap', [box(10, 50, 0), box(10, 50, 30)], [box(10, 50, 0), box(10, 50, 30)]],
    [
      'lines that touch',
      [box(10, 50, 0, 30), box(10, 50, 30, 60)],
      [box(10, 50, 0, 30), box(10, 50, 30, 60)],
    ],
  ])('keeps apart %s', (_, before, after) => {
    expect(mergeOnLines(before)).toEqual(after)
  })

  it('makes runs of different height one as high as both', () => {
    expect(mergeOnLines([box(10, 20, 2, 18), box(20, 30, 0, 24)])).toEqual([box(10, 30, 0, 24)])
  })

  it('covers the same stretches of every line, in boxes that stay apart', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const merged = mergeOnLines(all)
        for (let line = 0; line < 4; line++) {
          const before = all.filter((one) => lineOf(one) === line && one.right > one.left)
          const after = merged.filter((one) => lineOf(one) === line)
          // Boxes a pixel apart become one: half pixels tell such gaps from wider ones.
          const isCovered = (list: readonly Box[], x: number, slack: number) =>
            list.some(({ left, right }) => left - slack <= x && x <= right + slack)
          for (let x = 0.5; x < 131; x++) {
            if (isCovered(before, x, 0)) expect(isCovered(after, x, 0)).toBe(true)
            if (isCovered(after, x, 0)) expect(isCovered(before, x, 0.5)).toBe(true)
          }
          for (const [rank, { left }] of after.entries()) {
            if (rank > 0) expect(left - after[rank - 1]!.right).toBeGreaterThan(1)
          }
          expect(new Set(after.map(({ top, bottom }) => `${top} ${bottom}`)).size).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('does not depend on the order in which the boxes come, nor on being done before', () => {
    fc.assert(
      fc.property(
        boxes.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const sorted = (list: readonly Box[]) =>
            list.toSorted((a, b) => lineOf(a) - lineOf(b) || a.left - b.left)
          expect(sorted(mergeOnLines(shuffled))).toEqual(sorted(mergeOnLines(all)))
          expect(mergeOnLines(mergeOnLines(all))).toEqual(mergeOnLines(all))
        },
      ),
    )
  })
})

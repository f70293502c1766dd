import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Annotation, normalizeFragments } from '#app/model/annotation.ts'
import { splitLines } from '#app/text/lines.ts'
import { utf16 } from '#app/text/offsets.ts'
import type { Span } from '#app/text/span.ts'
import { SpanIndex } from './span-index.ts'

function span(start: number, end: number): Span {
  return { start: utf16(start), end: utf16(end) }
}

function annotation(text: string, id: string, ...spans: readonly Span[]): Annotation {
  return { id, label: 'actor', fragments: normalizeFragments(text, spans), attributes: {} }
}

const texts = fc
  .array(fc.constantFrom('\n', 'ا', 'قال', ' ', '🕊'), { minLength: 1, maxLength: 25 })
  .map((parts) => parts.join(''))

/** A text and the lists of annotations that an index of it is given one after the other. */
const histories = texts.chain((text) => {
  const spans = fc
    .uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 2 })
    .map(([a, b]) => span(Math.min(a!, b!), Math.max(a!, b!)))
  const item = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    spans: fc.array(spans, { minLength: 1, maxLength: 3 }),
  })
  const edits = fc.array(fc.record({ item, remove: fc.boolean(), place: fc.nat() }), { maxLength: 15 })
  return fc.record({ text: fc.constant(text), edits }).map(({ edits: all }) => {
    const lists: Annotation[][] = [[]]
    for (const { item: next, remove, place } of all) {
      const rest = lists.at(-1)!.filter(({ id }) => id !== next.id)
      const made = remove ? [] : [annotation(text, next.id, ...next.spans)]
      lists.push(rest.toSpliced(place % (rest.length + 1), 0, ...made))
    }
    return { text, lists }
  })
})

function indexOf(text: string, annotations: readonly Annotation[]): SpanIndex {
  const index = new SpanIndex(splitLines(text))
  index.update(annotations)
  return index
}

describe('SpanIndex', () => {
  it('answers as one made from scratch, whatever came before', () => {
    fc.assert(
      fc.property(histories, ({ text, lists }) => {
        const lines = splitLines(text)
        const incremental = new SpanIndex(lines)
        for (const list of lists) {
          incremental.update(list)
          const fresh = indexOf(text, list)
          for (const { index } of lines) expect(incremental.onLine(index)).toEqual(fresh.onLine(index))
          for (const id of 'abcdef') {
            expect(incremental.annotation(id)).toBe(list.find((item) => item.id === id))
          }
        }
      }),
    )
  })

  it('names every line that must be painted anew, and those only on which something changed', () => {
    fc.assert(
      fc.property(histories, ({ text, lists }) => {
        const lines = splitLines(text)
        const index = new SpanIndex(lines)
        let before: readonly Annotation[] = []
        for (const list of lists) {
          const painted = lines.map((line) => index.onLine(line.index))
          const changed = index.update(list)
          for (const line of lines) {
            if (!changed.has(line.index)) expect(index.onLine(line.index)).toEqual(painted[line.index])
          }
          const touched = [
            ...before.filter((item) => !list.includes(item)),
            ...list.filter((item) => !before.includes(item)),
          ]
          const onTouched = touched.flatMap(({ fragments }) =>
            lines.filter((line) =>
              fragments.some(({ start, end }) => Math.max(start, line.start) < Math.min(end, line.end)),
            ),
          )
          expect(changed).toEqual(new Set(onTouched.map((line) => line.index)))
          before = list
        }
      }),
    )
  })

  it('has a piece for every character that is annotated, and none else', () => {
    fc.assert(
      fc.property(histories, ({ text, lists }) => {
        const list = lists.at(-1)!
        const index = indexOf(text, list)
        const covered = new Set<string>()
        for (const line of splitLines(text)) {
          for (const { annotation: item, start, end } of index.onLine(line.index)) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(line.text.length)
            for (let place = line.start + start; place < line.start + end; place++)
              covered.add(`${item.id} ${place}`)
          }
        }
        const expected = list.flatMap((item) =>
          item.fragments.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, place) => start + place)
              .filter((place) => text[place] !== '\n')
              .map((place) => `${item.id} ${place}`),
          ),
        )
        expect([...covered].sort()).toEqual(expected.sort())
      }),
    )
  })

  it('gives pieces that overlap different lanes, and uses no more lanes than pieces lie over each other', () => {
    fc.assert(
      fc.property(histories, ({ text, lists }) => {
        const index = indexOf(text, lists.at(-1)!)
        for (const line of splitLines(text)) {
          const pieces = index.onLine(line.index)
          for (const [rank, a] of pieces.entries()) {
            for (const b of pieces.slice(rank + 1)) {
              if (a.start < b.end && b.start < a.end) expect(a.lane).not.toBe(b.lane)
            }
          }
          const deepest = Math.max(
            0,
            ...Array.from(
              { length: line.text.length },
              (_, place) => pieces.filter(({ start, end }) => start <= place && place < end).length,
            ),
          )
          expect(Math.max(-1, ...pieces.map(({ lane }) => lane))).toBe(deepest - 1)
        }
      }),
    )
  })

  it('puts an inner span on a lane above its outer one, and the next span back on the first', () => {
    const text = 'قال الرئيس الفرنسي نعم'
    const index = indexOf(text, [
      annotation(text, 'inner', span(4, 10)),
      annotation(text, 'outer', span(4, 18)),
      annotation(text, 'next', span(18, 22)),
    ])
    expect(index.onLine(0).map(({ annotation: { id }, lane }) => [id, lane])).toEqual([
      ['outer', 0],
      ['inner', 1],
      ['next', 0],
    ])
  })

  it('shows of an orphan what still lies inside the text', () => {
    const text = 'قال\nنعم'
    const orphan = (start: number, end: number): Annotation => ({
      id: 'a',
      label: 'actor',
      fragments: [{ ...span(start, end), quote: 'gone' }],
      attributes: {},
    })
    expect(indexOf(text, [orphan(4, 90)]).onLine(1)).toMatchObject([{ start: 0, end: 3 }])
    const outside = new SpanIndex(splitLines(text))
    expect(outside.update([orphan(80, 90)])).toEqual(new Set())
    expect(outside.update([])).toEqual(new Set())
  })
})

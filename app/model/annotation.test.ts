import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { arbitrarySet } from '../project/testing/arbitrary-set.ts'
import { utf16 } from '../text/offsets.ts'
import type { Span } from '../text/span.ts'
import {
  type Annotation,
  annotationSchema,
  annotationsAt,
  compareAnnotations,
  compareText,
  emptySet,
  extent,
  normalizeFragments,
  quoteOf,
  relationSchema,
  setStateSchema,
  zoneSchema,
} from './annotation.ts'

const text = 'قال محمد: «نعم» 🕊 وأضاف: «لا»'

function span(start: number, end: number): Span {
  return { start: utf16(start), end: utf16(end) }
}

function annotation(id: string, ...spans: readonly Span[]): Annotation {
  return { id, label: 'actor', fragments: normalizeFragments(text, spans), attributes: {} }
}

describe('normalizeFragments', () => {
  it.each([
    ['sorts', [span(8, 9), span(0, 3)], [span(0, 3), span(8, 9)]],
    ['joins what overlaps', [span(0, 5), span(3, 8)], [span(0, 8)]],
    ['joins what touches', [span(3, 5), span(0, 3)], [span(0, 5)]],
    ['drops what lies inside another', [span(2, 4), span(0, 9)], [span(0, 9)]],
    ['joins three through the middle one', [span(0, 2), span(4, 6), span(1, 5)], [span(0, 6)]],
    ['drops what is empty', [span(4, 4), span(0, 3)], [span(0, 3)]],
    ['makes nothing out of nothing', [], []],
  ])('%s', (_, spans, expected) => {
    expect(normalizeFragments(text, spans).map(({ start, end }) => ({ start, end }))).toEqual(expected)
  })

  it('takes the quotes from the text', () => {
    expect(normalizeFragments(text, [span(16, 18), span(0, 3)])).toEqual([
      { ...span(0, 3), quote: 'قال' },
      { ...span(16, 18), quote: '🕊' },
    ])
  })

  it('covers the same characters with as few fragments as there can be, and is done after one time', () => {
    const spans = fc.array(
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length))
        .map(([a, b]) => span(Math.min(a, b), Math.max(a, b))),
    )
    const covered = (all: readonly Span[]) =>
      Array.from(text, (_, place) => all.some(({ start, end }) => start <= place && place < end))
    fc.assert(
      fc.property(spans, (all) => {
        const fragments = normalizeFragments(text, all)
        expect(covered(fragments)).toEqual(covered(all))
        for (const [rank, { start, end, quote }] of fragments.entries()) {
          expect(quote).toBe(text.slice(start, end))
          expect(quote).not.toBe('')
          if (rank > 0) expect(fragments[rank - 1]!.end).toBeLessThan(start)
        }
        expect(normalizeFragments(text, fragments)).toEqual(fragments)
      }),
    )
  })
})

describe('annotations', () => {
  it('reach from their first fragment to their last', () => {
    expect(extent(annotation('a', span(10, 12), span(0, 3)))).toEqual(span(0, 12))
  })

  it('quote all their fragments', () => {
    expect(quoteOf(annotation('a', span(0, 3), span(4, 8)))).toBe('قال … محمد')
  })

  it('read by extent, the outer one first, then by id', () => {
    const sorted = [
      annotation('b', span(0, 3)),
      annotation('z', span(0, 1), span(5, 8)),
      annotation('a', span(0, 3)),
      annotation('c', span(2, 9)),
      annotation('B', span(0, 3)),
    ].sort(compareAnnotations)
    expect(sorted.map(({ id }) => id)).toEqual(['z', 'B', 'a', 'b', 'c'])
  })

  it('are ordered by code units, which no language changes', () => {
    expect(['ب', 'b', 'ا', 'B', '10', '9', 'é'].sort(compareText)).toEqual([
      '10',
      '9',
      'B',
      'b',
      'é',
      'ا',
      'ب',
    ])
    expect(compareText('a', 'a')).toBe(0)
  })

  it('are none in a new set', () => {
    expect(emptySet('article', 'salma')).toEqual({
      article: 'article',
      annotator: 'salma',
      state: 'in progress',
      annotations: [],
      relations: [],
      zones: [],
    })
  })
})

describe('annotationSchema', () => {
  const whole = {
    id: 'a1',
    label: 'commitment',
    fragments: [
      { start: 0, end: 3, quote: 'قال' },
      { start: 3, end: 4, quote: ' ' },
    ],
    attributes: {
      status: 'firm',
      deadline: { start: 4, end: 8, quote: 'محمد', iso: '2026-03', extra: { certainty: 1 } },
    },
    actor: 'MACRON',
    note: '',
    extra: { 'x-colour': null },
  }
  const fragment = whole.fragments[0]!

  it('takes every annotation, relation and zone that the program can hold, and changes none', () => {
    fc.assert(
      fc.property(arbitrarySet, ({ set }) => {
        for (const item of set.annotations) expect(v.parse(annotationSchema, item)).toEqual(item)
        for (const item of set.relations) expect(v.parse(relationSchema, item)).toEqual(item)
        for (const item of set.zones) expect(v.parse(zoneSchema, item)).toEqual(item)
        expect(v.is(setStateSchema, set.state)).toBe(true)
      }),
    )
  })

  it('takes one with all its fields', () => {
    expect(v.parse(annotationSchema, whole)).toEqual(whole)
  })

  it('takes a quote that does not fit its offsets: an orphan keeps what it said', () => {
    expect(v.is(annotationSchema, { ...whole, fragments: [{ ...fragment, quote: 'something else' }] })).toBe(
      true,
    )
  })

  it.each([
    ['no id', { ...whole, id: '' }],
    ['an endless id', { ...whole, id: 'x'.repeat(201) }],
    ['no label', { ...whole, label: '' }],
    ['no fragments', { ...whole, fragments: [] }],
    ['fragments that do not ascend', { ...whole, fragments: whole.fragments.toReversed() }],
    ['fragments that overlap', { ...whole, fragments: [fragment, { ...fragment, start: 2, end: 5 }] }],
    ['an empty fragment', { ...whole, fragments: [{ start: 3, end: 3, quote: '' }] }],
    ['a fragment that runs backwards', { ...whole, fragments: [{ start: 5, end: 3, quote: '' }] }],
    ['an offset before the text', { ...whole, fragments: [{ ...fragment, start: -1 }] }],
    ['half an offset', { ...whole, fragments: [{ ...fragment, end: 2.5 }] }],
    ['an offset that is no number', { ...whole, fragments: [{ ...fragment, end: Number.NaN }] }],
    ['an offset without end', { ...whole, fragments: [{ ...fragment, end: Number.POSITIVE_INFINITY }] }],
    ['an offset as text', { ...whole, fragments: [{ ...fragment, start: '0' }] }],
    ['a fragment without its quote', { ...whole, fragments: [{ start: 0, end: 3 }] }],
    ['an attribute that is a number', { ...whole, attributes: { status: 1 } }],
    [
      'an attribute with an empty span',
      { ...whole, attributes: { deadline: { start: 4, end: 4, quote: '' } } },
    ],
    ['an actor that is null', { ...whole, actor: null }],
    ['a field of nobody', { ...whole, colour: 'red' }],
    ['nothing', undefined],
    ['a list', []],
  ])('refuses one with %s', (_, value) => {
    expect(v.is(annotationSchema, value)).toBe(false)
  })
})

describe('relationSchema', () => {
  const relation = { id: 'r1', type: 'holder', from: 'a1', to: 'a2' }
  it.each([
    ['no type', { ...relation, type: '' }],
    ['one end', { id: 'r1', type: 'holder', from: 'a1' }],
    ['an empty end', { ...relation, to: '' }],
    ['a field of nobody', { ...relation, note: '' }],
  ])('refuses one with %s', (_, value) => {
    expect(v.is(relationSchema, relation)).toBe(true)
    expect(v.is(relationSchema, value)).toBe(false)
  })
})

describe('zoneSchema', () => {
  const zone = { id: 'z1', type: 'junk', start: 0, end: 3, quote: 'قال' }
  it.each([
    ['no quote', { id: 'z1', type: 'junk', start: 0, end: 3 }],
    ['no text', { ...zone, end: 0 }],
    ['no type', { ...zone, type: '' }],
    ['a field of nobody', { ...zone, label: 'actor' }],
  ])('refuses one with %s', (_, value) => {
    expect(v.is(zoneSchema, zone)).toBe(true)
    expect(v.is(zoneSchema, value)).toBe(false)
  })
})

describe('annotationsAt', () => {
  const idsOf = (annotations: readonly Annotation[]) => annotations.map(({ id }) => id)

  it('are those that cover the character at an offset, the least text first', () => {
    const annotations = [
      annotation('wide', span(0, 22)),
      annotation('lines', span(4, 18)),
      annotation('word', span(11, 18)),
      // Shorter on this line than `word`, but longer as a whole.
      annotation('pieces', span(0, 10), span(15, 18)),
    ]
    expect(idsOf(annotationsAt(annotations, utf16(16)))).toEqual(['word', 'pieces', 'lines', 'wide'])
    expect(idsOf(annotationsAt(annotations, utf16(12)))).toEqual(['word', 'lines', 'wide'])
    expect(idsOf(annotationsAt(annotations, utf16(20)))).toEqual(['wide'])
  })

  it('are those that end at an offset only where nothing begins there', () => {
    const annotations = [annotation('a', span(0, 3)), annotation('b', span(4, 8))]
    expect(idsOf(annotationsAt(annotations, utf16(3)))).toEqual(['a'])
    expect(idsOf(annotationsAt(annotations, utf16(4)))).toEqual(['b'])
    expect(idsOf(annotationsAt(annotations, utf16(8)))).toEqual(['b'])
    expect(idsOf(annotationsAt(annotations, utf16(9)))).toEqual([])
    const touching = [annotation('a', span(0, 3)), annotation('b', span(3, 8))]
    expect(idsOf(annotationsAt(touching, utf16(3)))).toEqual(['b'])
  })
})

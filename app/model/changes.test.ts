import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { utf16 } from '../text/offsets.ts'
import {
  type Annotation,
  type AnnotationSet,
  compareAnnotations,
  emptySet,
  type Relation,
  type Zone,
} from './annotation.ts'
import {
  applyChanges,
  type Change,
  changeSchema,
  compareIds,
  deepEqual,
  invertChanges,
  removalOf,
} from './changes.ts'
import { arbitraryAnnotation, arbitraryRelation, arbitraryWork } from './testing/arbitrary-work.ts'

function applied(set: AnnotationSet, changes: readonly Change[]): AnnotationSet {
  const result = applyChanges(set, changes)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

function annotation(id: string, start = 0, end = start + 1): Annotation {
  return {
    id,
    label: 'actor',
    fragments: [{ start: utf16(start), end: utf16(end), quote: 'x'.repeat(end - start) }],
    attributes: {},
  }
}

const adding = (item: Annotation): Change => ({ type: 'annotation', before: null, after: item })

describe('applyChanges', () => {
  it('gives the set that would be made from scratch, in the same order', () => {
    fc.assert(
      fc.property(arbitraryWork, ({ set, changes, expected }) => {
        expect(applied(set, changes)).toEqual(expected)
      }),
    )
  })

  it('gives the same one change at a time', () => {
    fc.assert(
      fc.property(arbitraryWork, ({ set, changes }) => {
        const stepwise = changes.reduce((current, change) => applied(current, [change]), set)
        expect(stepwise).toEqual(applied(set, changes))
      }),
    )
  })

  it('keeps untouched items as the same objects', () => {
    const set = applied(emptySet('article', 'annotator'), [adding(annotation('a')), adding(annotation('b'))])
    const after = applied(set, [adding(annotation('c'))])
    expect(after.annotations[0]).toBe(set.annotations[0])
    expect(after.relations).toBe(set.relations)
  })

  it('applies all or none: a change that does not fit leaves the set as it was', () => {
    fc.assert(
      fc.property(arbitraryWork, arbitraryAnnotation, fc.nat(), ({ set, changes }, item, at) => {
        const before = structuredClone(set)
        const misfit: Change = { type: 'annotation', before: { ...item, id: 'nowhere' }, after: null }
        const result = applyChanges(set, changes.toSpliced(at % (changes.length + 1), 0, misfit))
        expect(result).toEqual({
          ok: false,
          problem: { code: 'change_conflict', params: { kind: 'annotation', id: 'nowhere' } },
        })
        expect(set).toEqual(before)
      }),
    )
  })

  const a = annotation('a')
  const relation: Relation = { id: 'r', type: 'holder', from: 'a', to: 'b' }
  const zone: Zone = { id: 'z', type: 'junk', start: utf16(0), end: utf16(1), quote: 'x' }
  it.each<[string, Change, string, string]>([
    ['an id that is taken', adding(annotation('a', 5)), 'annotation', 'a'],
    [
      'an item that is gone',
      { type: 'relation', before: { ...relation, id: 'gone' }, after: null },
      'relation',
      'gone',
    ],
    [
      'an item that has changed',
      { type: 'annotation', before: { ...a, note: 'other' }, after: null },
      'annotation',
      'a',
    ],
    [
      'a zone that has changed',
      { type: 'zone', before: { ...zone, type: 'heading' }, after: zone },
      'zone',
      'z',
    ],
    [
      'another id after than before',
      { type: 'annotation', before: a, after: annotation('b') },
      'annotation',
      'a',
    ],
    ['nothing before and nothing after', { type: 'relation', before: null, after: null }, 'relation', ''],
    ['another state', { type: 'state', before: 'finished', after: 'in progress' }, 'state', 'in progress'],
  ])('refuses %s', (_, change, kind, id) => {
    const set: AnnotationSet = {
      ...emptySet('article', 'annotator'),
      annotations: [a],
      relations: [relation],
      zones: [zone],
    }
    expect(applyChanges(set, [change])).toEqual({
      ok: false,
      problem: { code: 'change_conflict', params: { kind, id } },
    })
  })

  it('takes what came back from disk for the same as what was sent', () => {
    const item: Annotation = { ...a, attributes: { topic: 'x', stance: 'y' } }
    const read: Annotation = { ...a, attributes: { stance: 'y', topic: 'x' } }
    const set = applied(emptySet('article', 'annotator'), [adding(item)])
    expect(applied(set, [{ type: 'annotation', before: read, after: null }]).annotations).toEqual([])
  })
})

describe('invertChanges', () => {
  it('takes any changes back, and does them again', () => {
    fc.assert(
      fc.property(arbitraryWork, ({ set, changes, expected }) => {
        const inverse = invertChanges(changes)
        expect(applied(expected, inverse)).toEqual(set)
        expect(invertChanges(inverse)).toEqual(changes)
      }),
    )
  })

  it('survives being written down', () => {
    fc.assert(
      fc.property(arbitraryWork, ({ set, changes, expected }) => {
        const stored = JSON.parse(JSON.stringify(invertChanges(changes))) as readonly Change[]
        expect(deepEqual(applied(expected, stored), set)).toBe(true)
      }),
    )
  })
})

describe('removalOf', () => {
  const set: AnnotationSet = {
    ...emptySet('article', 'annotator'),
    annotations: [annotation('a', 0), annotation('b', 1), annotation('c', 2)],
    relations: [
      { id: 'r1', type: 'holder', from: 'a', to: 'b' },
      { id: 'r2', type: 'about', from: 'b', to: 'a' },
      { id: 'r3', type: 'about', from: 'b', to: 'c' },
      { id: 'r4', type: 'about', from: 'a', to: 'a' },
    ],
  }

  it('takes the relations at both ends along, each once, and no other', () => {
    const after = applied(set, removalOf(set, set.annotations[0]!))
    expect(after.annotations.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(after.relations.map(({ id }) => id)).toEqual(['r3'])
  })

  it('can be undone', () => {
    const changes = removalOf(set, set.annotations[1]!)
    expect(applied(applied(set, changes), invertChanges(changes))).toEqual(set)
  })

  it('never leaves a relation dangling', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryAnnotation, { minLength: 1, selector: ({ id }) => id }),
        fc.uniqueArray(arbitraryRelation, { selector: ({ id }) => id }),
        fc.nat(),
        (items, links, pick) => {
          const present = new Set(items.map(({ id }) => id))
          const whole: AnnotationSet = {
            ...emptySet('article', 'annotator'),
            annotations: items.toSorted(compareAnnotations),
            relations: links
              .filter(({ from, to }) => present.has(from) && present.has(to))
              .toSorted(compareIds),
          }
          const after = applied(whole, removalOf(whole, items[pick % items.length]!))
          const left = new Set(after.annotations.map(({ id }) => id))
          expect(after.annotations).toHaveLength(items.length - 1)
          for (const { from, to } of after.relations) expect(left.has(from) && left.has(to)).toBe(true)
        },
      ),
    )
  })
})

describe('deepEqual', () => {
  it.each([
    ['the order of keys', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    ['a field that is undefined', { a: 1, b: undefined }, { a: 1 }],
    ['the sign of zero', { a: -0 }, { a: 0 }],
  ])('does not mind %s', (_, a, b) => {
    expect(deepEqual(a, b)).toBe(true)
    expect(deepEqual(b, a)).toBe(true)
  })

  it.each([
    ['the order of items', [1, 2], [2, 1]],
    ['a longer list', [1], [1, undefined]],
    ['a list and an object', [], {}],
    ['a list and an object with its items', ['a'], { 0: 'a' }],
    ['null and an object', null, {}],
    ['null and a missing field', { a: null }, {}],
    ['a text and a number', '1', 1],
    ['a field named like an inherited one', {}, { constructor: Object }],
    ['a field named like the prototype', {}, JSON.parse('{"__proto__":{}}')],
    ['the same text composed and decomposed', 'é', 'e\u0301'],
  ])('tells apart %s', (_, a, b) => {
    expect(deepEqual(a, b)).toBe(false)
    expect(deepEqual(b, a)).toBe(false)
  })

  it('agrees with JSON text whose keys are sorted', () => {
    const sorted = (value: unknown): string =>
      JSON.stringify(value, (_, part: unknown) =>
        typeof part === 'object' && part !== null && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
          : part,
      )
    const small = fc.jsonValue({ maxDepth: 2 })
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(deepEqual(a, b)).toBe(sorted(a) === sorted(b))
        expect(deepEqual(a, JSON.parse(sorted(a)))).toBe(true)
      }),
    )
  })
})

describe('changeSchema', () => {
  it('takes every change that can be made, as it comes back from JSON', () => {
    fc.assert(
      fc.property(arbitraryWork, ({ changes }) => {
        for (const change of changes) {
          expect(v.is(changeSchema, JSON.parse(JSON.stringify(change)))).toBe(true)
        }
      }),
    )
  })

  it.each([
    ['an unknown type', { type: 'text', before: null, after: null }],
    ['a missing side', { type: 'annotation', before: null }],
    ['a field of nobody', { type: 'state', before: 'finished', after: 'finished', by: 'me' }],
    ['an unknown state', { type: 'state', before: 'finished', after: 'done' }],
    ['an item of another kind', { type: 'zone', before: null, after: annotation('a') }],
    ['a broken item', { type: 'annotation', before: null, after: { ...annotation('a'), fragments: [] } }],
    ['null', null],
  ])('refuses %s', (_, change) => {
    expect(v.is(changeSchema, change)).toBe(false)
  })
})

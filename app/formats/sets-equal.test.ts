import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation, AnnotationSet, Relation, Zone } from '../model/annotation.ts'
import { utf16 } from '../text/offsets.ts'
import { setsEqual } from './sets-equal.ts'

function annotation(id: string, start: number, fields: Partial<Annotation> = {}): Annotation {
  const fragment = { start: utf16(start), end: utf16(start + 1), quote: 'م' }
  return { id, label: 'actor', fragments: [fragment], attributes: {}, ...fields }
}

function setOf(
  annotations: readonly Annotation[],
  links: readonly string[] = [],
  zones: readonly Zone[] = [],
) {
  const relations = links.map((link, index): Relation => {
    const [from = '', to = '', type = 'source'] = link.split('>')
    return { id: `r${index}`, type, from, to }
  })
  return { article: 'x', annotator: 'a', state: 'finished', annotations, relations, zones } as AnnotationSet
}

/** Renames every annotation and shuffles every list. */
function disguised(set: AnnotationSet, seed: number): AnnotationSet {
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    const random = seeded(seed)
    return items
      .map((item) => ({ item, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item)
  }
  const names = new Map(shuffle(set.annotations).map(({ id }, index) => [id, `new${index}`]))
  const rename = (id: string) => names.get(id) ?? id
  return {
    article: 'another',
    annotator: 'b',
    state: 'in progress',
    annotations: shuffle(set.annotations).map((item) => ({ ...item, id: rename(item.id), note: 'n' })),
    relations: shuffle(set.relations).map((item, index) => ({
      ...item,
      id: `n${index}`,
      from: rename(item.from),
      to: rename(item.to),
    })),
    zones: shuffle(set.zones).map((zone, index) => ({ ...zone, id: `n${index}` })),
  }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state
  }
}

const small = fc
  .record({
    // Few places and labels, so that many annotations look alike.
    annotations: fc.array(fc.record({ start: fc.nat(1), label: fc.constantFrom('actor', 'position') }), {
      minLength: 1,
      maxLength: 7,
    }),
    links: fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom('source', 'holder')), { maxLength: 8 }),
  })
  .map(({ annotations, links }) =>
    setOf(
      annotations.map(({ start, label }, index) => annotation(`a${index}`, start, { label })),
      links.map(([from, to, type]) => `a${from % annotations.length}>a${to % annotations.length}>${type}`),
    ),
  )

/** The definition itself, by trying every renaming. */
function equalByBruteForce(a: AnnotationSet, b: AnnotationSet): boolean {
  if (a.annotations.length !== b.annotations.length || a.relations.length !== b.relations.length) return false
  const look = ({ label, fragments }: Annotation) => JSON.stringify([label, fragments])
  const edges = (set: AnnotationSet, name: (id: string) => string) =>
    set.relations.map(({ type, from, to }) => `${type} ${name(from)} ${name(to)}`).sort()
  const target = edges(b, (id) => id).join()
  const extend = (names: ReadonlyMap<string, string>, rank: number): boolean => {
    const next = a.annotations[rank]
    if (!next) return edges(a, (id) => names.get(id) as string).join() === target
    const used = new Set(names.values())
    return b.annotations.some(
      (candidate) =>
        !used.has(candidate.id) &&
        look(candidate) === look(next) &&
        extend(new Map([...names, [next.id, candidate.id]]), rank + 1),
    )
  }
  return extend(new Map(), 0)
}

describe('setsEqual', () => {
  it('does not see ids, order, notes, state, article and annotator', () => {
    fc.assert(fc.property(small, fc.nat(), (set, seed) => setsEqual(set, disguised(set, seed))))
  })

  it('agrees with trying every renaming, also where annotations look alike', () => {
    fc.assert(
      fc.property(small, small, fc.nat(), fc.nat(20), (set, other, seed, moved) => {
        // A set with one relation bent is the hard case; an independent one is nearly always different.
        const [first, ...rest] = set.relations
        const end = set.annotations[moved % set.annotations.length]!.id
        const bent = first ? { ...set, relations: [{ ...first, to: end }, ...rest] } : other
        for (const candidate of [disguised(bent, seed), other]) {
          expect(setsEqual(set, candidate)).toBe(equalByBruteForce(set, candidate))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('tells two circles of three from one of six', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => annotation(id, 0))
    const one = setOf(six, ['a>b', 'b>c', 'c>d', 'd>e', 'e>f', 'f>a'])
    const two = setOf(six, ['a>b', 'b>c', 'c>a', 'd>e', 'e>f', 'f>d'])
    expect(setsEqual(one, two)).toBe(false)
    expect(setsEqual(one, disguised(one, 3))).toBe(true)
  })

  const zone: Zone = { id: 'z', type: 'heading', start: utf16(0), end: utf16(1), quote: 'م' }
  const base = setOf([annotation('a', 0), annotation('b', 4)], ['a>b'], [zone])
  const deadline = { start: utf16(0), end: utf16(1), quote: 'م' }
  it.each<[string, AnnotationSet]>([
    ['label', { ...base, annotations: [annotation('a', 0, { label: 'position' }), annotation('b', 4)] }],
    ['place', { ...base, annotations: [annotation('a', 1), annotation('b', 4)] }],
    ['actor', { ...base, annotations: [annotation('a', 0, { actor: 'X' }), annotation('b', 4)] }],
    [
      'attribute',
      { ...base, annotations: [annotation('a', 0, { attributes: { t: 'x' } }), annotation('b', 4)] },
    ],
    ['number of annotations', { ...base, annotations: [...base.annotations, annotation('c', 4)] }],
    ['direction of a relation', { ...base, relations: [{ id: 'r', type: 'source', from: 'b', to: 'a' }] }],
    ['type of a relation', { ...base, relations: [{ id: 'r', type: 'holder', from: 'a', to: 'b' }] }],
    ['number of relations', { ...base, relations: [] }],
    ['zone type', { ...base, zones: [{ ...zone, type: 'junk' }] }],
    ['zone place', { ...base, zones: [{ ...zone, end: utf16(2) }] }],
    ['number of zones', { ...base, zones: [zone, zone] }],
  ])('sees another %s', (_, other) => {
    expect(setsEqual(base, other)).toBe(false)
    expect(setsEqual(other, base)).toBe(false)
  })

  it('sees another date of a deadline', () => {
    const dated = (iso: string) =>
      setOf([annotation('a', 0, { attributes: { deadline: { ...deadline, iso } } })])
    expect(setsEqual(dated('2030'), dated('2030'))).toBe(true)
    expect(setsEqual(dated('2030'), dated('2031'))).toBe(false)
  })
})

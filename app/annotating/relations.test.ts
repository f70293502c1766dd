import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Codebook, RelationDefinition } from '../codebook/codebook.ts'
import { type Annotation, type AnnotationSet, emptySet, normalizeFragments } from '../model/annotation.ts'
import { applyChanges, invertChanges } from '../model/changes.ts'
import { utf16 } from '../text/offsets.ts'
import {
  ownerRelation,
  planRelation,
  planRelationRemoval,
  relationCandidates,
  relationsBetween,
  relationsFrom,
} from './relations.ts'

const text = 'قال الرئيس إن بلاده سترسل سفنا، ورحب الوزير بذلك، ورفض الاتحاد أي وجود دائم'

function annotation(id: string, label: string, start: number, end: number): Annotation {
  return {
    id,
    label,
    fragments: normalizeFragments(text, [{ start: utf16(start), end: utf16(end) }]),
    attributes: {},
  }
}

function relation(id: string, more: Partial<RelationDefinition>): RelationDefinition {
  return { id, name: { ar: id, en: id }, from: [], to: [], min: 0, symmetric: false, ...more }
}

const holder = relation('holder', { from: ['position'], to: ['actor'], min: 1 })
const sameAs = relation('same_as', { from: ['position'], to: ['position'], symmetric: true })
const codebook: Codebook = {
  id: 'test',
  version: '1',
  name: { ar: '', en: '' },
  labels: [],
  relations: [sameAs, holder],
  zoneTypes: [],
  actorTypes: [],
}

const president = annotation('president', 'actor', 4, 10)
const minister = annotation('minister', 'actor', 37, 43)
const union = annotation('union', 'actor', 55, 62)
const position = annotation('position', 'position', 31, 48)
const other = annotation('other', 'position', 50, 74)
const set: AnnotationSet = {
  ...emptySet('article', 'salma'),
  annotations: [president, position, minister, other, union],
}

describe('relations of a label', () => {
  it('come with those that it must have first', () => {
    expect(relationsFrom(codebook, 'position')).toEqual([holder, sameAs])
    expect(relationsFrom(codebook, 'actor')).toEqual([])
    expect(ownerRelation(codebook, 'position')).toBe(holder)
    expect(ownerRelation(codebook, 'actor')).toBeUndefined()
  })
})

describe('relationCandidates', () => {
  it('puts what overlaps first, then the nearest', () => {
    expect(relationCandidates(set, holder, position)).toEqual([minister, union, president])
  })

  it('leaves out what is joined already, in either direction where the relation is symmetric', () => {
    const joined: AnnotationSet = {
      ...set,
      relations: [
        { id: 'r1', type: 'holder', from: 'position', to: 'minister' },
        { id: 'r2', type: 'same_as', from: 'other', to: 'position' },
      ],
    }
    expect(relationCandidates(joined, holder, position)).toEqual([union, president])
    expect(relationCandidates(joined, sameAs, position)).toEqual([])
    expect(relationsBetween(joined, sameAs, position)).toHaveLength(1)
    expect(relationsBetween(joined, holder, minister)).toEqual([])
  })

  it('never offers an annotation to itself, nor a label that the codebook does not allow', () => {
    expect(relationCandidates(set, sameAs, position)).toEqual([other])
  })
})

describe('planRelation', () => {
  it('joins once, and is undone', () => {
    const step = planRelation(set, holder, position, president, 'r1')
    const joined = applyChanges(set, step!.changes)
    if (!joined.ok) throw new Error(joined.problem.code)
    expect(joined.value.relations).toEqual([{ id: 'r1', type: 'holder', from: 'position', to: 'president' }])
    expect(planRelation(joined.value, holder, position, president, 'r2')).toBeNull()
    expect(applyChanges(joined.value, invertChanges(step!.changes))).toEqual({ ok: true, value: set })
    const removed = applyChanges(joined.value, planRelationRemoval(joined.value.relations[0]!).changes)
    expect(removed).toEqual({ ok: true, value: set })
  })

  it('refuses ends that the codebook does not allow', () => {
    expect(planRelation(set, holder, president, minister, 'r1')).toBeNull()
    expect(planRelation(set, holder, position, other, 'r1')).toBeNull()
  })

  it('keeps every symmetric pair single, however it is joined', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom(position, other), fc.constantFrom(position, other)))
    fc.assert(
      fc.property(pairs, (attempts) => {
        let current = set
        attempts.forEach(([from, to], rank) => {
          const step = planRelation(current, sameAs, from, to, `r${rank}`)
          const next = step && applyChanges(current, step.changes)
          if (next?.ok) current = next.value
        })
        expect(current.relations.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

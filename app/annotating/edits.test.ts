import { describe, expect, it } from 'vitest'
import type { LabelDefinition } from '../codebook/codebook.ts'
import { type Annotation, type AnnotationSet, emptySet } from '../model/annotation.ts'
import { applyChanges, invertChanges } from '../model/changes.ts'
import { utf16 } from '../text/offsets.ts'
import type { Span } from '../text/span.ts'
import {
  type PlannedStep,
  planAnnotation,
  planAttribute,
  planFragment,
  planFragmentRemoval,
  planNote,
  planRelabel,
  planRemoval,
  planResize,
  planState,
} from './edits.ts'

const text = 'قال الرئيس إن بلاده سترسل سفنا'
const name = { ar: '', en: '' }

function label(id: string, more: Partial<LabelDefinition> = {}): LabelDefinition {
  return { id, name, key: '1', color: '#000000', mentionsActor: false, attributes: [], ...more }
}

const topic = {
  id: 'topic',
  name,
  kind: 'closed',
  required: true,
  values: [{ id: 'peace', name }],
  hasIsoDate: false,
} as const
const actor = label('actor', { mentionsActor: true })
const position = label('position', { attributes: [topic] })
const commitment = label('commitment', {
  attributes: [{ ...topic, id: 'direction', values: [{ id: 'act', name }], defaultValue: 'act' }, topic],
})

function span(start: number, end: number): Span {
  return { start: utf16(start), end: utf16(end) }
}

function setAfter(set: AnnotationSet, step: PlannedStep | null): AnnotationSet {
  if (!step) throw new Error('nothing was planned')
  const next = applyChanges(set, step.changes)
  if (!next.ok) throw new Error(next.problem.code)
  expect(applyChanges(next.value, invertChanges(step.changes))).toEqual({ ok: true, value: set })
  return next.value
}

const empty = emptySet('article', 'salma')
const marked = setAfter(empty, planAnnotation(text, commitment, span(20, 30), 'a1'))
const first = marked.annotations[0] as Annotation

describe('planned steps', () => {
  it('label a span, with its quote and the defaults of the label', () => {
    expect(first).toEqual({
      id: 'a1',
      label: 'commitment',
      fragments: [{ ...span(20, 30), quote: 'سترسل سفنا' }],
      attributes: { direction: 'act' },
    })
  })

  it('keep on relabelling what the new label has too, and drop a link where it mentions no actor', () => {
    const linked = { ...first, attributes: { direction: 'act', topic: 'peace' }, actor: 'FRANCE' }
    const set = { ...marked, annotations: [linked] }
    expect(setAfter(set, planRelabel(linked, position)).annotations[0]).toMatchObject({
      label: 'position',
      attributes: { topic: 'peace' },
    })
    expect(setAfter(set, planRelabel(linked, position)).annotations[0]).not.toHaveProperty('actor')
    expect(setAfter(set, planRelabel(linked, actor)).annotations[0]).toMatchObject({
      actor: 'FRANCE',
      attributes: {},
    })
  })

  it('add fragments in the order of the text, join those that touch, and never take the last one away', () => {
    const two = setAfter(marked, planFragment(text, first, span(4, 10))).annotations[0] as Annotation
    expect(two.fragments.map(({ quote }) => quote)).toEqual(['الرئيس', 'سترسل سفنا'])
    const set = { ...marked, annotations: [two] }
    expect(setAfter(set, planFragment(text, two, span(10, 20))).annotations[0]?.fragments).toHaveLength(1)
    expect(setAfter(set, planFragmentRemoval(two, 0)).annotations[0]?.fragments).toEqual(first.fragments)
    expect(planFragmentRemoval(first, 0)).toBeNull()
  })

  it('are none where nothing would change', () => {
    expect(planResize(text, first, [span(20, 30)])).toBeNull()
    expect(planRelabel(first, commitment)).toBeNull()
    expect(planAttribute(first, 'direction', 'act')).toBeNull()
    expect(planAttribute(first, 'topic', undefined)).toBeNull()
    expect(planNote(first, '')).toBeNull()
    expect(planState(marked, 'in progress')).toBeNull()
  })

  it('set and clear attributes and notes', () => {
    const set = setAfter(marked, planAttribute(first, 'topic', 'peace'))
    expect(set.annotations[0]?.attributes).toEqual({ direction: 'act', topic: 'peace' })
    expect(setAfter(set, planAttribute(set.annotations[0]!, 'topic', undefined)).annotations[0]).toEqual(
      first,
    )
    const noted = setAfter(marked, planNote(first, 'للمراجعة'))
    expect(noted.annotations[0]?.note).toBe('للمراجعة')
    expect(setAfter(noted, planNote(noted.annotations[0]!, '')).annotations[0]).toEqual(first)
  })

  it('remove an annotation with every relation that touches it, and nothing else', () => {
    const full = [span(4, 10), span(11, 13)].reduce(
      (set, place, rank) => setAfter(set, planAnnotation(text, actor, place, `b${rank}`)),
      marked,
    )
    const set = {
      ...full,
      relations: [
        { id: 'r1', type: 'committer', from: 'a1', to: 'b0' },
        { id: 'r2', type: 'source', from: 'a1', to: 'b1' },
      ],
    }
    const rest = setAfter(set, planRemoval(set, set.annotations.find(({ id }) => id === 'b0')!))
    expect(rest.annotations.map(({ id }) => id)).toEqual(['b1', 'a1'])
    expect(rest.relations.map(({ id }) => id)).toEqual(['r2'])
  })
})

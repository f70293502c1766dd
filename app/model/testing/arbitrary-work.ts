import fc from 'fast-check'
import { arbitrarySet } from '../../project/testing/arbitrary-set.ts'
import { utf16 } from '../../text/offsets.ts'
import {
  type Annotation,
  type AnnotationSet,
  compareAnnotations,
  type Relation,
  type SetState,
  type Zone,
} from '../annotation.ts'
import { type Change, compareIds, compareZones } from '../changes.ts'

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'A', 'ب', '10', '9')

const spans = fc.record({ start: fc.nat(9), length: fc.integer({ min: 1, max: 5 }) })

const fragments = spans.map(({ start, length }) => ({
  start: utf16(start),
  end: utf16(start + length),
  quote: 'x'.repeat(length),
}))

/** An annotation out of few ids and places, so that they collide. */
export const arbitraryAnnotation: fc.Arbitrary<Annotation> = fc.record(
  {
    id: ids,
    label: fc.constantFrom('actor', 'position'),
    fragments: fc.tuple(fragments),
    attributes: fc.dictionary(fc.constantFrom('stance', 'topic'), fc.constantFrom('support', 'oppose')),
    note: fc.constantFrom('', 'ملاحظة'),
  },
  { requiredKeys: ['id', 'label', 'fragments', 'attributes'] },
)

/** A relation out of few ids. */
export const arbitraryRelation: fc.Arbitrary<Relation> = fc.record({
  id: ids,
  type: fc.constantFrom('holder', 'about'),
  from: ids,
  to: ids,
})

const zones: fc.Arbitrary<Zone> = fc
  .record({ id: ids, type: fc.constantFrom('heading', 'junk'), at: fragments })
  .map(({ at, ...rest }) => ({ ...rest, ...at }))

/** What an annotator does, before it is known what stands there: puts an item under its id, or takes the id away. */
type Doing =
  | { readonly type: 'annotation'; readonly item: Annotation; readonly remove: boolean }
  | { readonly type: 'relation'; readonly item: Relation; readonly remove: boolean }
  | { readonly type: 'zone'; readonly item: Zone; readonly remove: boolean }
  | { readonly type: 'state'; readonly state: SetState }

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('annotation'),
      item: arbitraryAnnotation,
      remove: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('relation'), item: arbitraryRelation, remove: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('zone'), item: zones, remove: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('state'),
      state: fc.constantFrom('in progress' as const, 'finished' as const),
    }),
  },
)

/** The set as plain maps: what the incremental one is held against. */
interface Model {
  readonly annotations: Map<string, Annotation>
  readonly relations: Map<string, Relation>
  readonly zones: Map<string, Zone>
  state: SetState
}

function modelOf(set: AnnotationSet): Model {
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
    new Map(items.map((item) => [item.id, item]))
  return {
    annotations: byId(set.annotations),
    relations: byId(set.relations),
    zones: byId(set.zones),
    state: set.state,
  }
}

/** Does one thing to the model and says which change it was; undefined where there is nothing to take away. */
function doInModel(model: Model, action: Doing): Change | undefined {
  const swap = <Item extends { readonly id: string }>(
    items: Map<string, Item>,
    item: Item,
    remove: boolean,
  ) => {
    const before = items.get(item.id) ?? null
    if (remove) items.delete(item.id)
    else items.set(item.id, item)
    return before === null && remove ? undefined : { before, after: remove ? null : item }
  }
  switch (action.type) {
    case 'annotation': {
      const swapped = swap(model.annotations, action.item, action.remove)
      return swapped && { type: 'annotation', ...swapped }
    }
    case 'relation': {
      const swapped = swap(model.relations, action.item, action.remove)
      return swapped && { type: 'relation', ...swapped }
    }
    case 'zone': {
      const swapped = swap(model.zones, action.item, action.remove)
      return swapped && { type: 'zone', ...swapped }
    }
    case 'state': {
      const before = model.state
      model.state = action.state
      return { type: 'state', before, after: action.state }
    }
  }
}

/** The set that holds what the model holds, made from scratch. */
function setFrom(model: Model, like: AnnotationSet): AnnotationSet {
  return {
    ...like,
    annotations: [...model.annotations.values()].sort(compareAnnotations),
    relations: [...model.relations.values()].sort(compareIds),
    zones: [...model.zones.values()].sort(compareZones),
    state: model.state,
  }
}

/** A set and changes that fit it, both frozen, with the set that must come out of them. */
export const arbitraryWork: fc.Arbitrary<{
  readonly set: AnnotationSet
  readonly changes: readonly Change[]
  readonly expected: AnnotationSet
}> = fc.tuple(arbitrarySet, fc.array(doing, { maxLength: 40 })).map(([{ set }, actions]) => {
  const model = modelOf(set)
  const changes = actions.flatMap((action) => doInModel(model, action) ?? [])
  return { set: frozen(set), changes: frozen(changes), expected: setFrom(model, set) }
})

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

import * as v from 'valibot'
import { fail, ok, type Result } from '../result.ts'
import {
  type Annotation,
  type AnnotationSet,
  annotationSchema,
  compareAnnotations,
  compareText,
  type Relation,
  relationSchema,
  type Schema,
  type SetState,
  setStateSchema,
  type Zone,
  zoneSchema,
} from './annotation.ts'

/**
 * One edit of an annotation set, complete in itself: what was there before and what stands there after. `null` before means
 * added, `null` after removed. Being its own inverse but for the order, a change needs no context to be undone, stored or
 * sent.
 */
export type Change =
  | { readonly type: 'annotation'; readonly before: Annotation | null; readonly after: Annotation | null }
  | { readonly type: 'relation'; readonly before: Relation | null; readonly after: Relation | null }
  | { readonly type: 'zone'; readonly before: Zone | null; readonly after: Zone | null }
  | { readonly type: 'state'; readonly before: SetState; readonly after: SetState }

/**
 * Applies changes in order; all or none. Fails with `change_conflict` ({kind, id}) where the set does not hold what a change
 * says was there before, and where an id would be taken twice.
 */
export function applyChanges(set: AnnotationSet, changes: readonly Change[]): Result<AnnotationSet> {
  let current = set
  for (const change of changes) {
    const next = applyChange(current, change)
    if (!next.ok) return next
    current = next.value
  }
  return ok(current)
}

function applyChange(set: AnnotationSet, change: Change): Result<AnnotationSet> {
  switch (change.type) {
    case 'annotation': {
      const annotations = replaceItem(set.annotations, change, compareAnnotations)
      return annotations ? ok({ ...set, annotations }) : conflict(change)
    }
    case 'relation': {
      const relations = replaceItem(set.relations, change, compareIds)
      return relations ? ok({ ...set, relations }) : conflict(change)
    }
    case 'zone': {
      const zones = replaceItem(set.zones, change, compareZones)
      return zones ? ok({ ...set, zones }) : conflict(change)
    }
    case 'state':
      return set.state === change.before
        ? ok({ ...set, state: change.after })
        : fail('change_conflict', { kind: 'state', id: change.after })
  }
}

function conflict(change: Exclude<Change, { type: 'state' }>): Result<never> {
  return fail('change_conflict', { kind: change.type, id: (change.before ?? change.after)?.id ?? '' })
}

/** Turns changes into those that take them back, in the order in which they must be applied. */
export function invertChanges(changes: readonly Change[]): readonly Change[] {
  return changes.map(invertChange).reverse()
}

function invertChange(change: Change): Change {
  // The switch keeps before and after of one kind together for the compiler.
  switch (change.type) {
    case 'annotation':
      return { type: 'annotation', before: change.after, after: change.before }
    case 'relation':
      return { type: 'relation', before: change.after, after: change.before }
    case 'zone':
      return { type: 'zone', before: change.after, after: change.before }
    case 'state':
      return { type: 'state', before: change.after, after: change.before }
  }
}

/** Replaces one item of a sorted list without touching the others; undefined where the list is not as the change expects. */
function replaceItem<Item extends { readonly id: string }>(
  items: readonly Item[],
  { before, after }: { readonly before: Item | null; readonly after: Item | null },
  compare: (a: Item, b: Item) => number,
): readonly Item[] | undefined {
  if (before !== null && after !== null && before.id !== after.id) return undefined
  const id = (before ?? after)?.id
  if (id === undefined) return undefined
  const index = items.findIndex((item) => item.id === id)
  if (before === null ? index !== -1 : index === -1 || !deepEqual(items[index], before)) return undefined
  const rest = index === -1 ? items.slice() : items.toSpliced(index, 1)
  if (after !== null) rest.splice(insertionPoint(rest, after, compare), 0, after)
  return rest
}

function insertionPoint<Item>(
  sorted: readonly Item[],
  item: Item,
  compare: (a: Item, b: Item) => number,
): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(sorted[middle] as Item, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Order of relations in a set. */
export function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id)
}

/** Order of zones in a set. */
export function compareZones(a: Zone, b: Zone): number {
  return a.start - b.start || b.end - a.end || compareText(a.id, b.id)
}

/** Equality of plain data as JSON sees it: the order of keys does not count, a missing field equals an undefined one. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, rank) => deepEqual(item, b[rank]))
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!deepEqual(ownField(a, key), ownField(b, key))) return false
  }
  return true
}

/** Fields of data from outside can be named like what every object inherits ("constructor"). */
function ownField(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined
}

/** The changes that remove an annotation together with every relation that touches it, so that none is left dangling. */
export function removalOf(set: AnnotationSet, annotation: Annotation): readonly Change[] {
  const relations = set.relations
    .filter((relation) => relation.from === annotation.id || relation.to === annotation.id)
    .map((relation): Change => ({ type: 'relation', before: relation, after: null }))
  return [...relations, { type: 'annotation', before: annotation, after: null }]
}

/** Validator of a change from outside the process or from disk. */
export const changeSchema: Schema<Change> = v.variant('type', [
  v.strictObject({
    type: v.literal('annotation'),
    before: v.nullable(annotationSchema),
    after: v.nullable(annotationSchema),
  }),
  v.strictObject({
    type: v.literal('relation'),
    before: v.nullable(relationSchema),
    after: v.nullable(relationSchema),
  }),
  v.strictObject({ type: v.literal('zone'), before: v.nullable(zoneSchema), after: v.nullable(zoneSchema) }),
  v.strictObject({ type: v.literal('state'), before: setStateSchema, after: setStateSchema }),
])

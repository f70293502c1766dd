import { deepEqual } from '../model/changes.ts'
import { isObject, type JsonObject } from './json.ts'

/** Two states that grew out of one; `base` is undefined where nobody knows what they grew out of. */
export interface Divergence<Data> {
  readonly base: Data | undefined
  readonly ours: Data
  readonly theirs: Data
}

/**
 * Merges plain data that was changed on two sides: objects field by field, lists of objects that have an `id` by id, lists of
 * strings as sets. What only one side changed is taken from that side; what one side removed and the other changed is kept;
 * where both changed one value, ours stands. Without a base nothing counts as removed.
 */
export function mergeData<Data>(divergence: Divergence<Data>): Data {
  return mergeValues(divergence as Divergence<unknown>) as Data
}

function mergeValues({ base, ours, theirs }: Divergence<unknown>): unknown {
  if (deepEqual(ours, theirs) || deepEqual(theirs, base)) return ours
  if (deepEqual(ours, base)) return theirs
  if (isObject(ours) && isObject(theirs)) {
    return mergeObjects({ base: isObject(base) ? base : undefined, ours, theirs })
  }
  if (areStrings(ours) && areStrings(theirs)) {
    return mergeSets({ base: areStrings(base) ? base : undefined, ours, theirs })
  }
  if (areIdentified(ours) && areIdentified(theirs)) {
    return mergeLists({ base: areIdentified(base) ? base : undefined, ours, theirs })
  }
  return ours
}

function mergeObjects({ base, ours, theirs }: Divergence<JsonObject>): JsonObject {
  const merged = mergeFields({
    base: base && new Map(Object.entries(base)),
    ours: new Map(Object.entries(ours)),
    theirs: new Map(Object.entries(theirs)),
  })
  return Object.fromEntries(merged)
}

function mergeLists({ base, ours, theirs }: Divergence<readonly Identified[]>): readonly unknown[] {
  const merged = mergeFields({ base: base && byId(base), ours: byId(ours), theirs: byId(theirs) })
  return [...merged.values()]
}

/** Keys in our order, those that only they have behind. */
function mergeFields({
  base,
  ours,
  theirs,
}: Divergence<ReadonlyMap<string, unknown>>): ReadonlyMap<string, unknown> {
  const merged = new Map<string, unknown>()
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [before, our, their] = [base?.get(key), ours.get(key), theirs.get(key)]
    if (ours.has(key) && theirs.has(key)) {
      merged.set(key, mergeValues({ base: before, ours: our, theirs: their }))
    } else {
      const left = ours.has(key) ? our : their
      const removedByOther = base?.has(key) && deepEqual(left, before)
      if (!removedByOther) merged.set(key, left)
    }
  }
  return merged
}

function mergeSets({ base, ours, theirs }: Divergence<readonly string[]>): readonly string[] {
  const removed = new Set(base?.filter((item) => !ours.includes(item) || !theirs.includes(item)))
  return [...new Set([...ours, ...theirs])].filter((item) => !removed.has(item))
}

type Identified = JsonObject & { readonly id: string }

function byId(items: readonly Identified[]): ReadonlyMap<string, unknown> {
  return new Map(items.map((item) => [item.id, item]))
}

function areIdentified(value: unknown): value is readonly Identified[] {
  return (
    Array.isArray(value) &&
    value.every((item) => isObject(item) && typeof item.id === 'string') &&
    new Set(value.map((item: Identified) => item.id)).size === value.length
  )
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

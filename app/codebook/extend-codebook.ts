import { deepEqual } from '../model/changes.ts'
import { fail, ok, type Result } from '../result.ts'
import { parseCodebook } from './codebook-file.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * Takes into a codebook file what another one defines and it does not: labels, attributes, values, relations and zone types by
 * id, and fields that are missing. Nothing that is there is changed or removed. A label whose key is taken gets a free one.
 * Answers the very same file where there is nothing to add. Fails with `invalid_file` ({reason}) where the two cannot be one,
 * as when no key is left for a label.
 *
 * @param present a valid codebook file's JSON
 * @param incoming another
 */
export function extendCodebook(present: unknown, incoming: unknown): Result<unknown> {
  const merged = merge(present, incoming)
  if (deepEqual(merged, present)) return ok(present)
  const keyed = withFreeKeys(merged, present)
  if (keyed === undefined) return fail('invalid_file', { reason: 'labels: more than nine' })
  const codebook = parseCodebook(keyed)
  return codebook.ok ? ok(keyed) : codebook
}

function merge(present: unknown, incoming: unknown): unknown {
  if (isRecord(present) && isRecord(incoming)) {
    const added = Object.entries(incoming).filter(([field]) => !Object.hasOwn(present, field))
    const kept = Object.entries(present).map(([field, value]) => [
      field,
      Object.hasOwn(incoming, field) ? merge(value, incoming[field]) : value,
    ])
    return Object.fromEntries([...kept, ...added])
  }
  if (Array.isArray(present) && Array.isArray(incoming)) return mergeLists(present, incoming)
  return present
}

/** Lists of items with an id, of values (id, Arabic, English) and of plain ids grow by what they lack. */
function mergeLists(present: readonly unknown[], incoming: readonly unknown[]): readonly unknown[] {
  const incomingById = new Map(incoming.map((item) => [idOf(item), item]))
  const known = new Set(present.map(idOf))
  if (known.has(undefined) || incomingById.has(undefined)) return present
  const kept = present.map((item) => (isRecord(item) ? merge(item, incomingById.get(idOf(item))) : item))
  return [...kept, ...[...incomingById].filter(([id]) => !known.has(id)).map(([, item]) => item)]
}

function idOf(item: unknown): string | undefined {
  const id = isRecord(item) ? item.id : Array.isArray(item) ? item[0] : item
  return typeof id === 'string' ? id : undefined
}

function withFreeKeys(merged: unknown, present: unknown): unknown {
  const labels = labelsOf(merged)
  const taken = new Set(labelsOf(present).map(({ key }) => key))
  const before = new Set(labelsOf(present).map(idOf))
  const free = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].filter(
    (key) => !labels.some((label) => label.key === key),
  )
  const keyed: Json[] = []
  for (const label of labels) {
    if (before.has(idOf(label)) || !taken.has(label.key)) {
      taken.add(label.key)
      keyed.push(label)
      continue
    }
    const key = free.shift()
    if (key === undefined) return undefined
    keyed.push({ ...label, key })
  }
  return isRecord(merged) ? { ...merged, labels: keyed } : merged
}

function labelsOf(file: unknown): readonly Json[] {
  return isRecord(file) && Array.isArray(file.labels) ? file.labels.filter(isRecord) : []
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { Annotation, AttributeValue, Fragment, Relation, Zone } from '../model/annotation.ts'
import { codePoints, type OffsetMap, type Utf16Offset, utf16 } from '../text/offsets.ts'
import { extraOf, hasReservedName } from './extra.ts'
import { isObject, type JsonObject } from './json.ts'

/*
 * Items of a set between the file, where offsets count code points, and memory, where they count UTF-16 units. Reading gives
 * undefined for what the model cannot hold at all (no span, say, or one that ends before it starts); such items are kept as
 * they stand in the file. Fields the model does not know, and values of known fields it cannot hold, go to `extra`.
 */

const annotationFields = ['id', 'label', 'fragments', 'attributes', 'actor', 'note']
const relationFields = ['id', 'type', 'from', 'to']
const spanFields = ['start', 'end', 'quote']
const zoneFields = ['id', 'type', ...spanFields]
const datedFields = [...spanFields, 'iso']
/** As the model's validators have it; what is read here must pass them when an edit brings it back. */
const longestId = 200
/** Larger numbers are no offsets, and sums with them would no longer be exact. */
const largestOffset = 2 ** 50

/** An annotation from its file shape, or undefined. Fragments are put in order. */
export function annotationFromFile(json: unknown, offsets: OffsetMap): Annotation | undefined {
  if (!isObject(json)) return undefined
  const { id, label, actor, note } = json
  const fragments = fragmentsFromFile(json.fragments, offsets)
  const attributes = attributesFromFile(json.attributes ?? {}, offsets)
  if (!isId(id) || !isId(label) || !fragments || !attributes) return undefined
  const extra = {
    ...extraOf(json, annotationFields).extra,
    ...(fragments.unread.length > 0 && { fragments: fragments.unread }),
    ...(attributes.unread && { attributes: attributes.unread }),
    ...(actor !== undefined && typeof actor !== 'string' && { actor }),
    ...(note !== undefined && typeof note !== 'string' && { note }),
  }
  if (hasReservedName(extra)) return undefined
  return {
    id,
    label,
    fragments: fragments.read,
    attributes: attributes.read,
    ...(typeof actor === 'string' && { actor }),
    ...(typeof note === 'string' && { note }),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}

/** The fragments in order, and those of them that have fields of their own; undefined where they are no valid list. */
function fragmentsFromFile(
  json: unknown,
  offsets: OffsetMap,
): { readonly read: readonly Fragment[]; readonly unread: readonly unknown[] } | undefined {
  if (!Array.isArray(json) || json.length === 0) return undefined
  const read: Fragment[] = []
  const unread: unknown[] = []
  for (const item of json) {
    const fragment = fragmentFromFile(item, offsets)
    if (!fragment) return undefined
    read.push(fragment)
    if (extraOf(item, spanFields).extra) unread.push(item)
  }
  read.sort((a, b) => a.start - b.start)
  const apart = read.every(({ start }, rank) => rank === 0 || read[rank - 1]!.end <= start)
  return apart ? { read, unread } : undefined
}

/** The attributes that the model can hold, and the others as they stand. */
function attributesFromFile(
  json: unknown,
  offsets: OffsetMap,
): { readonly read: Annotation['attributes']; readonly unread?: JsonObject } | undefined {
  if (!isObject(json) || hasReservedName(json)) return undefined
  const read: [string, AttributeValue][] = []
  const unread: [string, unknown][] = []
  for (const [name, value] of Object.entries(json)) {
    const attribute = attributeFromFile(value, offsets)
    if (attribute === undefined) unread.push([name, value])
    else read.push([name, attribute])
  }
  return {
    read: Object.fromEntries(read),
    ...(unread.length > 0 && { unread: Object.fromEntries(unread) }),
  }
}

/** The file shape of an annotation. */
export function annotationToFile(annotation: Annotation, offsets: OffsetMap): JsonObject {
  const { fragments: fragmentFields, attributes: unread, ...extra } = annotation.extra ?? {}
  const attributes = Object.entries(annotation.attributes).map(([name, value]) => [
    name,
    typeof value === 'string'
      ? value
      : { ...value.extra, ...spanToFile(value, offsets), ...(value.iso !== undefined && { iso: value.iso }) },
  ])
  return {
    ...extra,
    id: annotation.id,
    label: annotation.label,
    fragments: annotation.fragments.map((fragment) =>
      withOwnFields(spanToFile(fragment, offsets), fragmentFields),
    ),
    attributes: { ...(isObject(unread) && unread), ...Object.fromEntries(attributes) },
    ...(annotation.actor !== undefined && { actor: annotation.actor }),
    ...(annotation.note !== undefined && { note: annotation.note }),
  }
}

/** Unknown fields of a fragment live as long as one of its two ends stays where it was. */
function withOwnFields(fragment: JsonObject, fieldsInFile: unknown): JsonObject {
  if (!Array.isArray(fieldsInFile)) return fragment
  const own = fieldsInFile.find(
    (raw) => isObject(raw) && (raw.start === fragment.start || raw.end === fragment.end),
  )
  return { ...own, ...fragment }
}

function attributeFromFile(value: unknown, offsets: OffsetMap): AttributeValue | undefined {
  if (typeof value === 'string') return value
  const fragment = fragmentFromFile(value, offsets)
  if (!fragment || !isObject(value)) return undefined
  const dated = typeof value.iso === 'string'
  const { extra } = extraOf(value, dated ? datedFields : spanFields)
  if (extra && hasReservedName(extra)) return undefined
  return { ...fragment, ...(dated && { iso: value.iso as string }), ...(extra && { extra }) }
}

/** A relation from its file shape, or undefined. */
export function relationFromFile(json: unknown): Relation | undefined {
  if (!isObject(json)) return undefined
  const { id, type, from, to } = json
  const { extra } = extraOf(json, relationFields)
  if (!isId(id) || !isId(type) || !isId(from) || !isId(to) || (extra && hasReservedName(extra)))
    return undefined
  return { id, type, from, to, ...(extra && { extra }) }
}

/** The file shape of a relation. */
export function relationToFile({ extra, ...relation }: Relation): JsonObject {
  return { ...extra, ...relation }
}

/** A zone from its file shape, or undefined. One without an id gets `newId`. */
export function zoneFromFile(json: unknown, offsets: OffsetMap, newId: string): Zone | undefined {
  const fragment = fragmentFromFile(json, offsets)
  if (!fragment || !isObject(json)) return undefined
  const { id = newId, type } = json
  const { extra } = extraOf(json, zoneFields)
  if (!isId(id) || !isId(type) || (extra && hasReservedName(extra))) return undefined
  return { id, type, ...fragment, ...(extra && { extra }) }
}

/** The file shape of a zone. */
export function zoneToFile(zone: Zone, offsets: OffsetMap): JsonObject {
  return { ...zone.extra, id: zone.id, type: zone.type, ...spanToFile(zone, offsets) }
}

function fragmentFromFile(json: unknown, offsets: OffsetMap): Fragment | undefined {
  if (!isObject(json) || typeof json.quote !== 'string') return undefined
  const { start, end, quote } = json
  if (!isOffset(start) || !isOffset(end) || start >= end) return undefined
  return { start: offsetFromFile(start, offsets), end: offsetFromFile(end, offsets), quote }
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largestOffset
}

function spanToFile({ start, end, quote }: Fragment, offsets: OffsetMap): JsonObject {
  return { start: offsetToFile(start, offsets), end: offsetToFile(end, offsets), quote }
}

/**
 * An offset behind the end of the text keeps its distance from the end, in memory as in the file: the item is an orphan there,
 * stays in order with the others, and the file gets its own numbers back.
 */
export function offsetFromFile(offset: number, offsets: OffsetMap): Utf16Offset {
  const beyond = offset - offsets.codePointLength
  return beyond > 0 ? utf16(offsets.utf16Length + beyond) : offsets.toUtf16(codePoints(offset))
}

/** The inverse of {@link offsetFromFile}. */
export function offsetToFile(offset: Utf16Offset, offsets: OffsetMap): number {
  const beyond = offset - offsets.utf16Length
  return beyond > 0 ? offsets.codePointLength + beyond : offsets.toCodePoint(offset)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longestId
}

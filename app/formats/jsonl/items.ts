import * as v from 'valibot'
import type { Annotation, Relation, Schema, Zone } from '../../model/annotation.ts'
import { annotationFromFile, relationFromFile, zoneFromFile } from '../../project/set-items.ts'
import { fail, ok, type Problem, type Result } from '../../result.ts'
import { codePoints, type OffsetMap } from '../../text/offsets.ts'

/** An article's text with its offsets translated once for all its items. */
export interface IndexedText {
  readonly text: string
  readonly offsets: OffsetMap
}

/*
 * An item of a line has the shape it has in a project's own files. There a reader has to cope with whatever stands in the
 * file; here it must refuse what does not fit and say why.
 */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const offset = v.pipe(v.number(), v.integer())
const span = { start: offset, end: offset, quote: v.string() }
const annotationShape = v.looseObject({
  id,
  label: id,
  fragments: v.pipe(v.array(v.looseObject(span)), v.minLength(1)),
  attributes: v.optional(
    v.record(v.string(), v.union([v.string(), v.looseObject({ ...span, iso: v.exactOptional(v.string()) })])),
    {},
  ),
  actor: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
})
const relationShape = v.looseObject({ id, type: id, from: id, to: id })
const zoneShape = v.looseObject({ id: v.exactOptional(id), type: id, ...span })

interface PlainSpan {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/**
 * Reads one annotation. Fails with `invalid_line` ({reason}; the caller adds the line), `offset_out_of_range` and
 * `quote_mismatch` (both in code points). Fragments may come in any order but must not overlap.
 */
export function readAnnotation(json: unknown, text: IndexedText): Result<Annotation> {
  const shape = readShape(annotationShape, json)
  if (!shape.ok) return shape
  const { fragments, attributes } = shape.value
  const values = Object.values(attributes).filter((value) => typeof value !== 'string')
  for (const place of [...fragments, ...values]) {
    const problem = problemOfPlace(place, text)
    if (problem) return { ok: false, problem }
  }
  const ascending = fragments.toSorted((a, b) => a.start - b.start)
  if (ascending.some(({ start }, rank) => start < (ascending[rank - 1]?.end ?? 0))) {
    return fail('invalid_line', { reason: 'fragments overlap' })
  }
  return readable(annotationFromFile(json, text.offsets))
}

/** Reads one relation; whether its ends exist is the caller's question. Fails with `invalid_line` ({reason}). */
export function readRelation(json: unknown): Result<Relation> {
  const shape = readShape(relationShape, json)
  return shape.ok ? readable(relationFromFile(json)) : shape
}

/** Reads one zone; `freshId` is asked where it has no id. Fails as {@link readAnnotation} does. */
export function readZone(json: unknown, text: IndexedText, freshId: () => string): Result<Zone> {
  const shape = readShape(zoneShape, json)
  if (!shape.ok) return shape
  const problem = problemOfPlace(shape.value, text)
  if (problem) return { ok: false, problem }
  return readable(zoneFromFile(json, text.offsets, shape.value.id ?? freshId()))
}

/** Validates a shape; the first issue becomes the reason of an `invalid_line`. */
export function readShape<Output>(schema: Schema<Output>, json: unknown): Result<Output> {
  const parsed = v.safeParse(schema, json)
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  return fail('invalid_line', { reason: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim() })
}

/** What is left to be refused once the shape is right: names that would get lost on their way through the program. */
function readable<Item>(item: Item | undefined): Result<Item> {
  return item === undefined ? fail('invalid_line', { reason: 'a field has a reserved name' }) : ok(item)
}

function problemOfPlace({ start, end, quote }: PlainSpan, { text, offsets }: IndexedText): Problem | null {
  if (start < 0 || start >= end || end > offsets.codePointLength) {
    return fail('offset_out_of_range', { start, end }).problem
  }
  const found = text.slice(offsets.toUtf16(codePoints(start)), offsets.toUtf16(codePoints(end)))
  return found === quote ? null : fail('quote_mismatch', { start, end, quote }).problem
}

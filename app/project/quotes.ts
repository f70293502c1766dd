import type { Annotation, AnnotationSet, Fragment } from '../model/annotation.ts'
import { fail, type Problem } from '../result.ts'
import { type OffsetMap, offsetMap } from '../text/offsets.ts'
import { offsetToFile } from './set-items.ts'

/** A fragment or zone whose quote does not stand at its offsets. */
export interface QuoteFinding extends Problem {
  /** Id of the annotation or zone. */
  readonly item: string
}

/** Ids of the annotations of which a fragment, or an attribute's fragment, does not stand at its offsets. */
export function orphansOf(set: AnnotationSet, text: string): readonly string[] {
  return set.annotations
    .filter((annotation) => spansOf(annotation).some((span) => !stands(span, text)))
    .map(({ id }) => id)
}

/**
 * Every fragment and zone that does not fit the text, in the set's order: `offset_out_of_range` ({start, end}) or
 * `quote_mismatch` ({start, end, quote}). The offsets in the parameters are code points, as in the files.
 */
export function checkQuotes(set: AnnotationSet, text: string): readonly QuoteFinding[] {
  const offsets = offsetMap(text)
  return [
    ...set.annotations.flatMap((annotation) =>
      spansOf(annotation).flatMap((span) => findingOf(annotation.id, span, text, offsets)),
    ),
    ...set.zones.flatMap((zone) => findingOf(zone.id, zone, text, offsets)),
  ]
}

function spansOf({ fragments, attributes }: Annotation): readonly Fragment[] {
  const values = Object.values(attributes).filter((value) => typeof value !== 'string')
  return [...fragments, ...values]
}

function stands({ start, end, quote }: Fragment, text: string): boolean {
  return end <= text.length && text.slice(start, end) === quote
}

function findingOf(item: string, span: Fragment, text: string, offsets: OffsetMap): readonly QuoteFinding[] {
  if (stands(span, text)) return []
  const start = offsetToFile(span.start, offsets)
  const end = offsetToFile(span.end, offsets)
  const { problem } =
    span.end > text.length
      ? fail('offset_out_of_range', { start, end })
      : fail('quote_mismatch', { start, end, quote: span.quote })
  return [{ item, ...problem }]
}

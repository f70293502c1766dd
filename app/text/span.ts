import type { Utf16Offset } from './offsets.ts'

/** A contiguous, half-open stretch [start, end) of a text, in UTF-16 units. */
export interface Span {
  readonly start: Utf16Offset
  readonly end: Utf16Offset
}

/** Whether two spans share at least one character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Reading order: by start, the longer first where two start together (so that an outer span comes before an inner one). */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}

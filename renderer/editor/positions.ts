import { type Line, lineAt } from '#app/text/lines.ts'
import { type Utf16Offset, utf16 } from '#app/text/offsets.ts'

/**
 * The only place where offsets of the article (UTF-16) and positions of the ProseMirror document meet. A paragraph's content
 * is as long as its line; each paragraph adds one position for its opening and one for its closing, where the text has one
 * LF: so a position runs ahead of its offset by the line's number plus one.
 */

/** The position inside the document of an offset; offsets outside the text are clamped to its ends. */
export function positionOf(lines: readonly Line[], offset: Utf16Offset): number {
  const line = lineAt(lines, offset)
  const clamped = Math.min(Math.max(offset, line.start), line.end)
  return clamped + line.index + 1
}

/** The offset of a position; positions between two paragraphs count as the end of the earlier one. */
export function offsetOf(lines: readonly Line[], position: number): Utf16Offset {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    const opening = (lines[middle] as Line).start + middle
    if (opening < position) low = middle
    else high = middle - 1
  }
  const line = lines[low] as Line
  const offset = position - line.index - 1
  return utf16(Math.min(Math.max(offset, line.start), line.end))
}

import { type Line, lineAt } from './lines.ts'
import { type Utf16Offset, utf16 } from './offsets.ts'
import type { Span } from './span.ts'

/** How far a step along the text goes. */
export type Granularity = 'grapheme' | 'word'

/**
 * White space, format characters (direction marks, joiners, BOM) and other invisible characters: what a span must neither
 * begin nor end with. Unicode general categories Z, Cc and Cf, without the members of Cf that are visible signs (the Unicode
 * property Prepended_Concatenation_Mark, which regular expressions do not know): Arabic number and year signs, the end of
 * ayah and their like.
 */
const invisible = /^(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Z}\p{Cc}\p{Cf}]$/u

const segmenters = {
  grapheme: new Intl.Segmenter('ar', { granularity: 'grapheme' }),
  word: new Intl.Segmenter('ar', { granularity: 'word' }),
} as const

/**
 * The grapheme or word that a character of a line belongs to, in UTF-16 units from the start of the line. `containing` looks
 * only around the index; iterating over a line would give each segment a copy of the whole line (`input`), which takes
 * gigabytes for a line of 100,000 characters.
 *
 * @param index of a character: at least 0, less than the text's length
 */
function segmentAt(text: string, index: number, granularity: Granularity): { start: number; end: number } {
  const { index: start, segment } = segmenters[granularity]
    .segment(text)
    .containing(index) as Intl.SegmentData
  return { start, end: start + segment.length }
}

/**
 * Widens a span to whole words at both ends, so that a careless drag marks what was meant. Words are Unicode's
 * (UAX #29), which never split Arabic clitics. A span that covers only spaces and marks stays as it is.
 */
export function snapToWords(lines: readonly Line[], span: Span): Span {
  const trimmed = trimInvisible(lines, span)
  if (trimmed === null) return span
  const { start } = wordAt(lines, trimmed.start)
  const { end } = wordAt(lines, utf16(trimmed.end - 1))
  // UAX #29 keeps format characters such as the right-to-left mark with the word before them; a span must not.
  return trimInvisible(lines, { start, end }) ?? trimmed
}

/** The word that a character of the article belongs to; a punctuation mark or an emoji is a word of its own here. */
export function wordAt(lines: readonly Line[], index: Utf16Offset): Span {
  const line = lineAt(lines, index)
  const { start, end } = segmentAt(line.text, index - line.start, 'word')
  return { start: utf16(line.start + start), end: utf16(line.start + end) }
}

/**
 * Narrows a span until it begins and ends with a visible character; a combining mark counts as visible.
 * Returns null where nothing visible is left.
 */
export function trimInvisible(lines: readonly Line[], span: Span): Span | null {
  let { start, end } = span as { start: number; end: number }
  while (start < end && !isVisibleAt(lines, start)) start++
  while (end > start && !isVisibleAt(lines, end - 1)) end--
  return start < end ? { start: utf16(start), end: utf16(end) } : null
}

function isVisibleAt(lines: readonly Line[], index: number): boolean {
  const line = lineAt(lines, utf16(index))
  const character = line.text[index - line.start]
  // No character means the LF between two lines. Surrogate halves match none of the categories, so pairs stay whole.
  return character !== undefined && !invisible.test(character)
}

/**
 * The next boundary after (`forward`) or before `offset`, in reading order; crosses a line end as one step and stays
 * inside the text. Never splits a grapheme.
 *
 * @param edge which end of a span is being moved. Invisible characters next to it are left out of the span, and a step that
 *   would take in nothing else goes on to the next boundary. Where no place is left, `offset` comes back.
 */
export function step(
  lines: readonly Line[],
  offset: Utf16Offset,
  granularity: Granularity,
  forward: boolean,
  edge?: 'start' | 'end',
): Utf16Offset {
  const from = utf16(Math.min(Math.max(offset, 0), lines.at(-1)!.end))
  let place = from
  for (;;) {
    const stop = edge === undefined ? place : visibleEdge(lines, place, edge)
    if (stop !== null && (forward ? stop > from : stop < from)) return stop
    const next = neighbour(lines, place, granularity, forward)
    if (next === place) return from
    place = next
  }
}

/** Where a span's end at `offset` comes to lie without the invisible characters next to it; null where nothing else is left. */
function visibleEdge(lines: readonly Line[], offset: Utf16Offset, edge: 'start' | 'end'): Utf16Offset | null {
  const text = { start: utf16(0), end: lines.at(-1)!.end }
  return edge === 'start'
    ? (trimInvisible(lines, { ...text, start: offset })?.start ?? null)
    : (trimInvisible(lines, { ...text, end: offset })?.end ?? null)
}

function neighbour(
  lines: readonly Line[],
  offset: Utf16Offset,
  granularity: Granularity,
  forward: boolean,
): Utf16Offset {
  const line = lineAt(lines, offset)
  const { text } = line
  let boundary = offset - line.start
  if (forward && boundary === text.length) return lines[line.index + 1]?.start ?? line.end
  if (!forward && boundary === 0) return lines[line.index - 1]?.end ?? line.start
  // Some boundaries of words stand inside a grapheme: before a letter that follows an Arabic number sign, for one.
  do {
    boundary = forward
      ? segmentAt(text, boundary, granularity).end
      : segmentAt(text, boundary - 1, granularity).start
  } while (!isGraphemeBoundary(text, boundary))
  return utf16(line.start + boundary)
}

function isGraphemeBoundary(text: string, index: number): boolean {
  return index === 0 || index === text.length || segmentAt(text, index, 'grapheme').start === index
}

import { type Utf16Offset, utf16 } from './offsets.ts'

/** One line of an article: what the page shows as one paragraph. */
export interface Line {
  /** 0-based. */
  readonly index: number
  /** Where the line begins in the article, in UTF-16 units. */
  readonly start: Utf16Offset
  /** Where it ends, before its LF. */
  readonly end: Utf16Offset
  readonly text: string
}

/** Splits at LF only, the one line end a stored text has. A text always has at least one (possibly empty) line. */
export function splitLines(text: string): readonly Line[] {
  let start = 0
  return text.split('\n').map((lineText, index) => {
    const line = { index, start: utf16(start), end: utf16(start + lineText.length), text: lineText }
    start = line.end + 1
    return line
  })
}

/** The line an offset belongs to; an offset on the LF belongs to the line it ends. Offsets outside are clamped. */
export function lineAt(lines: readonly Line[], offset: Utf16Offset): Line {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((lines[middle] as Line).start <= offset) low = middle
    else high = middle - 1
  }
  return lines[low] as Line
}

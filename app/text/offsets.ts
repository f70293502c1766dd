declare const unit: unique symbol

/** An index into a JavaScript string, in UTF-16 code units. */
export type Utf16Offset = number & { readonly [unit]: 'utf16' }

/** An index into a text, in Unicode code points: what files and exports hold. */
export type CodePointOffset = number & { readonly [unit]: 'codepoint' }

/** Marks a number as a UTF-16 offset. The caller vouches for the unit. */
export function utf16(offset: number): Utf16Offset {
  return offset as Utf16Offset
}

/** Marks a number as a code-point offset. The caller vouches for the unit. */
export function codePoints(offset: number): CodePointOffset {
  return offset as CodePointOffset
}

/** Translates offsets of one text between UTF-16 and code points. The only place where that happens. */
export interface OffsetMap {
  /** Length of the text in code points. */
  readonly codePointLength: number
  /** Length of the text in UTF-16 units. */
  readonly utf16Length: number
  /** An offset between the halves of a surrogate pair counts as standing before the pair. */
  toCodePoint(offset: Utf16Offset): CodePointOffset
  /** Offsets outside the text are clamped to its ends. */
  toUtf16(offset: CodePointOffset): Utf16Offset
}

/**
 * Reads a text once and remembers where its surrogate pairs stand; each translation is then a binary search in that list
 * (most news texts have no pair at all). A lone surrogate counts as one code point, as in JavaScript's own iteration.
 */
export function offsetMap(text: string): OffsetMap {
  const pairStarts: number[] = []
  for (let index = 0; index < text.length - 1; index++) {
    if (isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))) {
      pairStarts.push(index)
      index++
    }
  }
  const codePointLength = text.length - pairStarts.length
  return {
    codePointLength,
    utf16Length: text.length,
    toCodePoint(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length)
      // A pair that the offset stands inside counts as well: its half before the offset is what is taken off.
      return codePoints(clamped - countWhile(pairStarts, (start) => start < clamped))
    },
    toUtf16(offset) {
      const clamped = Math.min(Math.max(offset, 0), codePointLength)
      const pairsBefore = countWhile(pairStarts, (start, rank) => start - rank < clamped)
      return utf16(clamped + pairsBefore)
    },
  }
}

/** Length of the sorted list's prefix for which the predicate holds; the predicate must not hold again after it failed. */
function countWhile(sorted: readonly number[], holds: (value: number, rank: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(sorted[middle] as number, middle)) low = middle + 1
    else high = middle
  }
  return low
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

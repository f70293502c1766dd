/** The direction a text is laid out in. */
export type Direction = 'rtl' | 'ltr'

/**
 * Letters with the Unicode bidi class R or AL: those of the Hebrew-to-Arabic blocks with Syriac, Thaana, NKo and others
 * (U+0590 to U+08FF), Hebrew and Arabic presentation forms, and the right-to-left planes (U+10800 to U+10FFF,
 * U+1E800 to U+1EFFF: Adlam, Mende Kikakui and so on). To be asked of letters only: digits and marks in there are not strong.
 */
const rtlLetter = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]$/u
const letters = /\p{L}/gu

/** Letters, the three direction marks, and the signs that open (LRI, RLI, FSI) and close (PDI) an isolate. */
const deciding = /[\p{L}\u200e\u200f\u061c\u2066-\u2069]/gu
const rtlMarks = '\u200f\u061c'
const isolateOpeners = '\u2066\u2067\u2068'
const isolateCloser = '\u2069'

/**
 * Direction of one paragraph by its first strong character outside isolates (UAX #9, rule P2; sites wrap the @names of posts
 * in isolates). Strong are letters and direction marks. Null where the paragraph has none, so that it can follow its article.
 */
export function paragraphDirection(text: string): Direction | null {
  let openIsolates = 0
  for (const [character] of text.matchAll(deciding)) {
    if (isolateOpeners.includes(character)) openIsolates++
    else if (character === isolateCloser) openIsolates = Math.max(0, openIsolates - 1)
    else if (openIsolates === 0) {
      return rtlMarks.includes(character) || rtlLetter.test(character) ? 'rtl' : 'ltr'
    }
  }
  return null
}

/**
 * Base direction of a whole article: that of most of its letters, so that an Arabic article which happens to open with a
 * Latin name still runs right to left. A text without letters counts as right to left, the direction this program is for.
 */
export function baseDirection(text: string): Direction {
  let rtl = 0
  let ltr = 0
  for (const [character] of text.matchAll(letters)) {
    if (rtlLetter.test(character)) rtl++
    else ltr++
  }
  return ltr > rtl ? 'ltr' : 'rtl'
}

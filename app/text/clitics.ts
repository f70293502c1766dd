import { type FoldedText, foldingOf, isBetweenCharacters } from './folding.ts'
import { type Line, lineAt } from './lines.ts'
import { type Utf16Offset, utf16 } from './offsets.ts'
import { wordAt } from './segments.ts'
import type { Span } from './span.ts'

/** Folds what keeps a proclitic from being seen: other codes of the same letters, vowel points, tatweel, marks. */
const letters = foldingOf([
  'presentationForms',
  'formatCharacters',
  'diacritics',
  'tatweel',
  'persianLetters',
])

/** A conjunction, then a preposition, each optional. س of the future belongs to its verb, so it is none. */
const proclitics = /^([وف]?)([بلك]?)/
/** What hardly any word has after its own و ف ب ل ك: the article, an initial hamza, a digit, another script. */
const likelyRest = /^(?:[اٱ]ل(?:\p{L}{2}|\p{N})|[أإآ]\p{L}{2}|\p{N}|(?!\p{Script=Arabic})\p{L})/u
/** The least that is left of a word. */
const plausibleRest = /^\p{L}{3}/u

/**
 * Where an annotation that begins in the word at `span.start` may begin: after the word's proclitics, one or two, the likeliest
 * first, and last at the word's own start. Of وبالرئيس these are الرئيس, بالرئيس and the whole. Only this last one where the
 * word has no proclitic.
 *
 * Whether a و or ل is a proclitic or a letter of the word (كييف, وزير) takes a dictionary, so a rest of three letters is enough
 * to be offered, for a person to choose. A ل that has run together with the article (للرئيس) is never cut, nor is a ligature.
 *
 * @param span not empty; its start lies on a visible character. Starts at or after its end are left out.
 */
export function trimStarts(lines: readonly Line[], span: Span): readonly Utf16Offset[] {
  const word = wordAt(lines, span.start)
  const line = lineAt(lines, word.start)
  const folded = letters.fold(line.text.slice(word.start - line.start, word.end - line.start))
  const likely: number[] = []
  const possible: number[] = []
  for (const cut of cuts(folded)) {
    const rest = folded.text.slice(cut)
    if (likelyRest.test(rest)) likely.push(cut)
    else if (plausibleRest.test(rest)) possible.push(cut)
  }
  return [...likely, ...possible, 0]
    .map((cut) => utf16(word.start + (folded.starts[cut] ?? 0)))
    .filter((start) => start < span.end)
}

/** The places in a folded word at which a proclitic ends, the first first. */
function cuts(folded: FoldedText): readonly number[] {
  const { text } = folded
  const [, conjunction = '', preposition = ''] = proclitics.exec(text) ?? []
  const afterBoth = conjunction.length + preposition.length
  const isFused = preposition === 'ل' && text[afterBoth] === 'ل'
  return [...(conjunction === '' ? [] : [1]), ...(preposition === '' || isFused ? [] : [afterBoth])].filter(
    (place) => isBetweenCharacters(folded, place),
  )
}

/**
 * Where the start of a span goes next when it is moved past its word's proclitics and back: through {@link trimStarts} in
 * turn, from the word's own start to the likeliest. Null where the word has none, and where the span begins at another place
 * inside the word, which somebody must have chosen.
 *
 * @param span as for {@link trimStarts}
 */
export function nextTrim(lines: readonly Line[], span: Span): Utf16Offset | null {
  const starts = trimStarts(lines, span)
  const rank = starts.indexOf(span.start)
  return rank === -1 || starts.length < 2 ? null : (starts[(rank + 1) % starts.length] as Utf16Offset)
}

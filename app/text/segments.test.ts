import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, splitLines } from './lines.ts'
import { utf16 } from './offsets.ts'
import { type Granularity, snapToWords, step, trimInvisible } from './segments.ts'
import type { Span } from './span.ts'

const rlm = '\u200f'
const pdf = '\u202c'
const nbsp = '\u00a0'
const zwnj = '\u200c'
const family = '👩‍👩‍👧‍👦'
const endOfAyah = '\u06dd'

const texts = fc
  .array(
    fc.constantFrom(
      'ا',
      'محمد',
      'الـ35',
      'للا',
      'ـ',
      'َّ',
      ' ',
      '  ',
      nbsp,
      rlm,
      pdf,
      zwnj,
      '\ufeff',
      '\u2028',
      '\t',
      '\n',
      '«',
      '.',
      '-',
      "'",
      'e\u0301',
      'שלום',
      '𞤀',
      '🕊',
      family,
      '🇫',
      '🇷',
      '\ufe0f',
      '\u200d',
      '🏽',
      '\ud83d',
      '\udd4a',
      endOfAyah,
      '\u0600',
      '1',
      '٢',
      'क्',
      'ก',
      '漢',
      '한',
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(''))

const textsWithSpan = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    span: fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => spanOf(Math.min(a, b), Math.max(a, b))),
  }),
)

function spanOf(start: number, end: number): Span {
  return { start: utf16(start), end: utf16(end) }
}

/** The part of a text that stands between the two bars of its drawing. */
function drawn(drawing: string): { readonly text: string; readonly span: Span } {
  const [before = '', inside = '', after = ''] = drawing.split('|')
  return { text: before + inside + after, span: spanOf(before.length, before.length + inside.length) }
}

function quoteAt(text: string, span: Span | null): string | null {
  return span && text.slice(span.start, span.end)
}

/** Every boundary of a text, found by segmenting whole lines from their start. */
function allBoundaries(lines: readonly Line[], granularity: Granularity): number[] {
  const ofLine = (line: Line, by: Granularity) => [
    ...Array.from(
      new Intl.Segmenter('ar', { granularity: by }).segment(line.text),
      ({ index }) => line.start + index,
    ),
    line.end,
  ]
  return lines.flatMap((line) => {
    const graphemes = new Set(ofLine(line, 'grapheme'))
    return ofLine(line, granularity).filter((boundary) => graphemes.has(boundary as Line['end']))
  })
}

const visibleMember = /[^\p{Z}\p{Cc}\p{Cf}]|[\u0600-\u0605\u06dd]/u

describe('trimInvisible', () => {
  it.each([
    ['spaces and tabs', '| \tقال\t |', 'قال'],
    ['no-break space', `|${nbsp}قال${nbsp}|`, 'قال'],
    ['direction marks and embeddings', `|${rlm}\u202bقال${pdf}${rlm}|`, 'قال'],
    ['isolates', '|\u2067قال\u2069|', 'قال'],
    ['a BOM and joiners', `|\ufeffقال${zwnj}\u200d|`, 'قال'],
    ['line ends and empty lines', '|\n\nقال\n \n|', 'قال'],
    ['a line separator', '|\u2028قال\u2029|', 'قال'],
    ['nothing inside', `|قال${nbsp}محمد${rlm} نعم|`, `قال${nbsp}محمد${rlm} نعم`],
  ])('takes %s off the ends', (_, drawing, quote) => {
    const { text, span } = drawn(drawing)
    expect(quoteAt(text, trimInvisible(splitLines(text), span))).toBe(quote)
  })

  it.each([
    ['tatweel', 'ـقالـ'],
    ['combining marks', 'َّقالَّ'],
    ['a variation selector', '❤\ufe0f'],
    ['punctuation', '«قال»'],
    ['signs that Unicode counts among the format characters', `\u0600قال${endOfAyah}`],
    ['surrogate pairs and lone halves', '𞤀قال\ud83d'],
  ])('keeps %s', (_, text) => {
    const whole = spanOf(0, text.length)
    expect(trimInvisible(splitLines(text), whole)).toEqual(whole)
  })

  it.each([
    ['an empty span', 'قا||ل'],
    ['spaces', 'قال|  |محمد'],
    ['a line end', 'قال|\n|محمد'],
    ['marks that nobody sees', `قال|${rlm}${pdf}|`],
  ])('leaves nothing of %s', (_, drawing) => {
    const { text, span } = drawn(drawing)
    expect(trimInvisible(splitLines(text), span)).toBeNull()
  })

  it('clamps a span that reaches outside the text', () => {
    expect(trimInvisible(splitLines('قال'), spanOf(-4, 40))).toEqual(spanOf(0, 3))
    expect(trimInvisible(splitLines('قال'), spanOf(3, 40))).toBeNull()
  })

  it('takes off only what is invisible, and all of that', () => {
    fc.assert(
      fc.property(textsWithSpan, ({ text, span }) => {
        const trimmed = trimInvisible(splitLines(text), span)
        const visible = [...text.slice(span.start, span.end)].some((character) =>
          visibleMember.test(character),
        )
        expect(trimmed !== null).toBe(visible)
        if (!trimmed) return
        const left = text.slice(span.start, trimmed.start) + text.slice(trimmed.end, span.end)
        expect(left).not.toMatch(visibleMember)
        expect(text[trimmed.start]).toMatch(visibleMember)
        expect(text[trimmed.end - 1]).toMatch(visibleMember)
      }),
    )
  })
})

describe('snapToWords', () => {
  it.each([
    ['one letter inside a word', 'قال م|ح|مد نعم', 'محمد'],
    ['parts of two words', 'قا|ل مح|مد', 'قال محمد'],
    ['a proclitic', '|و|للرئيس', 'وللرئيس'],
    ['a word behind its proclitics', 'وال|رئيس| قال', 'والرئيس'],
    ['an enclitic', 'كتاب|هم| هذا', 'كتابهم'],
    ['a tatweel joined to digits', 'بلغ الـ|35| دولة', 'الـ35'],
    ['a stretched word', 'العـ|ـ|ـربية هنا', 'العـــربية'],
    ['a letter under a stack of marks', 'مُح|َّمَ|دٌ قال', 'مُحَّمَدٌ'],
    ['half of a base and its mark', 'e\u0301t|e|\u0301 d', 'e\u0301te\u0301'],
    ['a word before a right-to-left mark', `قا|ل|${rlm} محمد`, 'قال'],
    ['a word with the mark selected', `قا|ل${rlm}| محمد`, 'قال'],
    ['a line that begins with a mark', `|${rlm}مح|مد`, 'محمد'],
    ['words apart by a no-break space', `ق|ا|ل${nbsp}محمد`, 'قال'],
    ['words apart by a hyphen', 'الروسية-الأوكر|ا|نية', 'الأوكرانية'],
    ['words apart by a slash', 'كانون/تش|ر|ين', 'تشرين'],
    ['a word in guillemets', '«ضما|ن|ات»', 'ضمانات'],
    ['guillemets that were selected', '|«ضما|نات»', '«ضمانات'],
    ['spaces around a word', 'قال|  مح|مد', 'محمد'],
    ['a stretch over a line end', 'قا|ل\nمح|مد', 'قال\nمحمد'],
    ['the end of a line and its LF', 'قا|ل\n|محمد', 'قال'],
    ['part of an emoji', `قال ${family.slice(0, 2)}|${family.slice(2, 5)}|${family.slice(5)}!`, family],
    ['half of a surrogate pair', 'قال 𞤀𞤁\ud83a|\udd02| نعم', '𞤀𞤁𞤂'],
    ['half of a flag', '🇫|🇷| نعم', '🇫🇷'],
  ])('widens %s', (_, drawing, quote) => {
    const { text, span } = drawn(drawing)
    expect(quoteAt(text, snapToWords(splitLines(text), span))).toBe(quote)
  })

  it.each([
    ['an empty span', 'قا||ل'],
    ['a span of spaces', 'قال|  |محمد'],
    ['a span of marks', `قال|${rlm}|`],
    ['a line end', 'قال|\n|محمد'],
  ])('leaves %s as it is', (_, drawing) => {
    const { text, span } = drawn(drawing)
    expect(snapToWords(splitLines(text), span)).toEqual(span)
  })

  it('ends at the ends of words, found by segmenting the whole line', () => {
    fc.assert(
      fc.property(textsWithSpan, ({ text, span }) => {
        const lines = splitLines(text)
        const trimmed = trimInvisible(lines, span)
        const words = lines.flatMap((line) =>
          Array.from(new Intl.Segmenter('ar', { granularity: 'word' }).segment(line.text), (word) => {
            const start = line.start + word.index
            return spanOf(start, start + word.segment.length)
          }),
        )
        const expected =
          trimmed &&
          trimInvisible(
            lines,
            spanOf(
              words.find(({ end }) => end > trimmed.start)!.start,
              words.find(({ end }) => end >= trimmed.end)!.end,
            ),
          )
        expect(snapToWords(lines, span)).toEqual(expected ?? span)
      }),
    )
  })

  it('never narrows what is visible, and is done after one time', () => {
    fc.assert(
      fc.property(textsWithSpan, ({ text, span }) => {
        const lines = splitLines(text)
        const snapped = snapToWords(lines, span)
        const trimmed = trimInvisible(lines, span) ?? span
        expect(snapped.start).toBeLessThanOrEqual(trimmed.start)
        expect(snapped.end).toBeGreaterThanOrEqual(trimmed.end)
        expect(snapToWords(lines, snapped)).toEqual(snapped)
      }),
    )
  })

  it('finds a word in a line of a million characters', () => {
    const sentence = 'قال محمد نعم. '
    const text = sentence.repeat(80_000)
    const lines = splitLines(text)
    const start = text.length - sentence.length + 6
    expect(snapToWords(lines, spanOf(start, start + 1))).toEqual(spanOf(start - 2, start + 2))
  })
})

describe('step', () => {
  const walk = (lines: readonly Line[], granularity: Granularity, forward: boolean) => {
    const places: number[] = []
    let place = forward ? lines[0]!.start : lines.at(-1)!.end
    for (;;) {
      places.push(place)
      const next = step(lines, place, granularity, forward)
      if (next === place) return places
      place = next
    }
  }

  it.each([
    ['an emoji of seven code points', family],
    ['a letter with its stack of marks', 'مَّ'],
    ['a base and its accent', 'e\u0301'],
    ['a flag', '🇫🇷'],
    ['a letter outside the BMP', '𞤀'],
    ['an emoji with a skin tone', '👍🏽'],
    ['a keycap', '1\ufe0f\u20e3'],
  ])('goes over %s at once', (_, grapheme) => {
    const lines = splitLines(`ا${grapheme}ب`)
    const end = 1 + grapheme.length
    expect(step(lines, utf16(1), 'grapheme', true)).toBe(end)
    expect(step(lines, utf16(end), 'grapheme', false)).toBe(1)
    expect(step(lines, utf16(2), 'grapheme', true)).toBe(end)
    expect(step(lines, utf16(end - 1), 'grapheme', false)).toBe(1)
  })

  it('stops on either side of a tatweel', () => {
    expect(walk(splitLines('ـمـ'), 'grapheme', true)).toEqual([0, 1, 2, 3])
  })

  it('goes over a word with its clitics at once', () => {
    expect(walk(splitLines('وللرئيس الـ35، نعم'), 'word', true)).toEqual([0, 7, 8, 13, 14, 15, 18])
  })

  it('crosses a line end as one step and stays inside the text', () => {
    const lines = splitLines('ا\n\nب')
    expect(walk(lines, 'grapheme', true)).toEqual([0, 1, 2, 3, 4])
    expect(walk(lines, 'word', false)).toEqual([4, 3, 2, 1, 0])
    expect(step(lines, utf16(4), 'word', true)).toBe(4)
    expect(step(lines, utf16(0), 'word', false)).toBe(0)
  })

  it('takes an offset outside the text for the end next to it', () => {
    const lines = splitLines('قال محمد')
    expect(step(lines, utf16(-3), 'word', true)).toBe(3)
    expect(step(lines, utf16(-3), 'word', false)).toBe(0)
    expect(step(lines, utf16(90), 'word', false)).toBe(4)
    expect(step(lines, utf16(90), 'word', true)).toBe(8)
  })

  it('stops at every boundary that segmenting whole lines finds, and at no other', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('grapheme', 'word'), (text, granularity) => {
        const lines = splitLines(text)
        const boundaries = [...new Set(allBoundaries(lines, granularity))].sort((a, b) => a - b)
        expect(walk(lines, granularity, true)).toEqual(boundaries)
        expect(walk(lines, granularity, false)).toEqual(boundaries.toReversed())
        for (let offset = 0; offset <= text.length; offset++) {
          const forward = boundaries.find((boundary) => boundary > offset) ?? offset
          const back = boundaries.findLast((boundary) => boundary < offset) ?? offset
          expect(step(lines, utf16(offset), granularity, true)).toBe(forward)
          expect(step(lines, utf16(offset), granularity, false)).toBe(back)
        }
      }),
    )
  })

  it('moves the end of a span past white space to the next that can be seen', () => {
    const text = `قال${rlm}  محمد\n\n نعم `
    const lines = splitLines(text)
    const quoteTo = (end: number) => text.slice(0, end)
    const first = step(lines, utf16(3), 'word', true, 'end')
    expect(quoteTo(first)).toBe(`قال${rlm}  محمد`)
    const second = step(lines, first, 'word', true, 'end')
    expect(quoteTo(second)).toBe(`قال${rlm}  محمد\n\n نعم`)
    expect(step(lines, second, 'word', true, 'end')).toBe(second)
    expect(step(lines, second, 'word', false, 'end')).toBe(first)
    expect(step(lines, first, 'word', false, 'end')).toBe(3)
  })

  it('moves the start of a span past white space to the next that can be seen', () => {
    const lines = splitLines('  قال\n محمد')
    expect(step(lines, utf16(7), 'word', false, 'start')).toBe(2)
    expect(step(lines, utf16(2), 'word', false, 'start')).toBe(2)
    expect(step(lines, utf16(2), 'word', true, 'start')).toBe(7)
    expect(step(lines, utf16(4), 'grapheme', true, 'start')).toBe(7)
    expect(step(lines, utf16(7), 'word', true, 'start')).toBe(7)
  })

  it('lets go of what is invisible at an end before it gives up text', () => {
    const lines = splitLines(` ${rlm}قال${rlm} محمد`)
    expect(step(lines, utf16(6), 'word', false, 'end')).toBe(5)
    expect(step(lines, utf16(7), 'grapheme', false, 'end')).toBe(5)
    expect(step(lines, utf16(0), 'word', true, 'start')).toBe(2)
  })

  it('never turns back, also from an end with something invisible inside', () => {
    const lines = splitLines(` ${rlm}قال${rlm} محمد `)
    expect(step(lines, utf16(6), 'word', true, 'end')).toBe(11)
    expect(step(lines, utf16(6), 'word', false, 'start')).toBe(2)
    expect(step(lines, utf16(12), 'word', true, 'end')).toBe(12)
    expect(step(lines, utf16(0), 'word', false, 'start')).toBe(0)
  })

  it('puts an end of a span only behind (a start before) the visible part of a segment, passing over none', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('grapheme', 'word'),
        fc.constantFrom('start', 'end'),
        (text, granularity, edge) => {
          const lines = splitLines(text)
          const isVisibleInside = (place: number) =>
            visibleMember.test(text[edge === 'start' ? place : place - 1] ?? '\n')
          const stops = allBoundaries(lines, granularity).flatMap((boundary) => {
            let stop = boundary
            while (stop >= 0 && stop <= text.length && !isVisibleInside(stop))
              stop += edge === 'start' ? 1 : -1
            return stop >= 0 && stop <= text.length ? [stop] : []
          })
          for (let offset = 0; offset <= text.length; offset++) {
            if (!isVisibleInside(offset)) continue
            const forward = Math.min(...stops.filter((stop) => stop > offset))
            const back = Math.max(...stops.filter((stop) => stop < offset))
            const goOn = step(lines, utf16(offset), granularity, true, edge)
            const goBack = step(lines, utf16(offset), granularity, false, edge)
            expect(goOn).toBe(Number.isFinite(forward) ? forward : offset)
            expect(goBack).toBe(Number.isFinite(back) ? back : offset)
          }
        },
      ),
    )
  })
})

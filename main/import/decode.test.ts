import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Encoding, encodings } from '#app/ipc/contract.ts'
import { decode, decodeAs, maximumBytes, maximumLength } from './decode.ts'

/** Encodes by the decoder's own table, so that the two cannot agree on a mistake; null where a character has no byte. */
function encodeOneByte(text: string, encoding: 'windows-1256' | 'iso-8859-6'): Uint8Array | null {
  const decoder = new TextDecoder(encoding)
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  table.delete('\ufffd')
  const bytes = [...text].map((character) => table.get(character))
  return bytes.some((byte) => byte === undefined) ? null : Uint8Array.from(bytes as number[])
}

function encode(text: string, encoding: Encoding, mark: boolean): Uint8Array | null {
  if (encoding === 'windows-1256' || encoding === 'iso-8859-6') return encodeOneByte(text, encoding)
  const marked = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Uint8Array.from(Buffer.from(marked, 'utf8'))
  const littleEndian = Buffer.from(marked, 'utf16le')
  return Uint8Array.from(encoding === 'utf-16le' ? littleEndian : littleEndian.swap16())
}

/** News prose written for these tests. (A single word can look likely in both one-byte encodings; five never did.) */
const sentences = [
  'أعلن الرئيس في ختام القمة أن بلاده سترسل المساعدات قبل نهاية الشهر.',
  'وقالت الوزيرة: «لن نقبل أي اتفاق لا يضمن حقوق الصيادين»، وأضافت أن المفاوضات مستمرة',
  'محمد',
  'لا',
  'شكرا جزيلا لكم',
  'غزة والدوحة والخرطوم',
  'قال كوفي عنان',
  'من المقرر أن يجتمع 27 وزيرا في الدوحة (قطر) يوم 14/3/2026؛ فهل يتفقون؟',
  'هذا نصّ مشكولٌ',
]
/** What ISO-8859-6 has bytes for. */
const oneByteSentences = sentences.map((sentence) => sentence.replaceAll(/[«»]/g, '"'))

describe('decode', () => {
  it.each([
    ['utf-8', true, true],
    ['utf-8', false, true],
    ['utf-16le', true, true],
    ['utf-16be', true, true],
    ['utf-16le', false, false],
    ['utf-16be', false, false],
    ['windows-1256', false, false],
    ['iso-8859-6', false, false],
  ] as const)('recognises %s (with a mark: %s)', (encoding, mark, certain) => {
    const texts = encoding === 'iso-8859-6' ? oneByteSentences : sentences
    for (const text of [...texts, texts.join('\n')]) {
      const bytes = encode(text, encoding, mark)
      expect(bytes, text).not.toBeNull()
      expect(decode(bytes!), text).toEqual({ ok: true, value: { text, encoding, certain } })
    }
  })

  it('gives any Arabic text back in every encoding that holds it', () => {
    const words = fc.constantFrom(...oneByteSentences.flatMap((sentence) => sentence.split(' ')))
    const texts = fc
      .array(fc.tuple(words, fc.constantFrom(' ', '، ', '\n', ' 2026 ', ' (BBC) ')), {
        minLength: 4,
        maxLength: 60,
      })
      .map((parts) => parts.flat().join(''))
    fc.assert(
      fc.property(texts, fc.constantFrom(...encodings), fc.boolean(), (text, encoding, mark) => {
        const bytes = encode(text, encoding, mark)!
        expect(decode(bytes)).toMatchObject({ ok: true, value: { text, encoding } })
        expect(decodeAs(bytes, encoding)).toEqual({ ok: true, value: { text, encoding, certain: true } })
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every character of valid UTF-8 but the mark and the CRs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const result = decode(encode(text, 'utf-8', true)!)
        if (result.ok) expect(result.value.text).toBe(text.replace(/\r\n?/g, '\n'))
        else expect(result.problem.code).toMatch(/^(empty_text|not_text)$/)
      }),
    )
  })

  it('takes CRLF and lone CR for LF, and removes the mark only at the start', () => {
    const bytes = encode('أ\r\nب\rج\n\r\n\ufeffد', 'utf-8', true)!
    expect(decode(bytes)).toMatchObject({ value: { text: 'أ\nب\nج\n\n\ufeffد' } })
  })

  it('keeps white space at both ends, direction marks and unnormalised characters', () => {
    const text = '\u200f  e\u0301 ﷺ \u202b\u200d\n\n'
    expect(decode(encode(text, 'utf-8', false)!)).toMatchObject({ value: { text } })
  })

  it('lets a stray control character pass in UTF-8', () => {
    const text = `${sentences.join(' ')}\u0002 ثم`
    expect(decode(encode(text, 'utf-8', false)!)).toMatchObject({ value: { text, encoding: 'utf-8' } })
  })

  it('reads Latin text with accents as windows-1256, which has them too', () => {
    const bytes = encode('Le président a déclaré être prêt à négocier', 'windows-1256', false)!
    expect(decode(bytes)).toMatchObject({ value: { encoding: 'windows-1256', certain: false } })
  })

  it.each([
    ['nothing', [], 'empty_text'],
    ['a mark alone', [0xef, 0xbb, 0xbf], 'empty_text'],
    ['blanks and a right-to-left mark', [0x20, 0x0d, 0x0a, 0xe2, 0x80, 0x8f], 'empty_text'],
    [
      'a PNG',
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52],
      'not_text',
    ],
    ['a zip', [0x50, 0x4b, 3, 4, 0x14, 0, 8, 0, 8, 0, 0x21, 0x3c, 0xab, 0x52, 0, 0, 0, 0], 'not_text'],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x45, 6, 0, 0], 'not_text'],
    ['UTF-8 cut short after its mark', [0xef, 0xbb, 0xbf, 0xd9], 'not_text'],
    ['NULs', [0x61, 0, 0, 0, 0x62], 'not_text'],
    ['control characters', [1, 2, 3, 4, 5, 6, 7, 8, 0x90], 'not_text'],
  ])('refuses %s', (_, bytes, code) => {
    expect(decode(Uint8Array.from(bytes))).toMatchObject({ ok: false, problem: { code } })
  })

  it('refuses what is longer than an article may be', () => {
    const long = new Uint8Array(maximumLength + 1).fill(0x61)
    expect(decode(long)).toMatchObject({ problem: { code: 'too_large', params: { size: 5_000_001 } } })
    expect(decode(long.subarray(1))).toMatchObject({ ok: true })
    expect(decode(new Uint8Array(maximumBytes + 1))).toMatchObject({ problem: { code: 'file_too_large' } })
  })

  it('never throws, whatever the bytes, and what it gives is a text', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array({ min: 1 }),
      fc
        .tuple(fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]), fc.uint8Array())
        .map(([mark, rest]) => Uint8Array.from([...mark, ...rest])),
    )
    fc.assert(
      fc.property(bytes, fc.constantFrom(...encodings), (input, encoding) => {
        for (const result of [decode(input), decodeAs(input, encoding)]) {
          if (!result.ok) continue
          expect(result.value.text).not.toMatch(/[\r\0]/)
          expect(result.value.text).not.toMatch(/\p{Surrogate}/u)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('decodeAs', () => {
  it('refuses bytes that are not valid in the encoding, or give no text in it', () => {
    const arabic = encode(sentences[0]!, 'windows-1256', false)!
    expect(decodeAs(arabic, 'utf-8')).toEqual({
      ok: false,
      problem: { code: 'wrong_encoding', params: { encoding: 'utf-8' } },
    })
    const utf16 = encode('abc', 'utf-16le', false)!
    expect(decodeAs(utf16, 'utf-8')).toMatchObject({ problem: { code: 'wrong_encoding' } })
    expect(decodeAs(Uint8Array.of(0xa1), 'iso-8859-6')).toMatchObject({ problem: { code: 'wrong_encoding' } })
  })

  it('reads what was recognised wrongly', () => {
    const bytes = encode('لا', 'iso-8859-6', false)!
    expect(decodeAs(bytes, 'windows-1256')).toMatchObject({ value: { text: 'نا', encoding: 'windows-1256' } })
  })
})

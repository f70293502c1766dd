import type { Encoding } from '#app/ipc/contract.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { offsetMap } from '#app/text/offsets.ts'
import {
  charactersOf,
  encodingOfMark,
  looksLikeText,
  recogniseEncoding,
  recogniseUtf16,
  strayControls,
} from './encodings.ts'

/** A file's text as it will be stored. */
export interface Decoded {
  /** Without byte order mark, line ends as LF; otherwise as the file said. */
  readonly text: string
  readonly encoding: Encoding
  /** Whether the bytes decide the encoding (a mark, valid UTF-8) or it was only recognised by its letters. */
  readonly certain: boolean
}

/** The longest article, in code points; the shortest encoding of one takes a byte, the longest four. */
export const maximumLength = 5_000_000
/** No file above this can hold a text within {@link maximumLength}: it need not be read. */
export const maximumBytes = 4 * maximumLength + 4

/**
 * Decodes a file of unknown encoding. Fails with `file_too_large`, `too_large`, `empty_text` and `not_text`.
 */
export function decode(bytes: Uint8Array): Result<Decoded> {
  if (bytes.length > maximumBytes) return tooManyBytes(bytes.length)
  if (bytes.length === 0) return fail('empty_text')
  const marked = encodingOfMark(bytes)
  if (marked !== null) {
    const text = charactersOf(bytes, marked)
    return text !== null && looksLikeText(text) ? finish(text, marked, true) : fail('not_text')
  }
  const utf8 = charactersOf(bytes, 'utf-8')
  if (utf8 !== null && strayControls(utf8) === 0) return finish(utf8, 'utf-8', true)
  if (utf8 !== null) {
    // Valid UTF-8 with control characters: UTF-16 of Latin and Arabic is all NULs and U+0006 in that reading.
    const utf16 = recogniseUtf16(bytes)
    if (utf16 === null) return looksLikeText(utf8) ? finish(utf8, 'utf-8', true) : fail('not_text')
  }
  const encoding = recogniseEncoding(bytes)
  const text = encoding === null ? null : charactersOf(bytes, encoding)
  if (encoding === null || text === null || !looksLikeText(text)) return fail('not_text')
  return finish(text, encoding, false)
}

/**
 * Decodes a file in the encoding that somebody chose. Fails as {@link decode} does, and with `wrong_encoding` ({encoding})
 * where the bytes are not valid in it or give no text.
 */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): Result<Decoded> {
  if (bytes.length > maximumBytes) return tooManyBytes(bytes.length)
  if (bytes.length === 0) return fail('empty_text')
  const text = charactersOf(bytes, encoding)
  if (text === null || !looksLikeText(text)) return fail('wrong_encoding', { encoding })
  return finish(text, encoding, true)
}

/** The refusal of a file, by sizes in bytes. */
export function tooManyBytes(size: number, limit = maximumBytes): Result<never> {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000)
  return fail('file_too_large', { size: megabytes(size), limit: megabytes(limit) })
}

function finish(characters: string, encoding: Encoding, certain: boolean): Result<Decoded> {
  const text = characters.replace(/\r\n?/g, '\n')
  // What a reader sees counts: a file of blanks and direction marks is empty.
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(text)) return fail('empty_text')
  const { codePointLength } = offsetMap(text)
  if (codePointLength > maximumLength)
    return fail('too_large', { size: codePointLength, limit: maximumLength })
  return ok({ text, encoding, certain })
}

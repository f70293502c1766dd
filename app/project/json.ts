import { fail, ok, type Result } from '../result.ts'

/** The most a file of a project may hold, in UTF-16 units here and in bytes where files are read. */
export const maximumFileSize = 64 * 1024 * 1024

/** How deep arrays and objects may lie in each other. */
export const maximumDepth = 64

/** An object as JSON knows it. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a parsed value is an object (no array, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Parses JSON from a file that nobody vouches for. Fails with `too_large` ({size, limit}) and with `invalid_json`
 * ({reason}), also where it is nested deeper than {@link maximumDepth}. A byte order mark in front is passed over.
 */
export function parseJson(text: string): Result<unknown> {
  if (text.length > maximumFileSize) return fail('too_large', { size: text.length, limit: maximumFileSize })
  if (isTooDeep(text)) return fail('invalid_json', { reason: `nested deeper than ${maximumDepth}` })
  try {
    return ok(JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text))
  } catch (error) {
    return fail('invalid_json', { reason: error instanceof Error ? error.message : String(error) })
  }
}

/** Counts brackets outside strings before parsing, so that no recursion ever meets a hostile depth. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (inString) {
      if (unit === backslash) index++
      else if (unit === quotationMark) inString = false
    } else if (unit === quotationMark) inString = true
    else if (unit === openBracket || unit === openBrace) {
      if (++depth > maximumDepth) return true
    } else if (unit === closeBracket || unit === closeBrace) depth--
  }
  return false
}

const quotationMark = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

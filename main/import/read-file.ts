import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { errnoOf } from '../storage/durable/problem-of.ts'
import type { ImportFile } from './candidates.ts'
import { maximumBytes, tooManyBytes } from './decode.ts'
import { charactersOf } from './encodings.ts'

/** A file that somebody chose for import; what hinders reading it becomes the file's own problem. */
export async function readImportFile(path: string): Promise<ImportFile> {
  return { fileName: basename(path), bytes: await readFileBytes(path, maximumBytes) }
}

/**
 * Reads a file from outside the project. Fails with `not_found` and `cannot_read` (both with its path) and, before a byte is
 * read, with `file_too_large`.
 *
 * @param limit in bytes
 */
export async function readFileBytes(path: string, limit: number): Promise<Result<Uint8Array>> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    const facts = await file.stat()
    if (!facts.isFile()) return fail('cannot_read', { path, reason: 'not a file' })
    return facts.size > limit ? tooManyBytes(facts.size, limit) : ok(await file.readFile())
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === undefined) throw error
    return errno === 'ENOENT' ? fail('not_found', { path }) : fail('cannot_read', { path, reason: errno })
  } finally {
    await file?.close()
  }
}

/** The most of a text file that is not an article (a dataset, a codebook), in bytes. */
const maximumTextFile = 256 * 1024 * 1024

/** Reads a file that has to be UTF-8. Fails as {@link readFileBytes} does and with `wrong_encoding` ({encoding}). */
export async function readTextFile(path: string): Promise<Result<string>> {
  const bytes = await readFileBytes(path, maximumTextFile)
  if (!bytes.ok) return bytes
  const text = charactersOf(bytes.value, 'utf-8')
  return text === null ? fail('wrong_encoding', { encoding: 'UTF-8' }) : ok(text)
}

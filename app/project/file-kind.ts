import { fail, ok, type Problem, type Result } from '../result.ts'
import { isObject, type JsonObject } from './json.ts'

/** One kind of file and the versions of it that this program knows. */
export interface FileKind {
  /** What stands before the slash of its `format` field. */
  readonly name: string
  /** The version this program writes. */
  readonly version: number
  /** `migrations[n - 1]` turns a file of version n into one of version n + 1; complete up to {@link version}. */
  readonly migrations: readonly ((file: JsonObject) => JsonObject)[]
}

/** A file brought up to the version this program writes. */
export interface VersionedFile {
  readonly file: JsonObject
  /** `newer_version` ({found, known}) where a later program wrote the file: it may be shown but never overwritten. */
  readonly newer: Problem | null
}

/** What the reader of a file found in it. */
export interface ReadFile<Data> {
  readonly data: Data
  /** See {@link VersionedFile.newer}. */
  readonly newer: Problem | null
}

/** The `format` field of a file as this program writes it. */
export function formatTag({ name, version }: FileKind): string {
  return `${name}/${version}`
}

/**
 * Reads a file's format field and migrates an older file to the present version. Fails with `invalid_file` ({reason}) where
 * the file is no object or of another kind.
 */
export function readVersion(kind: FileKind, json: unknown): Result<VersionedFile> {
  if (!isObject(json)) return fail('invalid_file', { reason: 'not an object' })
  const tag = json.format
  const match = typeof tag === 'string' ? /^(.+)\/([1-9]\d{0,5})$/.exec(tag) : null
  if (match?.[1] !== kind.name) {
    return fail('invalid_file', { reason: `format is not ${formatTag(kind)}` })
  }
  const version = Number(match[2])
  if (version > kind.version) {
    const { problem } = fail('newer_version', { found: `${tag}`, known: formatTag(kind) })
    return ok({ file: json, newer: problem })
  }
  const file = kind.migrations.slice(version - 1).reduce((older, migrate) => migrate(older), json)
  return ok({ file, newer: null })
}

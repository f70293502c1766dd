import { goldAnnotator, isSafeId } from '../model/ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { canonicalJson } from './canonical-json.ts'
import { extraOf } from './extra.ts'
import { type FileKind, formatTag, type ReadFile, readVersion } from './file-kind.ts'
import { isObject, type JsonObject } from './json.ts'

/** `project.hashiya`, the project folder's main file. */
export const projectFileKind: FileKind = { name: 'hashiya-project', version: 1, migrations: [] }

/** A person of the project. */
export interface RegisteredAnnotator {
  /** Name of the folder below `annotations/`. */
  readonly id: string
  /** For people to read, in any script. */
  readonly name: string
  readonly extra?: JsonObject
}

export interface ProjectFile {
  readonly name: string
  /** ISO 8601 moment of making; empty when unknown. */
  readonly created: string
  readonly annotators: readonly RegisteredAnnotator[]
  /** Entries that cannot be annotators (an id that is no safe name), kept as they stand. */
  readonly unread: readonly unknown[]
  readonly extra?: JsonObject
}

/** Reads a project's main file. Fails with `invalid_file` ({reason}). */
export function parseProject(json: unknown): Result<ReadFile<ProjectFile>> {
  const versioned = readVersion(projectFileKind, json)
  if (!versioned.ok) return versioned
  const { file, newer } = versioned.value
  const { name, created = '', annotators: list = [] } = file
  if (typeof name !== 'string') return fail('invalid_file', { reason: 'name is missing' })
  if (typeof created !== 'string') return fail('invalid_file', { reason: 'created is not a text' })
  if (!Array.isArray(list)) return fail('invalid_file', { reason: 'annotators is not a list' })
  const annotators = new Map<string, RegisteredAnnotator>()
  const unread: unknown[] = []
  for (const item of list) {
    const annotator = annotatorFromFile(item)
    if (annotator && !annotators.has(annotator.id)) annotators.set(annotator.id, annotator)
    else unread.push(item)
  }
  const extra = extraOf(file, ['format', 'name', 'created', 'annotators'])
  return ok({ data: { name, created, annotators: [...annotators.values()], unread, ...extra }, newer })
}

/** Writes a project's main file, an annotator a line. */
export function formatProject({ name, created, annotators, unread, extra }: ProjectFile): string {
  const file = {
    ...extra,
    format: formatTag(projectFileKind),
    name,
    created,
    annotators: [...annotators.map(({ extra: own, ...annotator }) => ({ ...own, ...annotator })), ...unread],
  }
  return canonicalJson(file, new Set(['annotators']))
}

function annotatorFromFile(json: unknown): RegisteredAnnotator | undefined {
  if (!isObject(json)) return undefined
  const { id, name = id } = json
  if (typeof id !== 'string' || !isSafeId(id) || id === goldAnnotator || typeof name !== 'string')
    return undefined
  return { id, name, ...extraOf(json, ['id', 'name']) }
}

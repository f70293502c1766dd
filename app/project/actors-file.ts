import type { Actor } from '../model/actor.ts'
import { fail, ok, type Result } from '../result.ts'
import { canonicalJson } from './canonical-json.ts'
import { extraOf } from './extra.ts'
import { type FileKind, formatTag, type ReadFile, readVersion } from './file-kind.ts'
import { isObject, type JsonObject } from './json.ts'

/** `actors.json` of a project. */
export const actorsFileKind: FileKind = { name: 'hashiya-actors', version: 1, migrations: [] }

/** The actor registry as its file holds it. */
export interface ActorsFile {
  readonly actors: readonly Actor[]
  /** Entries that are no actors, kept as they stand. */
  readonly unread: readonly unknown[]
  readonly extra?: JsonObject
}

export const emptyActorsFile: ActorsFile = { actors: [], unread: [] }

/**
 * Reads a registry: the project's own file or the bare list of actors that lies beside Hashiya JSONL. Fails with `invalid_file`
 * ({reason}).
 */
export function parseActors(json: unknown): Result<ReadFile<ActorsFile>> {
  const whole = Array.isArray(json) ? { format: formatTag(actorsFileKind), actors: json } : json
  const versioned = readVersion(actorsFileKind, whole)
  if (!versioned.ok) return versioned
  const { file, newer } = versioned.value
  const list = file.actors ?? []
  if (!Array.isArray(list)) return fail('invalid_file', { reason: 'actors is not a list' })
  const actors: Actor[] = []
  const unread: unknown[] = []
  for (const item of list) {
    const actor = actorFromFile(item)
    if (actor) actors.push(actor)
    else unread.push(item)
  }
  return ok({ data: { actors, unread, ...extraOf(file, ['format', 'actors']) }, newer })
}

/** Writes the project's registry, an actor a line, in the order they were added. */
export function formatActors({ actors, unread, extra }: ActorsFile): string {
  const file = {
    ...extra,
    format: formatTag(actorsFileKind),
    actors: [...actors.map(actorToFile), ...unread],
  }
  return canonicalJson(file, new Set(['actors']))
}

/** An actor as files and exports write it. */
export function actorToFile(actor: Actor): JsonObject {
  const { id, nameAr, nameEn, type, parent, aliases, contextualAliases, extra } = actor
  return {
    ...extra,
    id,
    name_ar: nameAr,
    name_en: nameEn,
    type,
    ...(parent !== undefined && { parent }),
    aliases,
    ...(contextualAliases.length > 0 && { contextualAliases }),
  }
}

const knownFields = ['id', 'name_ar', 'name_en', 'type', 'parent', 'aliases', 'contextualAliases']

function actorFromFile(json: unknown): Actor | undefined {
  if (!isObject(json)) return undefined
  const { id, name_ar = '', name_en = '', type = '', parent, aliases = [], contextualAliases = [] } = json
  if (typeof id !== 'string' || id === '') return undefined
  if (typeof name_ar !== 'string' || typeof name_en !== 'string' || typeof type !== 'string') return undefined
  if (parent !== undefined && typeof parent !== 'string') return undefined
  if (!areStrings(aliases) || !areStrings(contextualAliases)) return undefined
  return {
    id,
    nameAr: name_ar,
    nameEn: name_en,
    type,
    ...(parent !== undefined && { parent }),
    aliases,
    contextualAliases,
    ...extraOf(json, knownFields),
  }
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/**
 * Takes other actors into a registry by id: an actor that is there already is filled up where it lacks something and gets the
 * aliases it does not have yet; nothing is changed or removed.
 */
export function addActors(present: readonly Actor[], incoming: readonly Actor[]): readonly Actor[] {
  const merged = new Map(present.map((actor) => [actor.id, actor]))
  for (const actor of incoming) {
    const known = merged.get(actor.id)
    merged.set(actor.id, known ? fillUp(known, actor) : actor)
  }
  return [...merged.values()]
}

function fillUp(known: Actor, other: Actor): Actor {
  const parent = known.parent ?? other.parent
  const extra = { ...other.extra, ...known.extra }
  return {
    id: known.id,
    nameAr: known.nameAr || other.nameAr,
    nameEn: known.nameEn || other.nameEn,
    type: known.type || other.type,
    ...(parent !== undefined && { parent }),
    aliases: [...new Set([...known.aliases, ...other.aliases])],
    contextualAliases: [...new Set([...known.contextualAliases, ...other.contextualAliases])],
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}

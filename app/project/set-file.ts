import { type AnnotationSet, compareAnnotations, type SetState } from '../model/annotation.ts'
import { compareIds, compareZones } from '../model/changes.ts'
import { fail, ok, type Result } from '../result.ts'
import type { OffsetMap } from '../text/offsets.ts'
import { canonicalJson } from './canonical-json.ts'
import { extraOf } from './extra.ts'
import { type FileKind, formatTag, type ReadFile, readVersion } from './file-kind.ts'
import type { JsonObject } from './json.ts'
import {
  annotationFromFile,
  annotationToFile,
  relationFromFile,
  relationToFile,
  zoneFromFile,
  zoneToFile,
} from './set-items.ts'

/** `annotations/<annotator>/<article>.json` */
export const setFileKind: FileKind = { name: 'hashiya-set', version: 1, migrations: [] }

/** What a set's file holds. */
export interface SetFile {
  readonly set: AnnotationSet
  /** Items that the model cannot hold, as they stand in the file: kept and written back, never shown. */
  readonly unread: UnreadItems
}

export interface UnreadItems {
  readonly annotations: readonly unknown[]
  readonly relations: readonly unknown[]
  readonly zones: readonly unknown[]
}

/** Whose set of which article it is. That follows from the file's place, whatever the file says. */
export interface SetPlace {
  readonly article: string
  readonly annotator: string
}

const lists = ['annotations', 'relations', 'zones'] as const
const knownFields = ['format', 'article', 'annotator', 'state', ...lists]
const itemLists: ReadonlySet<string> = new Set(lists)
const defaultState: SetState = 'in progress'

/** A set's file in which nothing stands yet. */
export function setFileOf(set: AnnotationSet): SetFile {
  return { set, unread: { annotations: [], relations: [], zones: [] } }
}

/**
 * Reads a set's file. An annotation whose quote does not stand at its offsets is read all the same (see `orphansOf`), an item
 * that makes no sense at all is kept unread, so that one bad line never costs the others.
 *
 * @param offsets of the article's text
 * @returns the set with UTF-16 offsets; fails with `invalid_file` ({reason}) where the file as a whole is not a set
 */
export function parseSet(json: unknown, place: SetPlace, offsets: OffsetMap): Result<ReadFile<SetFile>> {
  const versioned = readVersion(setFileKind, json)
  if (!versioned.ok) return versioned
  const { file, newer } = versioned.value
  const raw = {
    annotations: listOf(file, 'annotations'),
    relations: listOf(file, 'relations'),
    zones: listOf(file, 'zones'),
  }
  const { annotations: rawAnnotations, relations: rawRelations, zones: rawZones } = raw
  if (!rawAnnotations || !rawRelations || !rawZones) {
    return fail('invalid_file', { reason: 'annotations, relations and zones must be lists' })
  }
  const annotations = readItems(rawAnnotations, (item) => annotationFromFile(item, offsets))
  const relations = readItems(rawRelations, relationFromFile)
  const newZoneId = freshZoneIds(rawZones)
  const zones = readItems(rawZones, (item) => zoneFromFile(item, offsets, newZoneId()))
  const state = isState(file.state) ? file.state : undefined
  const extra = {
    ...extraOf(file, knownFields).extra,
    ...('state' in file && state === undefined && { state: file.state }),
  }
  const set: AnnotationSet = {
    ...place,
    state: state ?? defaultState,
    annotations: annotations.read.sort(compareAnnotations),
    relations: relations.read.sort(compareIds),
    zones: zones.read.sort(compareZones),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
  const unread = { annotations: annotations.unread, relations: relations.unread, zones: zones.unread }
  return ok({ data: { set, unread }, newer })
}

/** Writes a set's file. */
export function formatSet({ set, unread }: SetFile, offsets: OffsetMap): string {
  const { extra } = set
  const file = {
    ...extra,
    format: formatTag(setFileKind),
    article: set.article,
    annotator: set.annotator,
    // A state of which this version knows nothing stays until the annotator chooses one.
    state: set.state === defaultState ? (extra?.state ?? set.state) : set.state,
    annotations: [...set.annotations.map((item) => annotationToFile(item, offsets)), ...unread.annotations],
    relations: [...set.relations.map(relationToFile), ...unread.relations],
    zones: [...set.zones.map((item) => zoneToFile(item, offsets)), ...unread.zones],
  }
  return canonicalJson(file, itemLists)
}

/** Whether the set's file says nothing at all, not even that there is nothing to mark. */
export function isEmptySet({ set, unread }: SetFile): boolean {
  return (
    set.state === defaultState && lists.every((list) => set[list].length === 0 && unread[list].length === 0)
  )
}

function isState(value: unknown): value is SetState {
  return value === 'in progress' || value === 'finished'
}

function listOf(file: JsonObject, key: string): readonly unknown[] | undefined {
  const value = file[key] ?? []
  return Array.isArray(value) ? value : undefined
}

function readItems<Item>(
  raw: readonly unknown[],
  read: (item: unknown) => Item | undefined,
): { read: Item[]; unread: unknown[] } {
  const items: Item[] = []
  const unread: unknown[] = []
  for (const item of raw) {
    const value = read(item)
    if (value === undefined) unread.push(item)
    else items.push(value)
  }
  return { read: items, unread }
}

/** Ids for zones that came without one: z1, z2 and so on, passing over those in use. */
function freshZoneIds(zones: readonly unknown[]): () => string {
  const taken = new Set(zones.map((zone) => (zone as { id?: unknown } | null)?.id))
  let number = 0
  return () => {
    do number++
    while (taken.has(`z${number}`))
    return `z${number}`
  }
}

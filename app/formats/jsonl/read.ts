import * as v from 'valibot'
import { parseCodebook } from '../../codebook/codebook-file.ts'
import type { Actor } from '../../model/actor.ts'
import {
  type Annotation,
  type AnnotationSet,
  compareAnnotations,
  type Relation,
  type SetState,
  setStateSchema,
  type Zone,
} from '../../model/annotation.ts'
import { compareIds, compareZones } from '../../model/changes.ts'
import { safeIdSchema } from '../../model/ids.ts'
import { parseActors } from '../../project/actors-file.ts'
import { extraOf, hasReservedName } from '../../project/extra.ts'
import { isObject, type JsonObject, parseJson } from '../../project/json.ts'
import { fail, ok, type Problem, type Result } from '../../result.ts'
import { offsetMap } from '../../text/offsets.ts'
import type { ParsedArticle, ParsedDataset, ParsedSet, Refusal, Sha256, TextEntry } from '../format.ts'
import { type IndexedText, readAnnotation, readRelation, readShape, readZone } from './items.ts'

/** Format tag of the lines this version reads and writes. */
export const jsonlFormatTag = 'hashiya/1'

const list = v.optional(v.array(v.unknown()), [])
const lineSchema = v.looseObject({
  format: v.literal(jsonlFormatTag),
  article: safeIdSchema,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
  title: v.optional(v.string(), ''),
  text: v.string(),
  language: v.optional(v.string(), ''),
  metadata: v.optional(v.record(v.string(), v.unknown()), {}),
  annotator: safeIdSchema,
  state: v.optional(setStateSchema, 'finished'),
  annotations: list,
  relations: list,
  zones: list,
})
const knownFields = Object.keys(lineSchema.entries)
/** Metadata of the article, which the project keeps with the article and not with the set. */
const knownMetadata = ['outlet', 'date', 'url']

/**
 * Reads Hashiya JSONL with the `actors.json` and `codebook.json` beside it (INTERCHANGE: `hashiya/1`): entries with any other
 * name are read line by line. Each line's SHA-256 and every quote is checked; what does not fit is
 * refused with its line, id and reason, and the rest of its line is read all the same.
 */
export function parseJsonl(entries: readonly TextEntry[], sha256: Sha256): ParsedDataset {
  const sets: ParsedSet[] = []
  const actors: Actor[] = []
  const refusals: Refusal[] = []
  let codebookFile: unknown
  for (const entry of entries) {
    const name = entry.name.slice(entry.name.lastIndexOf('/') + 1)
    if (name === 'actors.json') {
      actors.push(...readActors(entry, refusals))
    } else if (name === 'codebook.json') {
      const read = readCodebook(entry)
      if (read.ok) codebookFile = read.value
      else refusals.push(refusal(entry.name, 0, '', '', read.problem))
    } else sets.push(...readLines(entry, sha256, refusals))
  }
  return { sets, actors, codebookFile, refusals }
}

function readLines(entry: TextEntry, sha256: Sha256, refusals: Refusal[]): ParsedSet[] {
  const seen = new Set<string>()
  return entry.content.split('\n').flatMap((source, index) => {
    // A byte order mark is white space to `trim`.
    if (source.trim() === '') return []
    const line = index + 1
    const refuse = (article: string, item: string, { code, params }: Problem) => {
      // The reader of a line does not know its number, which the words for `invalid_line` ask for.
      const placed = code === 'invalid_line' ? { ...params, line } : params
      refusals.push(refusal(entry.name, line, article, item, { code, params: placed }))
    }
    const head = readHead(source, sha256)
    if (!head.ok) {
      refuse(head.problem.article, '', head.problem)
      return []
    }
    const { article, annotator } = head.value
    const key = `${annotator} ${article.sha256}`
    if (seen.has(key)) {
      refuse(article.id, '', fail('duplicate_id', { id: article.id }).problem)
      return []
    }
    seen.add(key)
    const set = readSet(head.value, (item, problem) => refuse(article.id, item, problem))
    return [{ article, set, file: entry.name, line }]
  })
}

/** All of a line but its items, which are still as they came. */
interface LineHead {
  readonly article: ParsedArticle
  readonly annotator: string
  readonly state: SetState
  readonly annotations: readonly unknown[]
  readonly relations: readonly unknown[]
  readonly zones: readonly unknown[]
  readonly unknownFields: JsonObject
}

function readHead(source: string, sha256: Sha256): Result<LineHead, Problem & { readonly article: string }> {
  const json = parseJson(source)
  const article = json.ok ? stringField(json.value, 'article') : ''
  const head = json.ok ? headFromJson(json.value, sha256) : json
  return head.ok ? head : { ok: false, problem: { ...head.problem, article } }
}

function headFromJson(json: unknown, sha256: Sha256): Result<LineHead> {
  const tag = stringField(json, 'format')
  if (tag !== jsonlFormatTag && /^hashiya\/\d+$/.test(tag)) {
    return fail('newer_version', { found: tag, known: jsonlFormatTag })
  }
  const shape = readShape(lineSchema, json)
  if (!shape.ok) return shape
  const { article: id, sha256: stated, title, text, language, metadata, ...rest } = shape.value
  const { annotator, state, annotations, relations, zones } = rest
  const unknownMetadata = extraOf(metadata, knownMetadata).extra
  const unknownFields = {
    ...extraOf(isObject(json) ? json : {}, knownFields).extra,
    ...(unknownMetadata && { metadata: unknownMetadata }),
  }
  if (hasReservedName(unknownFields)) return fail('invalid_line', { reason: 'a field has a reserved name' })
  if (/\p{Surrogate}/u.test(text)) return fail('invalid_line', { reason: 'text: half of a surrogate pair' })
  if (sha256(text) !== stated.toLowerCase()) return fail('hash_mismatch')
  const article = { id, text, sha256: stated.toLowerCase(), title, language }
  return ok({ article, annotator, state, annotations, relations, zones, unknownFields })
}

function readSet(
  { article, annotator, state, annotations, relations, zones, unknownFields }: LineHead,
  refuse: RefuseItem,
): AnnotationSet {
  const text = { text: article.text, offsets: offsetMap(article.text) }
  const kept = readItems(annotations, 'annotations', (item) => readAnnotation(item, text), refuse)
  return {
    article: article.id,
    annotator,
    state,
    annotations: kept.toSorted(compareAnnotations),
    relations: readRelations(relations, kept, refuse).toSorted(compareIds),
    zones: readZones(zones, text, refuse).toSorted(compareZones),
    ...extraOf(unknownFields, []),
  }
}

type RefuseItem = (item: string, problem: Problem) => void

function readItems<Item extends { readonly id: string }>(
  items: readonly unknown[],
  kind: string,
  read: (item: unknown) => Result<Item>,
  refuse: RefuseItem,
): readonly Item[] {
  const seen = new Set<string>()
  return items.flatMap((json, index) => {
    const item = read(json)
    if (!item.ok) {
      refuse(stringField(json, 'id') || `${kind}/${index}`, item.problem)
      return []
    }
    const { id } = item.value
    if (seen.has(id)) {
      refuse(id, { code: 'duplicate_id', params: { id } })
      return []
    }
    seen.add(id)
    return [item.value]
  })
}

function readRelations(
  items: readonly unknown[],
  annotations: readonly Annotation[],
  refuse: RefuseItem,
): readonly Relation[] {
  const ids = new Set(annotations.map(({ id }) => id))
  return readItems(
    items,
    'relations',
    (json) => {
      const relation = readRelation(json)
      if (!relation.ok) return relation
      const missing = [relation.value.from, relation.value.to].find((end) => !ids.has(end))
      return missing === undefined ? relation : fail('relation_end_missing', { end: missing })
    },
    refuse,
  )
}

/** Zones need no id in the file; those without one are numbered past the ids that are taken. */
function readZones(items: readonly unknown[], text: IndexedText, refuse: RefuseItem): readonly Zone[] {
  const taken = new Set(items.map((item) => stringField(item, 'id')))
  let number = 0
  const freshId = (): string => {
    do number++
    while (taken.has(`z${number}`))
    return `z${number}`
  }
  return readItems(items, 'zones', (item) => readZone(item, text, freshId), refuse)
}

function readActors(entry: TextEntry, refusals: Refusal[]): readonly Actor[] {
  const json = parseJson(entry.content)
  const file = json.ok ? parseActors(json.value) : json
  if (!file.ok) {
    refusals.push(refusal(entry.name, 0, '', '', file.problem))
    return []
  }
  const { data, newer } = file.value
  if (newer) refusals.push(refusal(entry.name, 0, '', '', newer))
  for (const item of data.unread) {
    const { problem } = fail('invalid_file', { reason: 'not an actor' })
    refusals.push(refusal(entry.name, 0, '', stringField(item, 'id'), problem))
  }
  return data.actors
}

function readCodebook(entry: TextEntry): Result<unknown> {
  const json = parseJson(entry.content)
  if (!json.ok) return json
  const codebook = parseCodebook(json.value)
  return codebook.ok ? json : codebook
}

function refusal(file: string, line: number, article: string, item: string, problem: Problem): Refusal {
  return { file, line, article, item, ...problem }
}

function stringField(json: unknown, key: string): string {
  const value = isObject(json) ? json[key] : undefined
  return typeof value === 'string' ? value : ''
}

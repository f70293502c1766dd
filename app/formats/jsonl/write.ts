import type { Actor } from '../../model/actor.ts'
import { type AnnotationSet, compareAnnotations, compareText } from '../../model/annotation.ts'
import type { Article } from '../../model/article.ts'
import { compareIds, compareZones } from '../../model/changes.ts'
import { actorToFile } from '../../project/actors-file.ts'
import { formatCodebook } from '../../project/codebook-json.ts'
import { isObject, type JsonObject } from '../../project/json.ts'
import { annotationToFile, relationToFile, zoneToFile } from '../../project/set-items.ts'
import { type OffsetMap, offsetMap } from '../../text/offsets.ts'
import type { DatasetContent, NamedEntry } from '../format.ts'
import { jsonlFormatTag } from './read.ts'

/**
 * Writes `annotations.jsonl` (one line an article and annotator, both in id order) with `actors.json` and `codebook.json`
 * beside it, as INTERCHANGE describes `hashiya/1`. Articles nobody has annotated have no line.
 */
export function serializeJsonl(content: DatasetContent): readonly NamedEntry[] {
  const lines = content.articles
    .toSorted((a, b) => compareIds(a.article, b.article))
    .flatMap(({ article, sets }) => {
      const offsets = offsetMap(article.text)
      return sets
        .toSorted((a, b) => compareText(a.annotator, b.annotator))
        .map((set) => `${toLine(setToJson(article, set, offsets))}\n`)
    })
  return [
    { name: 'annotations.jsonl', content: lines.join('') },
    { name: 'actors.json', content: actorsToJson(content.actors) },
    { name: 'codebook.json', content: formatCodebook(content.codebookFile) },
  ]
}

function setToJson(
  { id, sha256, text, metadata }: Article,
  set: AnnotationSet,
  offsets: OffsetMap,
): JsonObject {
  const { metadata: unknownMetadata, ...unknownFields } = set.extra ?? {}
  const { title, language, outlet, date, url } = metadata
  const known = {
    format: jsonlFormatTag,
    article: id,
    sha256,
    ...(title !== '' && { title }),
    text,
    ...(language !== '' && { language }),
    metadata: { outlet, date, url, ...(isObject(unknownMetadata) && ordered(unknownMetadata)) },
    annotator: set.annotator,
    state: set.state,
    annotations: set.annotations
      .toSorted(compareAnnotations)
      .map((annotation) => ordered(annotationToFile(annotation, offsets))),
    relations: set.relations.toSorted(compareIds).map((relation) => ordered(relationToFile(relation))),
    zones: set.zones.toSorted(compareZones).map((zone) => ordered(zoneToFile(zone, offsets))),
  }
  // Known fields come first and are never replaced.
  return { ...known, ...ordered(unknownFields), ...known }
}

/** Fields in the order in which people read an item; those of no known name follow in order of name. */
const readingOrder = [
  'id',
  'label',
  'type',
  'fragments',
  'start',
  'end',
  'quote',
  'iso',
  'attributes',
  'actor',
]

/** A value with its fields in one fixed order, whatever the order in which they were set. */
function ordered(value: JsonObject): JsonObject
function ordered(value: unknown): unknown
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item))
  if (!isObject(value)) return value
  const rank = (key: string) => {
    const known = readingOrder.indexOf(key)
    return known === -1 ? readingOrder.length : known
  }
  const fields = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
  return Object.fromEntries(fields.map(([key, field]) => [key, ordered(field)]))
}

/**
 * One line for every reader: besides LF and CR, which JSON escapes, some readers (Python's `splitlines`) also break lines at
 * U+0085, U+2028 and U+2029.
 */
function toLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Actors as the list that INTERCHANGE describes, one a line. */
function actorsToJson(actors: readonly Actor[]): string {
  const lines = actors.toSorted(compareIds).map((actor) => `  ${JSON.stringify(actorToFile(actor))}`)
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`
}

import * as v from 'valibot'
import { fail, ok, type Result } from '../result.ts'
import type {
  AttributeDefinition,
  AttributeValueDefinition,
  Codebook,
  LabelDefinition,
  LocalName,
} from './codebook.ts'

const knownVersion = 1

/** Format tag of the codebook files this version reads. */
export const codebookFormat = `hashiya-codebook/${knownVersion}` as const

const id = v.pipe(v.string(), v.minLength(1))
const valueTriple = v.tuple([id, v.string(), v.string()])
const name = { name_ar: v.string(), name_en: v.string() }
const guideline = { guideline_ar: v.optional(v.string()), guideline_en: v.optional(v.string()) }

const attributeSchema = v.looseObject({
  id,
  ...name,
  ...guideline,
  required: v.optional(v.boolean(), false),
  default: v.optional(v.string()),
  type: v.optional(v.picklist(['fragment', 'free'])),
  values: v.optional(v.array(valueTriple)),
  valuesRef: v.optional(v.string()),
  extra: v.optional(v.array(v.string()), []),
})

const codebookFileSchema = v.looseObject({
  format: v.literal(codebookFormat),
  id: v.string(),
  version: v.string(),
  ...name,
  labels: v.array(
    v.looseObject({
      id,
      ...name,
      ...guideline,
      key: v.pipe(v.string(), v.regex(/^[1-9]$/)),
      color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)),
      needsActor: v.optional(v.boolean(), false),
    }),
  ),
  attributes: v.record(v.string(), v.array(attributeSchema)),
  valueLists: v.optional(v.record(v.string(), v.array(valueTriple)), {}),
  relations: v.array(
    v.looseObject({
      id,
      ...name,
      ...guideline,
      from: v.array(v.string()),
      to: v.array(v.string()),
      min: v.optional(v.number(), 0),
      symmetric: v.optional(v.boolean(), false),
    }),
  ),
  zones: v.optional(v.array(valueTriple), []),
})

type FileAttribute = v.InferOutput<typeof attributeSchema>

type CodebookFile = v.InferOutput<typeof codebookFileSchema>

/**
 * Reads a codebook file's JSON. The file itself is kept as it came (unknown fields and all); this gives the shape that the
 * program works with. Fails with `newer_version` for a format after ours and `invalid_file` ({reason}) for anything else,
 * also where parts of the file contradict each other.
 */
export function parseCodebook(json: unknown): Result<Codebook> {
  const newer = newerFormat(json)
  if (newer !== undefined) return fail('newer_version', { found: newer, known: codebookFormat })
  const parsed = v.safeParse(codebookFileSchema, json)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    return fail('invalid_file', { reason: `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim() })
  }
  const file = parsed.output
  const contradiction = contradictionIn(file)
  if (contradiction !== undefined) return fail('invalid_file', { reason: contradiction })

  const attributesOf = (owner: string): readonly AttributeDefinition[] =>
    (ownEntry(file.attributes, owner) ?? []).map((attribute) => attributeFromFile(attribute, file))
  return ok({
    id: file.id,
    version: file.version,
    name: nameOf(file),
    labels: file.labels.map(
      (label): LabelDefinition => ({
        id: label.id,
        name: nameOf(label),
        key: label.key,
        color: label.color.toLowerCase(),
        mentionsActor: label.needsActor,
        attributes: attributesOf(label.id),
        ...guidelineOf(label),
      }),
    ),
    relations: file.relations.map((relation) => ({
      id: relation.id,
      name: nameOf(relation),
      from: relation.from,
      to: relation.to,
      min: relation.min,
      symmetric: relation.symmetric,
      ...guidelineOf(relation),
    })),
    zoneTypes: file.zones.map(valueFromTriple),
    actorTypes: attributesOf('actorRegistry').find(({ id }) => id === 'type')?.values ?? [],
  })
}

/** The file's format tag where it is that of a later version. */
function newerFormat(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('format' in json)) return undefined
  const { format } = json
  if (typeof format !== 'string') return undefined
  const version = /^hashiya-codebook\/(\d+)$/.exec(format)?.[1]
  return version !== undefined && Number(version) > knownVersion ? format : undefined
}

/** Where the file contradicts itself, as a path into it; undefined where it does not. */
function contradictionIn(file: CodebookFile): string | undefined {
  const labelIds = new Set(file.labels.map((label) => label.id))
  return (
    repeated(file.labels, ({ id }) => id, 'labels') ??
    repeated(file.labels, ({ key }) => key, 'labels.key') ??
    repeated(file.relations, ({ id }) => id, 'relations') ??
    repeated(file.zones, ([id]) => id, 'zones') ??
    file.relations
      .flatMap(({ id, from, to }) => [...from, ...to].map((label) => ({ id, label })))
      .filter(({ label }) => !labelIds.has(label))
      .map(({ id, label }) => `relations.${id}: no label ${label}`)[0] ??
    Object.entries(file.attributes)
      .map(([owner, attributes]) => contradictionInAttributes(file, `attributes.${owner}`, attributes))
      .find((found) => found !== undefined)
  )
}

function contradictionInAttributes(
  file: CodebookFile,
  path: string,
  attributes: readonly FileAttribute[],
): string | undefined {
  const twice = repeated(attributes, ({ id }) => id, path)
  if (twice !== undefined) return twice
  for (const { id, valuesRef, values, default: defaultValue, type } of attributes) {
    const list = valuesRef === undefined ? values : ownEntry(file.valueLists, valuesRef)
    if (valuesRef !== undefined && list === undefined) return `valueLists.${valuesRef}`
    const twiceInList = repeated(list ?? [], ([value]) => value, `${path}.${id}`)
    if (twiceInList !== undefined) return twiceInList
    const allowed = type !== undefined || list === undefined || list.some(([value]) => value === defaultValue)
    if (defaultValue !== undefined && !allowed) return `${path}.${id}.default: no value ${defaultValue}`
  }
  return undefined
}

function repeated<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  path: string,
): string | undefined {
  const names = items.map(nameOf)
  const twice = names.find((name, rank) => names.indexOf(name) !== rank)
  return twice === undefined ? undefined : `${path}: ${twice} twice`
}

/** Ids in a file may be named like what every object inherits ("constructor"). */
function ownEntry<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function attributeFromFile(attribute: FileAttribute, file: CodebookFile): AttributeDefinition {
  const values =
    attribute.values ??
    (attribute.valuesRef === undefined ? undefined : ownEntry(file.valueLists, attribute.valuesRef))
  return {
    id: attribute.id,
    name: nameOf(attribute),
    kind: attribute.type ?? (values ? 'closed' : 'free'),
    required: attribute.required,
    ...(attribute.default === undefined ? {} : { defaultValue: attribute.default }),
    values: (values ?? []).map(valueFromTriple),
    hasIsoDate: attribute.extra.includes('iso'),
    ...guidelineOf(attribute),
  }
}

function valueFromTriple([id, ar, en]: readonly [string, string, string]): AttributeValueDefinition {
  return { id, name: { ar, en } }
}

function nameOf({ name_ar, name_en }: { name_ar: string; name_en: string }): LocalName {
  return { ar: name_ar, en: name_en }
}

function guidelineOf(item: { guideline_ar?: string | undefined; guideline_en?: string | undefined }): {
  guideline?: LocalName
} {
  const { guideline_ar, guideline_en } = item
  if (guideline_ar === undefined && guideline_en === undefined) return {}
  return { guideline: { ar: guideline_ar ?? guideline_en ?? '', en: guideline_en ?? guideline_ar ?? '' } }
}

/** A name in both interface languages. */
export interface LocalName {
  readonly ar: string
  readonly en: string
}

/** One value of a closed attribute. */
export interface AttributeValueDefinition {
  readonly id: string
  readonly name: LocalName
}

/** What may stand in an attribute: one of closed values, free text, or a fragment of the article. */
export type AttributeKind = 'closed' | 'free' | 'fragment'

/** One attribute of a label. */
export interface AttributeDefinition {
  readonly id: string
  readonly name: LocalName
  readonly kind: AttributeKind
  readonly required: boolean
  /** Set on a new annotation. */
  readonly defaultValue?: string
  /** Values of a closed attribute, in the order they are offered; empty for the other kinds. */
  readonly values: readonly AttributeValueDefinition[]
  /** Whether a fragment value carries an ISO date of its own. */
  readonly hasIsoDate: boolean
  readonly guideline?: LocalName
}

/** What an annotator can put on a span. */
export interface LabelDefinition {
  readonly id: string
  readonly name: LocalName
  /** The digit of the key that sets it ("1" to "9"). */
  readonly key: string
  /** CSS hex colour for light backgrounds. */
  readonly color: string
  /** Whether an annotation with this label mentions an actor of the registry. */
  readonly mentionsActor: boolean
  readonly attributes: readonly AttributeDefinition[]
  readonly guideline?: LocalName
}

/** A typed link that the codebook allows. */
export interface RelationDefinition {
  readonly id: string
  readonly name: LocalName
  /** Labels that may stand at its start and at its end. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** How many of it each annotation of a `from` label should have at least. */
  readonly min: number
  /** Whether it means the same in both directions, so that `from` and `to` may change places. */
  readonly symmetric: boolean
  readonly guideline?: LocalName
}

/** Versioned labels, attributes, relations and zone types with their guidelines. */
export interface Codebook {
  readonly id: string
  readonly version: string
  readonly name: LocalName
  readonly labels: readonly LabelDefinition[]
  readonly relations: readonly RelationDefinition[]
  readonly zoneTypes: readonly AttributeValueDefinition[]
  readonly actorTypes: readonly AttributeValueDefinition[]
}

/** The label's definition, if the codebook has it. */
export function labelDefinition(codebook: Codebook, label: string): LabelDefinition | undefined {
  return codebook.labels.find((definition) => definition.id === label)
}

/** The attributes that a new annotation of a label starts with: the codebook's defaults. */
export function defaultAttributes(definition: LabelDefinition): Readonly<Record<string, string>> {
  return Object.fromEntries(
    definition.attributes.flatMap(({ id, defaultValue }) =>
      defaultValue === undefined ? [] : [[id, defaultValue] as const],
    ),
  )
}

/**
 * Attributes that survive a change of label: those the new label also has, with a value it allows. The new label's defaults
 * fill what is left.
 */
export function attributesAfterRelabel<Value>(
  definition: LabelDefinition,
  attributes: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value | string>> {
  const kept = Object.entries(attributes).filter(([id, value]) => {
    const attribute = definition.attributes.find((candidate) => candidate.id === id)
    if (!attribute) return false
    if (attribute.kind === 'closed') return attribute.values.some((allowed) => allowed.id === value)
    return (attribute.kind === 'fragment') === (typeof value === 'object')
  })
  return { ...defaultAttributes(definition), ...Object.fromEntries(kept) }
}

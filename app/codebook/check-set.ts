import type { Annotation, AnnotationSet } from '../model/annotation.ts'
import type { ProblemCode } from '../problems.ts'
import type { Problem } from '../result.ts'
import { type AttributeDefinition, type Codebook, labelDefinition } from './codebook.ts'

/** Something in a set that the codebook does not allow, or does not yet find complete. */
export interface CodebookFinding extends Problem {
  /** Id of the annotation, relation or zone. */
  readonly item: string
  /** A gap (something still missing) is a warning; anything that contradicts the codebook is an error. */
  readonly severity: 'error' | 'warning'
}

/**
 * Holds a set against the codebook: labels, attributes and their values, zone types, the ends of relations, and the registry
 * (`actorIds`). Gaps such as a missing holder or a missing required attribute are warnings.
 */
export function checkSet(
  set: AnnotationSet,
  codebook: Codebook,
  actorIds: ReadonlySet<string>,
): readonly CodebookFinding[] {
  const byId = new Map(set.annotations.map((annotation) => [annotation.id, annotation]))
  return [
    ...duplicateIds(set),
    ...set.annotations.flatMap((annotation) => checkAnnotation(annotation, codebook, actorIds)),
    ...checkRelations(set, byId, codebook),
    ...missingRelations(set, codebook),
    ...set.zones
      .filter((zone) => !codebook.zoneTypes.some(({ id }) => id === zone.type))
      .map((zone) => error(zone.id, 'unknown_zone_type', { type: zone.type })),
  ]
}

function duplicateIds(set: AnnotationSet): CodebookFinding[] {
  return [set.annotations, set.relations, set.zones].flatMap((items) => {
    const seen = new Set<string>()
    return items.flatMap(({ id }) => {
      if (seen.has(id)) return [error(id, 'duplicate_id', { id })]
      seen.add(id)
      return []
    })
  })
}

function checkAnnotation(
  annotation: Annotation,
  codebook: Codebook,
  actorIds: ReadonlySet<string>,
): CodebookFinding[] {
  const definition = labelDefinition(codebook, annotation.label)
  if (!definition) return [error(annotation.id, 'unknown_label', { label: annotation.label })]
  const findings: CodebookFinding[] = []
  for (const [id, value] of Object.entries(annotation.attributes)) {
    const attribute = definition.attributes.find((candidate) => candidate.id === id)
    if (!attribute) {
      findings.push(error(annotation.id, 'unknown_attribute', { attribute: id, label: annotation.label }))
    } else if (!allows(attribute, value)) {
      const shown = typeof value === 'string' ? value : value.quote
      findings.push(error(annotation.id, 'unknown_value', { attribute: id, value: shown }))
    }
  }
  for (const { id, required } of definition.attributes) {
    if (required && !Object.hasOwn(annotation.attributes, id)) {
      findings.push(warning(annotation.id, 'missing_attribute', { attribute: id }))
    }
  }
  if (annotation.actor !== undefined && !actorIds.has(annotation.actor)) {
    findings.push(error(annotation.id, 'unknown_actor', { actor: annotation.actor }))
  }
  if (definition.mentionsActor && annotation.actor === undefined) {
    findings.push(warning(annotation.id, 'missing_actor'))
  }
  return findings
}

function allows(attribute: AttributeDefinition, value: Annotation['attributes'][string]): boolean {
  switch (attribute.kind) {
    case 'closed':
      return attribute.values.some(({ id }) => id === value)
    case 'free':
      return typeof value === 'string'
    case 'fragment':
      return typeof value === 'object'
  }
}

function checkRelations(
  set: AnnotationSet,
  byId: ReadonlyMap<string, Annotation>,
  codebook: Codebook,
): CodebookFinding[] {
  return set.relations.flatMap((relation) => {
    const definition = codebook.relations.find(({ id }) => id === relation.type)
    if (!definition) return [error(relation.id, 'unknown_relation', { type: relation.type })]
    const ends = [
      { end: relation.from, allowed: definition.from },
      { end: relation.to, allowed: definition.to },
    ]
    const isReversed =
      definition.symmetric &&
      definition.to.includes(byId.get(relation.from)?.label ?? '') &&
      definition.from.includes(byId.get(relation.to)?.label ?? '')
    return ends.flatMap(({ end, allowed }) => {
      const annotation = byId.get(end)
      if (!annotation) return [error(relation.id, 'relation_end_missing', { end })]
      if (isReversed || allowed.includes(annotation.label)) return []
      return [
        error(relation.id, 'relation_end_not_allowed', { type: relation.type, label: annotation.label }),
      ]
    })
  })
}

function missingRelations(set: AnnotationSet, codebook: Codebook): CodebookFinding[] {
  return codebook.relations
    .filter(({ min }) => min > 0)
    .flatMap(({ id: type, from: labels, min, symmetric }) => {
      const counts = new Map<string, number>()
      for (const { from, to } of set.relations.filter((relation) => relation.type === type)) {
        for (const end of symmetric ? new Set([from, to]) : [from]) {
          counts.set(end, (counts.get(end) ?? 0) + 1)
        }
      }
      return set.annotations
        .filter(({ id, label }) => labels.includes(label) && (counts.get(id) ?? 0) < min)
        .map(({ id }) => warning(id, 'relation_missing', { type }))
    })
}

function error(item: string, code: ProblemCode, params: Problem['params'] = {}): CodebookFinding {
  return { item, severity: 'error', code, params }
}

function warning(item: string, code: ProblemCode, params: Problem['params'] = {}): CodebookFinding {
  return { item, severity: 'warning', code, params }
}

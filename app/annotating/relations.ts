import type { Codebook, RelationDefinition } from '../codebook/codebook.ts'
import { type Annotation, type AnnotationSet, extent, type Relation } from '../model/annotation.ts'
import type { PlannedStep } from './edits.ts'

/** The relations that an annotation of a label may begin, those it must have first. */
export function relationsFrom(codebook: Codebook, label: string): readonly RelationDefinition[] {
  return codebook.relations
    .filter(({ from }) => from.includes(label))
    .toSorted((a, b) => Number(b.min > 0) - Number(a.min > 0))
}

/** The relation that says whose an annotation is (holder, committer): the first that its label must have. */
export function ownerRelation(codebook: Codebook, label: string): RelationDefinition | undefined {
  return codebook.relations.find(({ from, min }) => min > 0 && from.includes(label))
}

/**
 * The annotations that a relation from an annotation may lead to and does not yet, those nearest in the text first (by the
 * characters between them; those that overlap are nearest of all, the shorter first).
 */
export function relationCandidates(
  set: AnnotationSet,
  definition: RelationDefinition,
  from: Annotation,
): readonly Annotation[] {
  const taken = new Set(
    relationsBetween(set, definition, from).map(({ from: a, to: b }) => (a === from.id ? b : a)),
  )
  const origin = extent(from)
  const gap = (annotation: Annotation) => {
    const { start, end } = extent(annotation)
    return Math.max(0, start - origin.end, origin.start - end)
  }
  const length = (annotation: Annotation) => extent(annotation).end - extent(annotation).start
  return set.annotations
    .filter(({ id, label }) => id !== from.id && definition.to.includes(label) && !taken.has(id))
    .toSorted((a, b) => gap(a) - gap(b) || length(a) - length(b) || extent(a).start - extent(b).start)
}

/** The relations of one type that an annotation begins; of a symmetric type, also those that end at it. */
export function relationsBetween(
  set: AnnotationSet,
  { id: type, symmetric }: RelationDefinition,
  annotation: Annotation,
): readonly Relation[] {
  return set.relations.filter(
    (relation) =>
      relation.type === type &&
      (relation.from === annotation.id || (symmetric && relation.to === annotation.id)),
  )
}

/**
 * Joins two annotations. Null where the codebook does not allow it or they are joined so already (in either direction, where
 * the relation is symmetric). `id` must be new to the set.
 */
export function planRelation(
  set: AnnotationSet,
  definition: RelationDefinition,
  from: Annotation,
  to: Annotation,
  id: string,
): PlannedStep | null {
  if (!definition.from.includes(from.label)) return null
  if (!relationCandidates(set, definition, from).includes(to)) return null
  return {
    description: { action: 'add_relation', label: definition.id },
    changes: [
      { type: 'relation', before: null, after: { id, type: definition.id, from: from.id, to: to.id } },
    ],
  }
}

/** Takes a relation away. */
export function planRelationRemoval(relation: Relation): PlannedStep {
  return {
    description: { action: 'remove_relation', label: relation.type },
    changes: [{ type: 'relation', before: relation, after: null }],
  }
}

import { attributesAfterRelabel, defaultAttributes, type LabelDefinition } from '../codebook/codebook.ts'
import {
  type Annotation,
  type AnnotationSet,
  type AttributeValue,
  normalizeFragments,
  type SetState,
} from '../model/annotation.ts'
import { type Change, deepEqual, removalOf } from '../model/changes.ts'
import type { StepDescription } from '../model/history.ts'
import type { Span } from '../text/span.ts'

/** A step ready to be made: the changes, and what to call them in the undo command. */
export interface PlannedStep {
  readonly description: StepDescription
  readonly changes: readonly Change[]
}

/** Marks a span with a label, whose defaults it starts with. `id` must be new to the set. */
export function planAnnotation(text: string, label: LabelDefinition, span: Span, id: string): PlannedStep {
  const after: Annotation = {
    id,
    label: label.id,
    fragments: normalizeFragments(text, [span]),
    attributes: defaultAttributes(label),
  }
  return {
    description: { action: 'add', label: label.id },
    changes: [{ type: 'annotation', before: null, after }],
  }
}

/**
 * Gives an annotation another label. Attributes that the new label has too are kept; a link to an actor only where the new
 * label mentions actors.
 */
export function planRelabel(before: Annotation, label: LabelDefinition): PlannedStep | null {
  const { actor, ...rest } = before
  return replacement(
    before,
    {
      ...rest,
      ...(label.mentionsActor && actor !== undefined ? { actor } : {}),
      label: label.id,
      attributes: attributesAfterRelabel(label, before.attributes),
    },
    { action: 'relabel', label: label.id },
  )
}

/** Puts an annotation on other spans; fragments that come to touch become one. */
export function planResize(text: string, before: Annotation, spans: readonly Span[]): PlannedStep | null {
  return replacement(
    before,
    { ...before, fragments: normalizeFragments(text, spans) },
    { action: 'resize', label: before.label },
  )
}

/** Adds one more fragment. */
export function planFragment(text: string, before: Annotation, span: Span): PlannedStep | null {
  return replacement(
    before,
    { ...before, fragments: normalizeFragments(text, [...before.fragments, span]) },
    { action: 'add_fragment', label: before.label },
  )
}

/** Takes one fragment away; null for the only one. */
export function planFragmentRemoval(before: Annotation, fragment: number): PlannedStep | null {
  if (before.fragments.length < 2) return null
  return replacement(
    before,
    { ...before, fragments: before.fragments.toSpliced(fragment, 1) },
    { action: 'resize', label: before.label },
  )
}

/** Sets an attribute, or clears it with undefined. */
export function planAttribute(
  before: Annotation,
  attribute: string,
  value: AttributeValue | undefined,
): PlannedStep | null {
  const { [attribute]: _, ...others } = before.attributes
  return replacement(
    before,
    { ...before, attributes: value === undefined ? others : { ...others, [attribute]: value } },
    { action: 'set_attribute', label: before.label },
  )
}

/** Sets the note; an empty one is removed. */
export function planNote(before: Annotation, note: string): PlannedStep | null {
  const { note: _, ...rest } = before
  return replacement(before, note === '' ? rest : { ...rest, note }, {
    action: 'set_note',
    label: before.label,
  })
}

/** Removes an annotation and the relations that touch it. */
export function planRemoval(set: AnnotationSet, annotation: Annotation): PlannedStep {
  return {
    description: { action: 'remove', label: annotation.label },
    changes: removalOf(set, annotation),
  }
}

/** Declares the article finished or in progress. */
export function planState(set: AnnotationSet, state: SetState): PlannedStep | null {
  if (set.state === state) return null
  return {
    description: { action: 'set_state', label: '' },
    changes: [{ type: 'state', before: set.state, after: state }],
  }
}

function replacement(
  before: Annotation,
  after: Annotation,
  description: StepDescription,
): PlannedStep | null {
  if (deepEqual(before, after)) return null
  return { description, changes: [{ type: 'annotation', before, after }] }
}

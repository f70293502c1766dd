import { planActorLink } from '#app/annotating/actor-links.ts'
import {
  type PlannedStep,
  planAnnotation,
  planAttribute,
  planFragment,
  planRelabel,
  planRemoval,
  planResize,
  planState,
} from '#app/annotating/edits.ts'
import { planRelation } from '#app/annotating/relations.ts'
import { lineSpan, planZone } from '#app/annotating/zones.ts'
import type { LabelDefinition, RelationDefinition } from '#app/codebook/codebook.ts'
import { type Annotation, annotationsAt, extent, fragmentOf } from '#app/model/annotation.ts'
import { makeSafeId } from '#app/model/ids.ts'
import { nextTrim } from '#app/text/clitics.ts'
import { paragraphDirection } from '#app/text/direction.ts'
import type { Utf16Offset } from '#app/text/offsets.ts'
import { type Granularity, step, trimInvisible } from '#app/text/segments.ts'
import type { Span } from '#app/text/span.ts'
import { selectionPick } from '../../store/focus-slice.ts'
import { newId } from '../../store/new-id.ts'
import { addActor, appStore, makeEdit, setFocus, setPick, setSelection } from '../../store/store.ts'
import { focusOn, hasFocus } from './focus-targets.ts'
import { type InHand, inHand } from './in-hand.ts'

/** Makes a planned step, if there is one. Returns whether it was made. */
export function make(planned: PlannedStep | null): boolean {
  return planned !== null && makeEdit(planned.description, planned.changes)
}

/** Labels the selection; without one, gives the annotation in focus another label. */
export function applyLabel(label: LabelDefinition): void {
  const hand = current()
  if (!hand) return
  if (hand.selected) {
    const id = newId('a')
    if (!make(planAnnotation(hand.article.text, label, hand.selected, id))) return
    collapseSelection(hand.selected.end)
    setFocus(id)
  } else if (hand.focused) make(planRelabel(hand.focused, label))
}

/** Puts an annotation on other spans, without white space at their ends; a span with nothing else is left out. */
export function resize(annotation: Annotation, spans: readonly Span[]): void {
  const hand = current()
  const trimmed = spans.flatMap((span) => (hand && trimInvisible(hand.lines, span)) ?? [])
  if (hand && trimmed.length > 0) make(planResize(hand.article.text, annotation, trimmed))
}

/**
 * Moves the start of the first fragment or the end of the last by one grapheme or word, and on over white space: a span never
 * begins or ends with any.
 */
export function moveEdge(edge: 'start' | 'end', forward: boolean, granularity: Granularity): void {
  const hand = current()
  if (!hand?.focused) return
  const { fragments } = hand.focused
  const rank = edge === 'start' ? 0 : fragments.length - 1
  const fragment = fragments[rank]!
  const offset = step(hand.lines, fragment[edge], granularity, forward, edge)
  const moved = { start: fragment.start, end: fragment.end, [edge]: offset }
  if (moved.start < moved.end) resize(hand.focused, fragments.with(rank, { ...fragment, ...moved }))
}

/** Moves the start of the first fragment past the proclitics of its word, and back again when called again. */
export function trimProclitic(): void {
  const hand = current()
  const first = hand?.focused?.fragments[0]
  if (!hand?.focused || !first) return
  const start = nextTrim(hand.lines, first)
  if (start !== null) resize(hand.focused, hand.focused.fragments.with(0, { ...first, start }))
}

/** Adds the selection to the annotation in focus; without a selection, waits for the next one. */
export function addFragment(): void {
  const hand = current()
  if (!hand?.focused) return
  if (!hand.selected) {
    setPick({ kind: 'fragment', annotation: hand.focused.id })
    focusOn('text')
    return
  }
  if (make(planFragment(hand.article.text, hand.focused, hand.selected))) collapseSelection(hand.selected.end)
}

/** Gives the selection to the annotation that waits for one. Returns whether one did. */
export function takePick(): boolean {
  const hand = current()
  const pick = selectionPick(appStore.getState().focus.pick)
  const annotation = hand?.set.annotations.find(({ id }) => id === pick?.annotation)
  if (!hand?.selected || !pick || !annotation) return false
  const { text } = hand.article
  if (pick.kind === 'fragment') make(planFragment(text, annotation, hand.selected))
  else {
    const before = annotation.attributes[pick.attribute]
    const iso = typeof before === 'object' && before.iso !== undefined ? { iso: before.iso } : {}
    make(planAttribute(annotation, pick.attribute, { ...fragmentOf(text, hand.selected), ...iso }))
  }
  setPick(null)
  collapseSelection(hand.selected.end)
  return true
}

/** Asks for the annotation that a relation from the one in focus shall lead to. */
export function askForRelation(relation: RelationDefinition): void {
  const hand = current()
  if (hand?.focused) setPick({ kind: 'relation', annotation: hand.focused.id, relation: relation.id })
}

/** Asks which actor the mention in focus means. */
export function askForActor(): void {
  const hand = current()
  if (hand?.focused) setPick({ kind: 'actor', annotation: hand.focused.id })
}

/** Links the mention that waits for an actor. */
export function takeActor(actor: string): void {
  const hand = current()
  const { pick } = appStore.getState().focus
  const mention = hand?.set.annotations.find(({ id }) => id === pick?.annotation)
  if (pick?.kind !== 'actor' || !mention) return
  make(planActorLink(mention, actor))
  setPick(null)
  focusOn('text')
}

/** Adds an actor called by the words of the mention that waits for one, and links it. */
export async function takeNewActor(name: string): Promise<void> {
  const { open } = appStore.getState()
  const taken = new Set(open.project?.actors.map(({ id }) => id))
  const id = makeSafeId(name, 'actor', taken)
  const isArabic = paragraphDirection(name) === 'rtl'
  const actor = {
    id,
    nameAr: isArabic ? name : '',
    nameEn: isArabic ? '' : name,
    type: '',
    aliases: [],
    contextualAliases: [],
  }
  if ((await addActor(actor)) === null) takeActor(id)
}

/** Asks which kind of zone the selection is, or without one the line of the caret. */
export function askForZone(): void {
  const hand = current()
  const caret = appStore.getState().focus.selection?.head
  const span = hand && (hand.selected ?? (caret === undefined ? null : lineSpan(hand.lines, caret)))
  if (span) setPick({ kind: 'zone', annotation: null, span })
}

/** Makes a zone of the span that waits for its type. */
export function takeZone(type: string): void {
  const { pick } = appStore.getState().focus
  if (pick?.kind !== 'zone') return
  markZone(type, pick.span)
  setPick(null)
  focusOn('text')
}

/** Marks a span as a zone. */
export function markZone(type: string, span: Span): void {
  const hand = current()
  if (hand) make(planZone(hand.article.text, type, span, newId('z')))
}

/** Joins the annotation that waits for a relation with another. Returns whether one did wait. */
export function takeRelation(to: Annotation): boolean {
  const hand = current()
  const { focus, open } = appStore.getState()
  const { pick } = focus
  if (!hand || pick?.kind !== 'relation') return false
  const from = hand.set.annotations.find(({ id }) => id === pick.annotation)
  const definition = open.project?.codebook.relations.find(({ id }) => id === pick.relation)
  if (from && definition) make(planRelation(hand.set, definition, from, to, newId('r')))
  setPick(null)
  focusOn('text')
  return true
}

/** Takes the annotation before or after the one in focus (or the caret) in reading order in hand. */
export function focusNeighbour(forward: boolean): void {
  const hand = current()
  if (!hand) return
  const { annotations } = hand.set
  const next = hand.focused
    ? annotations[annotations.indexOf(hand.focused) + (forward ? 1 : -1)]
    : fromCaret(annotations, appStore.getState().focus.selection?.head ?? 0, forward)
  if (next) goTo(next)
}

function fromCaret(
  annotations: readonly Annotation[],
  caret: number,
  forward: boolean,
): Annotation | undefined {
  return forward
    ? annotations.find((annotation) => extent(annotation).start >= caret)
    : annotations.findLast((annotation) => extent(annotation).start < caret)
}

/** Takes an annotation in hand and puts the caret where it begins; one that waits for a relation gets it instead. */
export function goTo(annotation: Annotation): void {
  if (takeRelation(annotation)) return
  setFocus(annotation.id)
  collapseSelection(extent(annotation).start)
}

/** Goes through the annotations that lie over each other at the caret; see {@link focusAt}. */
export function cycleOverlapping(): void {
  const caret = appStore.getState().focus.selection?.head
  if (caret !== undefined) focusAt(caret)
}

/**
 * Takes the innermost annotation at an offset in hand; where one of those there is in hand already, the next further out,
 * and the innermost again after the outermost. Lets go where there is none.
 */
export function focusAt(offset: Utf16Offset): void {
  const hand = current()
  if (!hand) return
  const annotations = annotationsAt(hand.set.annotations, offset)
  if (annotations[0] && takeRelation(annotations[0])) return
  const rank = annotations.findIndex(({ id }) => id === hand.focused?.id)
  setFocus(annotations[(rank + 1) % annotations.length]?.id ?? null)
}

/** Removes the annotation in focus. */
export function removeFocused(): void {
  const hand = current()
  if (!hand?.focused) return
  make(planRemoval(hand.set, hand.focused))
  focusOn('text')
}

/** Declares the article finished, or in progress again. */
export function toggleFinished(): void {
  const hand = current()
  if (hand) make(planState(hand.set, hand.set.state === 'finished' ? 'in progress' : 'finished'))
}

/** Enter: gives a waiting annotation the selection; else goes to the attributes of the one in focus. */
export function confirm(): void {
  if (!takePick()) focusOn('inspector')
}

/** Escape: out of the inspector, out of waiting, out of the selection, out of the focus, one at a time. */
export function leave(): void {
  const { focus } = appStore.getState()
  if (focus.pick) setPick(null)
  else if (!hasFocus('text')) focusOn('text')
  else if (focus.selection && focus.selection.spans.length > 0) collapseSelection(focus.selection.head)
  else setFocus(null)
}

function collapseSelection(offset: Utf16Offset): void {
  setSelection({ anchor: offset, head: offset, spans: [] })
}

function current(): InHand | null {
  return inHand(appStore.getState())
}

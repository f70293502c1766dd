import type { Utf16Offset } from '#app/text/offsets.ts'
import type { Span } from '#app/text/span.ts'

/** What is selected in the article on the page. */
export interface TextSelection {
  /** Where the selection was begun and where its moving end is; equal for a bare caret. */
  readonly anchor: Utf16Offset
  readonly head: Utf16Offset
  /** What a label would be put on: snapped and trimmed. Empty for a bare caret. */
  readonly spans: readonly Span[]
}

/** The next selection goes into an annotation instead of becoming one. */
type SelectionPick =
  | { readonly kind: 'fragment'; readonly annotation: string }
  | { readonly kind: 'attribute'; readonly annotation: string; readonly attribute: string }

/** An annotation waits for something that is chosen from a list or pointed at: the end of a relation, an actor. */
type ChoicePick =
  | { readonly kind: 'relation'; readonly annotation: string; readonly relation: string }
  | { readonly kind: 'actor'; readonly annotation: string }
  | { readonly kind: 'zone'; readonly annotation: null; readonly span: Span }

/** What an annotation waits for. */
export type Pick = SelectionPick | ChoicePick

/** The pick, where it is the next selection that is waited for. */
export function selectionPick(pick: Pick | null): SelectionPick | null {
  return pick?.kind === 'fragment' || pick?.kind === 'attribute' ? pick : null
}

export interface FocusSlice {
  /** Id of the annotation that is in hand. */
  readonly annotation: string | null
  readonly selection: TextSelection | null
  readonly pick: Pick | null
}

export const initialFocus: FocusSlice = { annotation: null, selection: null, pick: null }

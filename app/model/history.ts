import * as v from 'valibot'
import type { Schema } from './annotation.ts'
import { type Change, changeSchema } from './changes.ts'

/**
 * What a step did, for the words on the undo command: a verb and the label it was about (empty where none). The renderer
 * words it.
 */
export interface StepDescription {
  readonly action: StepAction
  readonly label: string
}

export const stepActions = [
  'add',
  'remove',
  'relabel',
  'resize',
  'add_fragment',
  'set_attribute',
  'set_note',
  'set_state',
  'add_relation',
  'remove_relation',
  'link_actor',
  'add_zone',
  'remove_zone',
] as const

export type StepAction = (typeof stepActions)[number]

/** One step of an annotator's work, across articles. */
export interface HistoryStep {
  readonly article: string
  readonly description: StepDescription
  readonly changes: readonly Change[]
}

/** An annotator's whole undo history: steps[0..position) are done, steps[position..) can be redone. */
export interface History {
  readonly steps: readonly HistoryStep[]
  readonly position: number
}

/** How an edit moves the history. */
export type HistoryMove =
  | { readonly type: 'do'; readonly step: HistoryStep }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }

export const emptyHistory: History = { steps: [], position: 0 }

/** The history after a move. A new step drops what could have been redone. A move past either end changes nothing. */
export function moveHistory(history: History, move: HistoryMove): History {
  switch (move.type) {
    case 'do': {
      const steps = [...history.steps.slice(0, history.position), move.step]
      return { steps, position: steps.length }
    }
    case 'undo':
      return { ...history, position: Math.max(0, history.position - 1) }
    case 'redo':
      return { ...history, position: Math.min(history.steps.length, history.position + 1) }
  }
}

/** The step that undo would take back, if any. */
export function undoable(history: History): HistoryStep | undefined {
  return history.steps[history.position - 1]
}

/** The step that redo would do again, if any. */
export function redoable(history: History): HistoryStep | undefined {
  return history.steps[history.position]
}

/** Validator of a step from outside the process or from disk. */
export const historyStepSchema: Schema<HistoryStep> = v.strictObject({
  article: v.string(),
  description: v.strictObject({ action: v.picklist(stepActions), label: v.string() }),
  changes: v.array(changeSchema),
})

export const historyMoveSchema: Schema<HistoryMove> = v.variant('type', [
  v.strictObject({ type: v.literal('do'), step: historyStepSchema }),
  v.strictObject({ type: v.literal('undo') }),
  v.strictObject({ type: v.literal('redo') }),
])

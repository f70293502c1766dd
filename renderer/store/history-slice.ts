import { emptyHistory, type History, type HistoryMove, moveHistory } from '#app/model/history.ts'

export interface HistorySlice {
  /** With the moves of unsaved edits. */
  readonly history: History
  /** As main has it. */
  readonly savedHistory: History
}

export const initialHistory: HistorySlice = { history: emptyHistory, savedHistory: emptyHistory }

/** The history after several moves. */
export function afterMoves(history: History, edits: readonly { readonly history: HistoryMove }[]): History {
  return edits.reduce((reached, edit) => moveHistory(reached, edit.history), history)
}

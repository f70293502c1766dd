import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  emptyHistory,
  type HistoryMove,
  type HistoryStep,
  historyMoveSchema,
  moveHistory,
  redoable,
  undoable,
} from './history.ts'

function step(article: string): HistoryStep {
  return {
    article,
    description: { action: 'set_state', label: '' },
    changes: [{ type: 'state', before: 'in progress', after: 'finished' }],
  }
}

const moves: fc.Arbitrary<readonly HistoryMove[]> = fc.array(
  fc.oneof(
    fc.nat(99).map((number): HistoryMove => ({ type: 'do', step: step(`article-${number}`) })),
    fc.constant<HistoryMove>({ type: 'undo' }),
    fc.constant<HistoryMove>({ type: 'redo' }),
  ),
  { maxLength: 60 },
)

describe('moveHistory', () => {
  it('behaves like two stacks, of what is done and of what was taken back', () => {
    fc.assert(
      fc.property(moves, (all) => {
        let history = emptyHistory
        let done: HistoryStep[] = []
        let undone: HistoryStep[] = []
        for (const move of all) {
          history = moveHistory(history, move)
          if (move.type === 'do') {
            done = [...done, move.step]
            undone = []
          } else if (move.type === 'undo' && done.length > 0) undone.push(done.pop()!)
          else if (move.type === 'redo' && undone.length > 0) done.push(undone.pop()!)
          expect(history.steps).toEqual([...done, ...undone.toReversed()])
          expect(history.position).toBe(done.length)
          expect(undoable(history)).toBe(done.at(-1))
          expect(redoable(history)).toBe(undone.at(-1))
        }
      }),
    )
  })

  it('leaves the history before the move as it was', () => {
    const one = moveHistory(emptyHistory, { type: 'do', step: step('a') })
    moveHistory(moveHistory(one, { type: 'undo' }), { type: 'do', step: step('b') })
    expect(one).toEqual({ steps: [step('a')], position: 1 })
    expect(emptyHistory).toEqual({ steps: [], position: 0 })
  })

  it('knows no limit', () => {
    let history = emptyHistory
    for (let count = 0; count < 500; count++) history = moveHistory(history, { type: 'do', step: step('a') })
    for (let count = 0; count < 600; count++) history = moveHistory(history, { type: 'undo' })
    expect(history.position).toBe(0)
    expect(history.steps).toHaveLength(500)
  })
})

describe('historyMoveSchema', () => {
  it('takes every move', () => {
    fc.assert(
      fc.property(moves, (all) => {
        for (const move of all) expect(v.parse(historyMoveSchema, move)).toEqual(move)
      }),
    )
  })

  it.each([
    ['an unknown move', { type: 'jump' }],
    ['a step too few', { type: 'do' }],
    ['a step too many', { type: 'undo', step: step('a') }],
    ['an unknown action', { type: 'do', step: { ...step('a'), description: { action: 'x', label: '' } } }],
    [
      'a broken change',
      { type: 'do', step: { ...step('a'), changes: [{ type: 'state', before: 'finished' }] } },
    ],
  ])('refuses %s', (_, move) => {
    expect(v.is(historyMoveSchema, move)).toBe(false)
  })
})

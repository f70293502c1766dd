import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnnotationSet, emptySet } from '#app/model/annotation.ts'
import { applyChanges, type Change, invertChanges } from '#app/model/changes.ts'
import { emptyHistory, type History, moveHistory, redoable, undoable } from '#app/model/history.ts'
import type { Edit } from './edit-writer.ts'
import { adding, annotationOn, makeProject, open, step, testText, unwrap } from './testing/test-project.ts'

type Action = 'add' | 'remove' | 'finish' | 'undo' | 'redo' | 'reopen'

/** What should be on disk, worked out without one. */
interface Expected {
  readonly set: AnnotationSet
  readonly history: History
}

/** The edit an annotator could make now; undefined where there is none. */
function editFor(action: Action, { set, history }: Expected, rank: number): Edit | undefined {
  const words = ['قال', 'مَاكرون', 'كييف', '😀', '𞤀']
  if (action === 'add') {
    return step('a0', adding(annotationOn(testText, words[rank % words.length]!, `x${rank}`)))
  }
  if (action === 'remove') {
    const before = set.annotations[rank % Math.max(1, set.annotations.length)]
    return before && step('a0', { type: 'annotation', before, after: null })
  }
  if (action === 'finish') {
    const after = set.state === 'finished' ? 'in progress' : 'finished'
    return step('a0', { type: 'state', before: set.state, after })
  }
  const done = undoable(history)
  if (action === 'undo') return done && { changes: invertChanges(done.changes), history: { type: 'undo' } }
  const undone = redoable(history)
  return undone && { changes: undone.changes, history: { type: 'redo' } }
}

function after({ set, history }: Expected, { changes, history: move }: Edit): Expected {
  const applied = applyChanges(set, changes as readonly Change[])
  return { set: unwrap(applied), history: moveHistory(history, move) }
}

describe('any sequence of work', () => {
  it('stands on disk as it would in memory, however often the project is reopened', async () => {
    const actions = fc.array(
      fc.constantFrom<Action>('add', 'add', 'add', 'remove', 'finish', 'undo', 'undo', 'redo', 'reopen'),
      { minLength: 5, maxLength: 25 },
    )
    const holds = async (sequence: readonly Action[]) => {
      const folder = await makeProject()
      let session = await open(folder)
      let { revision } = unwrap(await session.openSet('a0'))
      let expected: Expected = { set: emptySet('a0', 'salma'), history: emptyHistory }
      for (const [rank, action] of [...sequence, 'reopen' as const].entries()) {
        if (action === 'reopen') {
          expect(await session.close()).toEqual([])
          session = await open(folder)
          const opened = unwrap(await session.openSet('a0'))
          expect({ set: opened.set, history: session.history() }).toEqual(expected)
          revision = opened.revision
          continue
        }
        const edit = editFor(action, expected, rank)
        if (!edit) continue
        ;({ revision } = unwrap(await session.applyEdits('a0', revision, [edit])))
        expected = after(expected, edit)
      }
      await session.close()
    }
    await fc.assert(fc.asyncProperty(actions, holds), { numRuns: 8 })
  }, 120_000)
})

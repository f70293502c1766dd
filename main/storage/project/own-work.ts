import type { Problem, Result } from '#app/result.ts'
import { ok } from '#app/result.ts'
import { acquireLock, type Lock } from '../lock/lock.ts'
import { EditWriter } from './edit-writer.ts'
import { annotatorLock } from './project-paths.ts'
import { SetShelf } from './set-shelf.ts'
import type { Surroundings } from './surroundings.ts'
import { UndoLog } from './undo-log.ts'

/** What an annotator works on while nobody else can: open sets and the undo history, under the annotator's lock. */
export interface OwnWork {
  readonly lock: Lock
  readonly shelf: SetShelf
  readonly writer: EditWriter
  /** Folds and closes the files; the lock is still held then. */
  closeFiles(): Promise<readonly Problem[]>
}

/** Takes an annotator's lock and opens the undo history. Fails with `lock_held`, `newer_version` and storage codes. */
export async function beginWork(
  root: string,
  annotator: string,
  surroundings: Surroundings,
  report: (notes: readonly Problem[]) => void,
): Promise<Result<OwnWork>> {
  const lock = await acquireLock(root, annotatorLock(annotator))
  if (!lock.ok) return lock
  const undo = await UndoLog.open(root, annotator, surroundings, report)
  if (!undo.ok) {
    await lock.value.release()
    return undo
  }
  const shelf = new SetShelf(root, annotator, surroundings, report)
  const writer = new EditWriter(shelf, undo.value)
  return ok({ lock: lock.value, shelf, writer, closeFiles: () => writer.close() })
}

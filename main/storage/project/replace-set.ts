import { join } from 'node:path'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { isEmptySet, setFileOf } from '#app/project/set-file.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { openDurable } from '../durable/open-durable.ts'
import type { OwnWork } from './own-work.ts'
import { annotatorLock, historyFile } from './project-paths.ts'
import { identityOf } from './read-file.ts'
import { type SetStore, setOptions } from './set-shelf.ts'
import { withLock } from './shared-files.ts'
import { type Surroundings, storeOptions } from './surroundings.ts'
import { UndoLog } from './undo-log.ts'

/** A set that is to stand in the place of the one there is. */
export interface Replacement {
  readonly root: string
  readonly surroundings: Surroundings
  readonly notices: Problem[]
  readonly set: AnnotationSet
  readonly article: Article
  /** Whether a set that is not empty may be replaced. */
  readonly replace: boolean
  /** The open work of the set's annotator, if it is this session's; else the annotator's lock is taken for the moment. */
  readonly work: OwnWork | null
}

/** Replaces a set and forgets the undo steps that were about it. Fails with `set_not_empty`, `lock_held` and storage codes. */
export async function replaceSetOf(replacement: Replacement): Promise<Result<null>> {
  const { root, set, article, work } = replacement
  if (work) {
    const opened = await work.shelf.open(article)
    if (!opened.ok) return opened
    const replaced = await replaceIn(opened.value, replacement)
    return replaced.ok ? work.writer.forget(article.id) : replaced
  }
  return withLock(root, annotatorLock(set.annotator), () => replaceElsewhere(replacement))
}

async function replaceElsewhere(replacement: Replacement): Promise<Result<null>> {
  const { root, surroundings, notices, set, article } = replacement
  const report = (notes: readonly Problem[]) => notices.push(...notes)
  const opened = await openDurable({
    ...setOptions(root, article, set.annotator),
    ...storeOptions(surroundings),
    onReport: report,
  })
  if (!opened.ok) return opened
  report(opened.value.report)
  const replaced = await replaceIn(opened.value.store, replacement)
  const closed = await opened.value.store.close()
  if (!closed.ok) await opened.value.store.abandon()
  const withoutHistory = (await identityOf(join(root, historyFile(set.annotator)))) === null
  if (!replaced.ok || withoutHistory) return replaced
  const undo = await UndoLog.open(root, set.annotator, surroundings, report)
  if (!undo.ok) return undo
  const forgotten = await undo.value.forget(article.id)
  notices.push(...(await undo.value.close()))
  return forgotten
}

async function replaceIn(store: SetStore, { set, replace }: Replacement): Promise<Result<null>> {
  const { annotator, article } = set
  const replaced = await store.update((present) =>
    replace || isEmptySet(present) ? ok(setFileOf(set)) : fail('set_not_empty', { annotator, article }),
  )
  return replaced.ok ? ok(null) : replaced
}

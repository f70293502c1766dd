import type { StepDescription } from '#app/model/history.ts'
import type { ProblemCode } from '#app/problems.ts'
import type { Problem } from '#app/result.ts'
import type { MessageKey, MessageValues } from '#app/wording/wording.ts'

/** What a notice says, as data: it is worded where it is shown, so that it follows the language. */
export type NoticeContent =
  | { readonly type: 'message'; readonly key: MessageKey; readonly values?: MessageValues }
  | { readonly type: 'problem'; readonly problem: Problem }
  /** A step was undone or done again; the title is set where it was in another article than the one on the page. */
  | {
      readonly type: 'step'
      readonly move: 'undo' | 'redo'
      readonly description: StepDescription
      readonly title: string | null
    }

export interface Notice {
  /** Counts up; a notice that replaces another gets a new one. */
  readonly id: number
  readonly content: NoticeContent
}

export interface NoticesSlice {
  /** Oldest first. */
  readonly notices: readonly Notice[]
  readonly nextNotice: number
}

export const initialNotices: NoticesSlice = { notices: [], nextNotice: 1 }

/** At most this many stand at once; the oldest give way. Opening a damaged project can have much to tell. */
const limit = 20

/** Codes that tell how the program helped itself: nothing is lost, and there is nothing to do. */
const reassuringCodes: ReadonlySet<ProblemCode> = new Set([
  'edits_recovered',
  'file_restored',
  'outside_edit_taken',
  'outside_edit_merged',
  'revision_conflict',
])

/** Whether a notice tells of trouble, which is said at once and stays until it is put away. */
export function isTrouble(content: NoticeContent): boolean {
  return content.type === 'problem' && !reassuringCodes.has(content.problem.code)
}

/** Adds a notice. A word on undo or redo replaces the one before it, and the same problem is not said twice. */
export function withNotice({ notices, nextNotice }: NoticesSlice, content: NoticeContent): NoticesSlice {
  const others = notices.filter((notice) => !replaces(content, notice.content))
  return {
    notices: [...others, { id: nextNotice, content }].slice(-limit),
    nextNotice: nextNotice + 1,
  }
}

function replaces(content: NoticeContent, earlier: NoticeContent): boolean {
  if (content.type === 'step') return earlier.type === 'step'
  return JSON.stringify(content) === JSON.stringify(earlier)
}

import type { StepDescription } from '#app/model/history.ts'
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

/** At most this many stand at once; the oldest give way. */
const limit = 4

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

import type { Problem } from '#app/result.ts'
import { type ArticleSlice, initialArticles } from './article-slice.ts'
import { type FocusSlice, initialFocus } from './focus-slice.ts'
import { type HistorySlice, initialHistory } from './history-slice.ts'
import { initialLibrary, type LibrarySlice } from './library-slice.ts'
import { initialNotices, type NoticesSlice } from './notices-slice.ts'
import { initialProject, type ProjectSlice } from './project-slice.ts'
import { initialSettings, type SettingsSlice } from './settings-slice.ts'
import { initialTasks, type TasksSlice } from './tasks-slice.ts'
import { initialView, type ViewSlice } from './view-slice.ts'

/** Everything the interface shows, as plain data: one slice a concern. */
export interface AppState {
  readonly computer: SettingsSlice
  readonly open: ProjectSlice
  readonly library: LibrarySlice
  readonly articles: ArticleSlice
  readonly undo: HistorySlice
  /** Why the last attempt to save failed; null while there is no trouble. */
  readonly trouble: Problem | null
  readonly focus: FocusSlice
  readonly view: ViewSlice
  readonly tasks: TasksSlice
  readonly messages: NoticesSlice
}

export const initialState: AppState = {
  computer: initialSettings,
  open: initialProject,
  library: initialLibrary,
  articles: initialArticles,
  undo: initialHistory,
  trouble: null,
  focus: initialFocus,
  view: initialView,
  tasks: initialTasks,
  messages: initialNotices,
}

/** Whether all that was done is on disk. */
export type SaveState =
  | { readonly type: 'saved' }
  | { readonly type: 'saving' }
  | { readonly type: 'trouble'; readonly problem: Problem }

const saved: SaveState = { type: 'saved' }
const saving: SaveState = { type: 'saving' }

/**
 * Derived from what is unsaved, so that it can never say "saved" while something is not. Its trouble is a new object each
 * time: components select the `type` and read `trouble` beside it.
 */
export function saveState({ articles, trouble }: AppState): SaveState {
  if (articles.unsaved.length === 0) return saved
  return trouble === null ? saving : { type: 'trouble', problem: trouble }
}

/** Whether the project can be changed. */
export function canEdit({ open }: AppState): boolean {
  return open.project !== null && open.project.readOnly === null
}

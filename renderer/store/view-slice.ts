import type { Place } from '#app/ipc/contract.ts'

/** The screens of an open project. */
export const screens = ['annotate', 'export', 'settings'] as const
export type Screen = (typeof screens)[number]

/** The dialog that is open, with what it is about. */
export type Dialog =
  | { readonly type: 'new_project' }
  | { readonly type: 'add_annotator' }
  | { readonly type: 'import' }
  | { readonly type: 'paste' }
  | { readonly type: 'article_details'; readonly article: string }
  | { readonly type: 'keys' }

/** Whether the library stands beside the page: as the annotator wishes, or (`auto`) where the window is wide enough. */
export type LibraryWish = 'auto' | 'shown' | 'hidden'

export interface ViewSlice {
  readonly screen: Screen
  readonly library: LibraryWish
  readonly dialog: Dialog | null
  /** A project is being opened or made. */
  readonly busy: boolean
  /** Where the annotator left off, by article. */
  readonly places: Readonly<Record<string, Place>>
}

export const initialView: ViewSlice = {
  screen: 'annotate',
  library: 'auto',
  dialog: null,
  busy: false,
  places: {},
}

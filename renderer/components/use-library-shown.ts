import { useSyncExternalStore } from 'react'
import { useApp } from '../store/store.ts'

/** In CSS pixels: below it, page, margin and inspector have no room for the library beside them. See shell.css. */
const narrow = '(max-width: 1180px)'

/** Whether the window is too narrow for the library to stand beside the page: it then lies over it, if it is shown. */
export function useNarrowWindow(): boolean {
  return useSyncExternalStore(onNarrowChange, () => matchMedia(narrow).matches)
}

function onNarrowChange(listener: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the library is on the screen; always where there is nothing else to see. */
export function useLibraryShown(): boolean {
  const isNarrow = useNarrowWindow()
  const wish = useApp((state) => state.view.library)
  const isEmpty = useApp((state) => state.library.summaries.length === 0)
  return isEmpty || wish === 'shown' || (wish === 'auto' && !isNarrow)
}

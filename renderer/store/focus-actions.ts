import type { Place } from '#app/ipc/contract.ts'
import { deepEqual } from '#app/model/changes.ts'
import type { AppStore } from './app-store.ts'
import type { Pick, TextSelection } from './focus-slice.ts'

/** What the annotator points at. */
export interface FocusActions {
  /** Takes an annotation of the article on the page in hand, or none. Ends a pick for another annotation. */
  setFocus(annotation: string | null): void
  setSelection(selection: TextSelection | null): void
  setPick(pick: Pick | null): void
  /** Remembers where the annotator is in an article; it is kept over restarts. */
  setPlace(article: string, place: Place): void
}

export function focusActions(store: AppStore): FocusActions {
  return {
    setFocus: (annotation) =>
      store.setState(({ focus }) => {
        if (focus.annotation === annotation) return {}
        return {
          focus: { ...focus, annotation, pick: focus.pick?.annotation === annotation ? focus.pick : null },
        }
      }),
    setSelection: (selection) =>
      store.setState(({ focus }) =>
        deepEqual(focus.selection, selection) ? {} : { focus: { ...focus, selection } },
      ),
    setPick: (pick) => store.setState(({ focus }) => ({ focus: { ...focus, pick } })),
    setPlace: (article, place) =>
      store.setState(({ view }) =>
        deepEqual(view.places[article], place)
          ? {}
          : { view: { ...view, places: { ...view.places, [article]: place } } },
      ),
  }
}

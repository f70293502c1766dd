import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** How far the pointer may move, in CSS pixels, before a click becomes a drag. */
const clickSlack = 4

/** What happens when the mouse has selected. Positions are ProseMirror's. */
export interface MouseSelectionOptions {
  readonly snap: (anchor: number, head: number) => { readonly anchor: number; readonly head: number }
  readonly onSelected: () => void
  readonly onClick: (position: number) => void
}

/**
 * Makes a selection by mouse snap to whole words when the button is let go (with Alt it stays exactly as drawn), and tells
 * a click from a selection. The button may be let go outside the text, so the end is awaited on the window.
 */
export function mouseSelection({ snap, onSelected, onClick }: MouseSelectionOptions): Plugin {
  const finish = (view: EditorView, down: MouseEvent, up: MouseEvent) => {
    const { selection } = view.state
    if (selection.empty) {
      const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > clickSlack
      if (!moved && up.button === 0) onClick(selection.head)
      return
    }
    if (!up.altKey) {
      const { anchor, head } = snap(selection.anchor, selection.head)
      const snapped = TextSelection.create(view.state.doc, anchor, head)
      if (!snapped.eq(selection)) view.dispatch(view.state.tr.setSelection(snapped))
    }
    onSelected()
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, down) {
          if (down.button !== 0) return false
          window.addEventListener(
            'mouseup',
            // The browser settles the selection, and ProseMirror reads it, after this event: the next frame has both.
            (up) => requestAnimationFrame(() => view.isDestroyed || finish(view, down, up)),
            { once: true },
          )
          return false
        },
      },
    },
  })
}

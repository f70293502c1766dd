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
    const selection = domSelection(view)
    if (!selection) return
    if (selection.empty) {
      const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > clickSlack
      if (!moved) onClick(selection.head)
      return
    }
    const { anchor, head } = up.altKey ? selection : snap(selection.anchor, selection.head)
    const snapped = TextSelection.create(view.state.doc, anchor, head)
    if (!snapped.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(snapped))
    onSelected()
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, down) {
          if (down.button !== 0) return false
          window.addEventListener(
            'mouseup',
            // The browser settles the selection after this event: a click into a selection collapses it only then.
            (up) => requestAnimationFrame(() => view.isDestroyed || finish(view, down, up)),
            { once: true },
          )
          return false
        },
      },
    },
  })
}

/** The page's selection as the browser has it: ProseMirror reads it a moment later, and would still give the one before. */
function domSelection(view: EditorView): TextSelection | null {
  const selection = view.dom.ownerDocument.getSelection()
  const { anchorNode, focusNode } = selection ?? {}
  if (!selection || !anchorNode || !focusNode) return null
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null
  return TextSelection.create(
    view.state.doc,
    view.posAtDOM(anchorNode, selection.anchorOffset),
    view.posAtDOM(focusNode, selection.focusOffset),
  )
}

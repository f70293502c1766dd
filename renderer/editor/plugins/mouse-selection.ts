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
  const finish = (view: EditorView, selection: TextSelection | null, press: Press) => {
    if (!selection) return
    if (selection.empty) {
      if (!press.moved) onClick(selection.head)
      return
    }
    const { anchor, head } = press.exact ? selection : snap(selection.anchor, selection.head)
    const snapped = TextSelection.create(view.state.doc, anchor, head)
    // Given even where it is the same: the browser's own may lag behind.
    view.dispatch(view.state.tr.setSelection(snapped))
    onSelected()
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown(view, down) {
          if (down.button !== 0) return false
          const from = positionAt(view, down)
          const end = (up: MouseEvent) => {
            const to = positionAt(view, up)
            const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > clickSlack
            const press = { moved, exact: up.altKey }
            // The browser settles its selection after this event: a click into a selection collapses it only then.
            requestAnimationFrame(() => {
              if (view.isDestroyed) return
              const drawn = isPlain(down) ? between(view, from, moved ? to : from) : null
              finish(view, drawn ?? domSelection(view), press)
            })
          }
          window.addEventListener('mouseup', end, { once: true })
          return false
        },
      },
    },
  })
}

interface Press {
  /** Whether the pointer moved, so that this was no click. */
  readonly moved: boolean
  /** Whether the selection shall stay as it was drawn. */
  readonly exact: boolean
}

/** Neither a double click, which takes words, nor one that extends the selection there is. */
function isPlain(down: MouseEvent): boolean {
  return down.detail <= 1 && !down.shiftKey
}

function positionAt(view: EditorView, { clientX, clientY }: MouseEvent): number | null {
  return view.posAtCoords({ left: clientX, top: clientY })?.pos ?? null
}

/**
 * What was drawn from one position to another; null where one of them is outside the text. Taken from where the pointer was
 * and not from the browser's selection: on a busy machine that is set back to an earlier one while it is being drawn.
 */
function between(view: EditorView, from: number | null, to: number | null): TextSelection | null {
  return from === null || to === null ? null : TextSelection.create(view.state.doc, from, to)
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

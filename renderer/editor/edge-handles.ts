import type { Annotation } from '#app/model/annotation.ts'
import type { Utf16Offset } from '#app/text/offsets.ts'
import type { Span } from '#app/text/span.ts'

/** Which end of which fragment is being moved. */
export interface EdgeRef {
  readonly fragment: number
  readonly edge: 'start' | 'end'
}

/** What the handles need to know of the page, and what they tell it. */
export interface EdgeHandleOptions {
  /** Lies over the text; only the handles in it take the pointer. */
  readonly layer: HTMLElement
  /** The caret's rectangle at an offset, in the coordinates of the window. */
  readonly caretRect: (offset: Utf16Offset, edge: 'start' | 'end') => DOMRectReadOnly
  /** The offset under a point of the window; null outside the text. `exact` switches the snapping to words off. */
  readonly offsetAt: (x: number, y: number, edge: 'start' | 'end', exact: boolean) => Utf16Offset | null
  readonly onPreview: (annotation: Annotation, spans: readonly Span[] | null) => void
  readonly onResize: (annotation: Annotation, spans: readonly Span[]) => void
}

/** Grips at the ends of the annotation in focus; dragging one moves that end, word by word or (with Alt) exactly. */
export class EdgeHandles {
  readonly #options: EdgeHandleOptions
  #annotation: Annotation | null = null

  constructor(options: EdgeHandleOptions) {
    this.#options = options
  }

  /** Shows the grips of one annotation, or none. */
  show(annotation: Annotation | null): void {
    this.#annotation = annotation
    const grips = annotation
      ? annotation.fragments.flatMap((_, fragment) => [
          this.#grip(annotation, { fragment, edge: 'start' }),
          this.#grip(annotation, { fragment, edge: 'end' }),
        ])
      : []
    this.#options.layer.replaceChildren(...grips)
    this.reposition()
  }

  /** Puts the grips where the ends are now. */
  reposition(): void {
    const annotation = this.#annotation
    if (!annotation) return
    const origin = this.#options.layer.getBoundingClientRect()
    for (const grip of this.#options.layer.children as HTMLCollectionOf<HTMLElement>) {
      const fragment = annotation.fragments[Number(grip.dataset.fragment)]!
      const edge = grip.dataset.edge as EdgeRef['edge']
      const rect = this.#options.caretRect(fragment[edge], edge)
      grip.style.left = `${rect.left - origin.left}px`
      grip.style.top = `${rect.top - origin.top}px`
      grip.style.height = `${rect.height}px`
    }
  }

  destroy(): void {
    this.#options.layer.replaceChildren()
  }

  #grip(annotation: Annotation, edge: EdgeRef): HTMLElement {
    const grip = document.createElement('div')
    grip.className = 'edge-handle'
    // The keyboard moves ends with [ and ]; for screen readers the grips would only repeat that.
    grip.ariaHidden = 'true'
    grip.dataset.fragment = String(edge.fragment)
    grip.dataset.edge = edge.edge
    // Only the knob takes the pointer: a bar over the text would be in the way of the next selection.
    const knob = document.createElement('div')
    knob.className = 'edge-knob'
    knob.addEventListener('pointerdown', (event) => this.#drag(event, knob, annotation, edge))
    grip.append(knob)
    return grip
  }

  #drag(down: PointerEvent, knob: HTMLElement, annotation: Annotation, edge: EdgeRef): void {
    if (down.button !== 0) return
    down.preventDefault()
    knob.setPointerCapture(down.pointerId)
    const stop = new AbortController()
    let spans: readonly Span[] | null = null
    const finish = (keep: boolean) => {
      stop.abort()
      this.#options.onPreview(annotation, null)
      if (keep && spans) this.#options.onResize(annotation, spans)
    }
    const { signal } = stop
    knob.addEventListener(
      'pointermove',
      (event) => {
        const offset = this.#options.offsetAt(event.clientX, event.clientY, edge.edge, event.altKey)
        if (offset === null) return
        spans = withMovedEdge(annotation, edge, offset) ?? spans
        if (spans) this.#options.onPreview(annotation, spans)
      },
      { signal },
    )
    knob.addEventListener('pointerup', () => finish(true), { signal })
    knob.addEventListener('pointercancel', () => finish(false), { signal })
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.code !== 'Escape') return
        event.stopPropagation()
        finish(false)
      },
      { signal, capture: true },
    )
  }
}

/** The annotation's spans with one end elsewhere; null where the fragment would be empty or run backwards. */
export function withMovedEdge(
  annotation: Annotation,
  { fragment, edge }: EdgeRef,
  offset: Utf16Offset,
): readonly Span[] | null {
  const moved = { ...annotation.fragments[fragment]!, [edge]: offset }
  if (moved.start >= moved.end) return null
  return annotation.fragments.map(({ start, end }, rank) =>
    rank === fragment ? { start: moved.start, end: moved.end } : { start, end },
  )
}

import { EditorState, TextSelection } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { Annotation, Zone } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { type Line, lineAt, splitLines } from '#app/text/lines.ts'
import { type Utf16Offset, utf16 } from '#app/text/offsets.ts'
import { snapToWords } from '#app/text/segments.ts'
import type { Span } from '#app/text/span.ts'
import { articleDocument } from './article-schema.ts'
import { EdgeHandles } from './edge-handles.ts'
import { mouseSelection } from './plugins/mouse-selection.ts'
import { readOnly } from './plugins/read-only.ts'
import { offsetOf, positionOf } from './positions.ts'
import { SpanIndex } from './span-index.ts'
import { type LabelClass, rangeRects, Underlay } from './underlay.ts'

/** The caret's selection in the article: anchor is where it began, head where it is now. UTF-16 offsets. */
export interface TextSelectionOffsets {
  readonly anchor: Utf16Offset
  readonly head: Utf16Offset
}

/** The text at the top of the view: a line, and how far it is scrolled past the top, in CSS pixels. */
export interface ScrollPlace {
  readonly topOffset: Utf16Offset
  readonly topPixels: number
}

/** Where the page's parts live in the DOM. */
export interface ArticleViewElements {
  readonly scroller: HTMLElement
  readonly text: HTMLElement
  readonly underlay: HTMLElement
  readonly handles: HTMLElement
}

/** What the page tells. */
export interface ArticleViewEvents {
  readonly onSelection: (selection: TextSelectionOffsets) => void
  /** A selection by mouse is finished (and snapped to words). */
  readonly onMouseSelected: () => void
  /** A click without a drag. */
  readonly onClick: (offset: Utf16Offset) => void
  readonly onResize: (annotation: Annotation, spans: readonly Span[]) => void
  /** The text was laid out anew: what is placed by it must follow. */
  readonly onLayout: () => void
  /** Other lines than before are in or near the view. */
  readonly onNearLines: () => void
  readonly onScroll: (place: ScrollPlace) => void
}

/** How the page looks; may change while it is shown. */
export interface ArticleViewOptions {
  readonly accessibleName: string
  readonly labelClass: LabelClass
  readonly formatNumber: (number: number) => string
}

/**
 * The page: an article's immutable text with a real caret (ProseMirror), annotations painted behind it (Underlay) and grips
 * at the ends of the one in focus (EdgeHandles). Knows offsets only; positions stay inside.
 */
export class ArticleView {
  readonly lines: readonly Line[]
  readonly #view: EditorView
  readonly #index: SpanIndex
  readonly #zones: SpanIndex
  readonly #underlay: Underlay
  readonly #handles: EdgeHandles
  readonly #elements: ArticleViewElements
  readonly #events: ArticleViewEvents
  #focused: Annotation | null = null
  #isPainted = false
  /** Where the reader was last; null until there was a layout to read it from. */
  #place: ScrollPlace | null = null

  constructor(
    article: Pick<Article, 'text' | 'direction'>,
    elements: ArticleViewElements,
    options: ArticleViewOptions,
    events: ArticleViewEvents,
  ) {
    this.#elements = elements
    this.#events = events
    this.lines = splitLines(article.text)
    this.#index = new SpanIndex(this.lines)
    this.#zones = new SpanIndex(this.lines)
    this.#view = new EditorView(
      { mount: elements.text },
      {
        state: EditorState.create({
          doc: articleDocument(this.lines, article.direction),
          plugins: [
            readOnly(),
            mouseSelection({
              snap: (anchor, head) => this.#snapSelection(anchor, head),
              onSelected: events.onMouseSelected,
              onClick: (position) => events.onClick(offsetOf(this.lines, position)),
            }),
          ],
        }),
        // ProseMirror reads the direction of its root element only, so it must be set there as well as on paragraphs.
        attributes: { dir: article.direction, 'aria-label': options.accessibleName, class: 'article-text' },
        clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
        dispatchTransaction: (transaction) => {
          const state = this.#view.state.apply(transaction)
          const moved = !state.selection.eq(this.#view.state.selection)
          this.#view.updateState(state)
          this.#underlay.refreshParagraphs()
          if (moved) events.onSelection(this.selection())
        },
      },
    )
    this.#underlay = new Underlay({
      lines: this.lines,
      index: this.#index,
      zones: this.#zones,
      text: this.#view.dom,
      layer: elements.underlay,
      scroller: elements.scroller,
      labelClass: options.labelClass,
      formatNumber: options.formatNumber,
      onLayout: () => {
        // The line that was at the top stays there, whatever became of the lines above it.
        if (this.#place) this.scrollToPlace(this.#place)
        this.#handles.reposition()
        events.onLayout()
      },
      onNearLines: events.onNearLines,
    })
    this.#handles = new EdgeHandles({
      layer: elements.handles,
      caretRect: (offset, edge) => this.#caretRect(offset, edge),
      offsetAt: (x, y, edge, exact) => this.#offsetAt(x, y, edge, exact),
      onPreview: (annotation, spans) =>
        this.#underlay.setPreview(spans && { annotation: annotation.id, spans }),
      onResize: events.onResize,
    })
    elements.scroller.addEventListener('scroll', this.#reportScroll, { passive: true })
  }

  /** Removes the page and everything that listens. */
  destroy(): void {
    this.#elements.scroller.removeEventListener('scroll', this.#reportScroll)
    this.#handles.destroy()
    this.#underlay.destroy()
    this.#view.destroy()
  }

  /** Shows these annotations; only lines on which something changed are painted anew. */
  setAnnotations(annotations: readonly Annotation[]): void {
    const changedLines = this.#index.update(annotations)
    if (this.#isPainted) this.#underlay.repaintLines(changedLines)
    else this.#underlay.findNear()
    this.#isPainted = true
    if (this.#focused) this.setFocused(this.#index.annotation(this.#focused.id) ?? null)
  }

  /** Shows these zones, under the annotations. */
  setZones(zones: readonly Zone[]): void {
    // To be painted, a zone is a label on one fragment.
    this.#underlay.repaintLines(
      this.#zones.update(
        zones.map((zone) => ({ id: zone.id, label: zone.type, fragments: [zone], attributes: {} })),
      ),
    )
  }

  /** Puts one annotation in focus: solid wash and grips. */
  setFocused(annotation: Annotation | null): void {
    this.#focused = annotation
    this.#underlay.setFocused(annotation?.id ?? null)
    this.#handles.show(annotation)
  }

  /** Lines in or near the view. */
  nearLines(): readonly number[] {
    return this.#underlay.nearLines()
  }

  selection(): TextSelectionOffsets {
    const { anchor, head } = this.#view.state.selection
    return { anchor: offsetOf(this.lines, anchor), head: offsetOf(this.lines, head) }
  }

  /** Moves the caret or the selection. */
  select({ anchor, head }: TextSelectionOffsets): void {
    const { state } = this.#view
    const selection = TextSelection.create(
      state.doc,
      positionOf(this.lines, anchor),
      positionOf(this.lines, head),
    )
    if (!selection.eq(state.selection)) this.#view.dispatch(state.tr.setSelection(selection))
  }

  focusText(): void {
    this.#view.focus()
  }

  hasFocus(): boolean {
    return this.#view.hasFocus()
  }

  /** Scrolls a span into view unless it is there already, leaving some room around it. */
  reveal({ start }: Span): void {
    const { scroller } = this.#elements
    const frame = scroller.getBoundingClientRect()
    const rect = this.#caretRect(start, 'start')
    const room = Math.min(48, frame.height / 4)
    if (rect.top < frame.top + room || rect.bottom > frame.bottom - room) {
      scroller.scrollTop += rect.top - frame.top - frame.height / 3
    }
  }

  /** Where the text begins, in the coordinates of the window. */
  top(): number {
    return this.#elements.underlay.getBoundingClientRect().top
  }

  /** Distance of a span's first character from the top of the text, in CSS pixels. */
  topOf({ start }: Span): number {
    return this.#caretRect(start, 'start').top - this.top()
  }

  /** Rectangles of a span in the coordinates of the window, one or more for each line of the page. */
  rectsOf({ start, end }: Span): readonly DOMRect[] {
    const first = lineAt(this.lines, start).index
    const last = lineAt(this.lines, end).index
    return this.lines.slice(first, last + 1).flatMap((line) => {
      const paragraph = this.#view.dom.children[line.index] as HTMLElement
      return rangeRects(paragraph, Math.max(start - line.start, 0), Math.min(end, line.end) - line.start)
    })
  }

  scrollPlace(): ScrollPlace {
    const top = this.#elements.scroller.getBoundingClientRect().top
    const paragraphs = this.#view.dom.children
    let low = 0
    let high = paragraphs.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (paragraphs[middle]!.getBoundingClientRect().bottom > top) high = middle
      else low = middle + 1
    }
    const paragraph = paragraphs[low]!.getBoundingClientRect()
    return { topOffset: this.lines[low]!.start, topPixels: top - paragraph.top }
  }

  scrollToPlace(place: ScrollPlace): void {
    const { topOffset, topPixels } = place
    this.#place = place
    const { scroller } = this.#elements
    const paragraph = this.#view.dom.children[lineAt(this.lines, topOffset).index]!
    scroller.scrollTop +=
      paragraph.getBoundingClientRect().top - scroller.getBoundingClientRect().top + topPixels
  }

  readonly #reportScroll = (): void => {
    const place = this.scrollPlace()
    // Scrolling to a place tells of it too, rounded to the pixels of the screen; what was meant is kept.
    if (this.#place === null || !isSamePlace(place, this.#place)) this.#place = place
    this.#events.onScroll(this.#place)
  }

  #snapSelection(anchor: number, head: number): { anchor: number; head: number } {
    const from = offsetOf(this.lines, anchor)
    const to = offsetOf(this.lines, head)
    const forward = from <= to
    const span = snapToWords(this.lines, forward ? { start: from, end: to } : { start: to, end: from })
    const start = positionOf(this.lines, span.start)
    const end = positionOf(this.lines, span.end)
    return forward ? { anchor: start, head: end } : { anchor: end, head: start }
  }

  #caretRect(offset: Utf16Offset, edge: 'start' | 'end'): DOMRectReadOnly {
    // The side decides which line a caret at a soft wrap belongs to: a start stands before its character.
    const { left, right, top, bottom } = this.#view.coordsAtPos(
      positionOf(this.lines, offset),
      edge === 'start' ? 1 : -1,
    )
    return new DOMRectReadOnly(left, top, right - left, bottom - top)
  }

  #offsetAt(x: number, y: number, edge: 'start' | 'end', exact: boolean): Utf16Offset | null {
    const found = this.#view.posAtCoords({ left: x, top: y })
    if (!found) return null
    const offset = offsetOf(this.lines, found.pos)
    if (exact) return offset
    const line = lineAt(this.lines, offset)
    // The word under the pointer, taken whole: its first or last character decides.
    const probe =
      edge === 'start'
        ? { start: offset, end: utf16(Math.min(offset + 1, line.end)) }
        : { start: utf16(Math.max(offset - 1, line.start)), end: offset }
    return probe.start < probe.end ? snapToWords(this.lines, probe)[edge] : offset
  }
}

function isSamePlace(a: ScrollPlace, b: ScrollPlace): boolean {
  return a.topOffset === b.topOffset && Math.abs(a.topPixels - b.topPixels) < 1
}

import type { Line } from '#app/text/lines.ts'
import type { Span } from '#app/text/span.ts'
import { type Box, mergeOnLines } from './rect-merge.ts'
import type { LanedPiece, SpanIndex } from './span-index.ts'

/** How far beyond the view paragraphs are painted in advance, in CSS pixels. */
const marginAroundView = 400

/** How a label is painted: its CSS classes carry colour and kind of line. */
export type LabelClass = (label: string) => string

interface Paragraph {
  readonly element: HTMLElement
  near: boolean
  group: HTMLElement | null
}

/** What the underlay is made of and where it paints. */
export interface UnderlayOptions {
  readonly lines: readonly Line[]
  readonly index: SpanIndex
  /** Zones, painted under the annotations. */
  readonly zones: SpanIndex
  /** The element that holds one `<p>` for each line. */
  readonly text: HTMLElement
  /** Lies behind the text at the same place; gets one group of boxes for each paragraph near the view. */
  readonly layer: HTMLElement
  readonly scroller: HTMLElement
  readonly labelClass: LabelClass
  /** How the number of a paragraph reads in the interface's language. */
  readonly formatNumber: (number: number) => string
  /** The text was laid out anew (width, fonts): whatever was measured before is void. */
  readonly onLayout: () => void
  /** Other lines than before are near the view. */
  readonly onNearLines: () => void
}

/**
 * Paints annotations as boxes behind an untouched text, only for paragraphs in and near the view: each paragraph has one
 * group, measured from `Range.getClientRects()` and redrawn when the paragraph's size or its annotations change. Nothing is
 * ever put inside the text, which would break Arabic joins (docs/decisions/underlay.md).
 */
export class Underlay {
  readonly #options: UnderlayOptions
  readonly #intersections: IntersectionObserver
  readonly #sizes: ResizeObserver
  readonly #lineOf = new WeakMap<Element, number>()
  #paragraphs: Paragraph[] = []
  #focused: string | null = null
  #paintedSize = ''
  #preview: { readonly annotation: string; readonly spans: readonly Span[] } | null = null

  constructor(options: UnderlayOptions) {
    this.#options = options
    this.#intersections = new IntersectionObserver((entries) => this.#onIntersections(entries), {
      root: options.scroller,
      rootMargin: `${marginAroundView}px 0px`,
    })
    this.#sizes = new ResizeObserver(() => {
      // The observer begins with the size that was there already.
      if (this.#textSize() !== this.#paintedSize) this.#onLayout()
    })
    this.#sizes.observe(options.text)
    document.fonts.addEventListener('loadingdone', this.#onLayout)
    this.refreshParagraphs()
  }

  /** Stops observing and removes what was painted. */
  destroy(): void {
    this.#intersections.disconnect()
    this.#sizes.disconnect()
    document.fonts.removeEventListener('loadingdone', this.#onLayout)
    this.#options.layer.replaceChildren()
  }

  /** Takes note of paragraphs whose element was made anew; cheap when none was. */
  refreshParagraphs(): void {
    const elements = this.#options.text.children
    for (let line = 0; line < elements.length; line++) {
      const element = elements[line] as HTMLElement
      const known = this.#paragraphs[line]
      if (known?.element === element) continue
      if (known) {
        this.#intersections.unobserve(known.element)
        known.group?.remove()
      }
      this.#paragraphs[line] = { element, near: false, group: null }
      this.#lineOf.set(element, line)
      this.#intersections.observe(element)
    }
  }

  /**
   * Finds out at once which paragraphs are near the view, so that the first frame has its boxes: the observer would tell
   * one or two frames later.
   */
  findNear(): void {
    const { top, bottom } = this.#options.scroller.getBoundingClientRect()
    for (const paragraph of this.#paragraphs) {
      const frame = paragraph.element.getBoundingClientRect()
      if (frame.top > bottom + marginAroundView) break
      paragraph.near = frame.bottom >= top - marginAroundView
    }
    this.repaint()
    this.#options.onNearLines()
  }

  /** The lines whose paragraphs are in or near the view. */
  nearLines(): readonly number[] {
    return this.#paragraphs.flatMap(({ near }, line) => (near ? [line] : []))
  }

  /** Marks one annotation with a solid wash. */
  setFocused(annotation: string | null): void {
    if (annotation === this.#focused) return
    this.#focused = annotation
    for (const group of this.#groups()) {
      for (const box of group.querySelectorAll<HTMLElement>('.span-box')) {
        box.classList.toggle('focused', box.dataset.annotation === annotation)
      }
    }
  }

  /** Shows an annotation with other spans than it has, while one of its ends is being dragged. */
  setPreview(preview: { readonly annotation: string; readonly spans: readonly Span[] } | null): void {
    this.#preview = preview
    this.repaint()
  }

  /** Paints the groups of some lines anew. */
  repaintLines(lines: Iterable<number>): void {
    // All measuring comes before all writing, so that the page is laid out once.
    const painted = [...lines].flatMap((line) => {
      const paragraph = this.#paragraphs[line]
      return paragraph?.near ? [{ line, paragraph, boxes: this.#measure(line, paragraph.element) }] : []
    })
    for (const { line, paragraph, boxes } of painted) this.#write(line, paragraph, boxes)
  }

  /** Paints everything near the view anew, as after a change of width or fonts. */
  readonly repaint = (): void => {
    this.#paintedSize = this.#textSize()
    this.repaintLines(this.nearLines())
  }

  #textSize(): string {
    const { width, height } = this.#options.text.getBoundingClientRect()
    return `${width} ${height}`
  }

  readonly #onLayout = (): void => {
    this.repaint()
    this.#options.onLayout()
  };

  *#groups(): Iterable<HTMLElement> {
    for (const { group } of this.#paragraphs) if (group) yield group
  }

  #onIntersections(entries: readonly IntersectionObserverEntry[]): void {
    const entered: number[] = []
    let hasChanged = false
    for (const entry of entries) {
      const line = this.#lineOf.get(entry.target)
      const paragraph = line === undefined ? undefined : this.#paragraphs[line]
      if (line === undefined || paragraph?.element !== entry.target) continue
      if (entry.isIntersecting && !paragraph.near) entered.push(line)
      hasChanged ||= entry.isIntersecting !== paragraph.near
      paragraph.near = entry.isIntersecting
      if (!entry.isIntersecting) {
        paragraph.group?.remove()
        paragraph.group = null
      }
    }
    if (!hasChanged) return
    this.repaintLines(entered)
    this.#options.onNearLines()
  }

  #measure(line: number, element: HTMLElement): MeasuredParagraph {
    const origin = this.#options.layer.getBoundingClientRect()
    const frame = element.getBoundingClientRect()
    const top = frame.top - origin.top
    const toBoxes = (start: number, end: number) =>
      mergeOnLines(rangeRects(element, start, end)).map((box) => ({
        left: box.left - origin.left,
        right: box.right - origin.left,
        top: box.top - origin.top - top,
        bottom: box.bottom - origin.top - top,
      }))
    const zones = this.#options.zones.onLine(line).flatMap(({ start, end }) => toBoxes(start, end))
    const pieces = this.#withPreview(line, this.#options.index.onLine(line)).map((piece) => ({
      piece,
      boxes: toBoxes(piece.start, piece.end),
    }))
    return { top, zones, pieces }
  }

  #withPreview(line: number, pieces: readonly LanedPiece[]): readonly LanedPiece[] {
    const preview = this.#preview
    const { start, end } = this.#options.lines[line]!
    const shown = preview ? pieces.filter(({ annotation }) => annotation.id !== preview.annotation) : pieces
    const template = preview && this.#options.index.annotation(preview.annotation)
    if (!preview || !template) return shown
    const previewed = preview.spans
      .filter((span) => span.start < end && span.end > start)
      .map((span) => ({
        annotation: template,
        start: Math.max(span.start, start) - start,
        end: Math.min(span.end, end) - start,
        lane: 0,
      }))
    return [...shown, ...previewed]
  }

  #write(line: number, paragraph: Paragraph, { top, zones, pieces }: MeasuredParagraph): void {
    const group = document.createElement('div')
    group.className = 'paragraph-group'
    group.style.top = `${top}px`
    const number = document.createElement('span')
    number.className = 'paragraph-number'
    number.textContent = this.#options.lines[line]!.text === '' ? '' : this.#options.formatNumber(line + 1)
    group.append(number)
    for (const zone of zones) group.append(boxElement('zone-box', zone))
    for (const { piece, boxes } of pieces) {
      for (const box of boxes) group.append(this.#box(piece, box))
    }
    if (paragraph.group) paragraph.group.replaceWith(group)
    else this.#options.layer.append(group)
    paragraph.group = group
  }

  #box({ annotation, lane }: LanedPiece, place: Box): HTMLElement {
    const box = boxElement(`span-box ${this.#options.labelClass(annotation.label)}`, place)
    box.classList.toggle('focused', annotation.id === this.#focused)
    box.dataset.annotation = annotation.id
    box.style.setProperty('--lane', String(lane))
    return box
  }
}

function boxElement(classes: string, { left, top, right, bottom }: Box): HTMLElement {
  const box = document.createElement('div')
  box.className = classes
  box.style.left = `${left}px`
  box.style.top = `${top}px`
  box.style.width = `${right - left}px`
  box.style.height = `${bottom - top}px`
  return box
}

interface MeasuredParagraph {
  readonly top: number
  readonly zones: readonly Box[]
  readonly pieces: readonly { readonly piece: LanedPiece; readonly boxes: readonly Box[] }[]
}

/** The rectangles of a stretch of a paragraph, in the coordinates of the window. Offsets are UTF-16, from its start. */
export function rangeRects(paragraph: HTMLElement, start: number, end: number): readonly DOMRect[] {
  const text = paragraph.firstChild
  if (!(text instanceof Text)) return []
  const range = document.createRange()
  range.setStart(text, Math.min(start, text.length))
  range.setEnd(text, Math.min(end, text.length))
  return Array.from(range.getClientRects())
}

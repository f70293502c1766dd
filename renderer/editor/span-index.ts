import { type Annotation, compareText } from '#app/model/annotation.ts'
import { type Line, lineAt } from '#app/text/lines.ts'

/** The part of an annotation's fragment that lies on one line. Offsets are UTF-16 from the start of the line. */
export interface Piece {
  readonly annotation: Annotation
  readonly start: number
  readonly end: number
}

/** A piece with the lane that its line is drawn in: pieces that overlap never share one. 0 lies nearest to the text. */
export interface LanedPiece extends Piece {
  readonly lane: number
}

/**
 * Which annotations lie on which line, so that painting costs what is visible and not what there is. What it answers depends
 * on the annotations it holds now, never on the order in which they came.
 */
export class SpanIndex {
  readonly #lines: readonly Line[]
  readonly #byLine = new Map<number, Piece[]>()
  readonly #byId = new Map<string, Annotation>()
  #annotations: readonly Annotation[] = []

  constructor(lines: readonly Line[]) {
    this.#lines = lines
  }

  /**
   * Takes over a new list of annotations and returns the numbers of the lines on which something changed. What changed is told
   * by identity: a changed annotation is another object, an unchanged one the same.
   */
  update(annotations: readonly Annotation[]): ReadonlySet<number> {
    const changedLines = new Set<number>()
    const { removed, added } = difference(this.#annotations, annotations)
    for (const annotation of removed) {
      this.#byId.delete(annotation.id)
      for (const line of new Set(piecesOf(this.#lines, annotation).map((piece) => piece.line))) {
        const rest = (this.#byLine.get(line) ?? []).filter((piece) => piece.annotation !== annotation)
        if (rest.length > 0) this.#byLine.set(line, rest)
        else this.#byLine.delete(line)
        changedLines.add(line)
      }
    }
    for (const annotation of added) {
      this.#byId.set(annotation.id, annotation)
      for (const { line, piece } of piecesOf(this.#lines, annotation)) {
        const pieces = this.#byLine.get(line)
        if (pieces) pieces.push(piece)
        else this.#byLine.set(line, [piece])
        changedLines.add(line)
      }
    }
    this.#annotations = annotations
    return changedLines
  }

  /** The pieces of one line with their lanes, in the order in which they are painted. */
  onLine(line: number): readonly LanedPiece[] {
    return assignLanes(this.#byLine.get(line) ?? [])
  }

  /** The annotation with an id, if there is one. */
  annotation(id: string): Annotation | undefined {
    return this.#byId.get(id)
  }
}

/** Compares two lists of immutable items that are mostly the same objects in the same order. */
function difference<Item>(
  before: readonly Item[],
  after: readonly Item[],
): { readonly removed: readonly Item[]; readonly added: readonly Item[] } {
  let head = 0
  const shorter = Math.min(before.length, after.length)
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const oldMiddle = before.slice(head, before.length - tail)
  const newMiddle = after.slice(head, after.length - tail)
  const kept = new Set(newMiddle)
  const known = new Set(oldMiddle)
  return {
    removed: oldMiddle.filter((item) => !kept.has(item)),
    added: newMiddle.filter((item) => !known.has(item)),
  }
}

function piecesOf(lines: readonly Line[], annotation: Annotation): { line: number; piece: Piece }[] {
  const pieces: { line: number; piece: Piece }[] = []
  for (const fragment of annotation.fragments) {
    let line: Line | undefined = lineAt(lines, fragment.start)
    for (; line && line.start < fragment.end; line = lines[line.index + 1]) {
      const start = Math.max(fragment.start, line.start)
      const end = Math.min(fragment.end, line.end)
      // Nothing is left of a fragment on a line of which it has the LF only, nor beyond the end of the text.
      if (start >= end) continue
      pieces.push({
        line: line.index,
        piece: {
          annotation,
          start: start - line.start,
          end: end - line.start,
        },
      })
    }
  }
  return pieces
}

/**
 * Gives each piece the first lane that no overlapping piece before it has (longer pieces first where two start together, so
 * that an inner span reads as lying on its outer one).
 */
export function assignLanes(pieces: readonly Piece[]): readonly LanedPiece[] {
  const ordered = [...pieces].sort(
    (a, b) => a.start - b.start || b.end - a.end || compareText(a.annotation.id, b.annotation.id),
  )
  const laneEnds: number[] = []
  return ordered.map((piece) => {
    let lane = laneEnds.findIndex((end) => end <= piece.start)
    if (lane === -1) lane = laneEnds.length
    laneEnds[lane] = piece.end
    return { ...piece, lane }
  })
}

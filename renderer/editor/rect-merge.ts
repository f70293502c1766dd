/** A rectangle in CSS pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Rectangles nearer than this (in CSS pixels) belong together: the rest is rounding. */
const touching = 1

/**
 * Joins the rectangles of one range that lie side by side on the same line of the page. Rectangles with a gap between them
 * stay apart: where a span crosses from one direction into the other, the text in the gap is not part of it.
 */
export function mergeOnLines(boxes: readonly Box[]): readonly Box[] {
  const rows: { top: number; bottom: number; boxes: Box[] }[] = []
  for (const box of boxes) {
    if (box.right - box.left <= 0) continue
    const middle = (box.top + box.bottom) / 2
    const row = rows.find(({ top, bottom }) => top <= middle && middle <= bottom)
    if (row) {
      row.boxes.push(box)
      row.top = Math.min(row.top, box.top)
      row.bottom = Math.max(row.bottom, box.bottom)
    } else rows.push({ top: box.top, bottom: box.bottom, boxes: [box] })
  }
  return rows.flatMap(({ top, bottom, boxes: inRow }) => {
    const merged: { left: number; right: number }[] = []
    for (const { left, right } of inRow.sort((a, b) => a.left - b.left)) {
      const last = merged.at(-1)
      if (last && left - last.right <= touching) last.right = Math.max(last.right, right)
      else merged.push({ left, right })
    }
    return merged.map(({ left, right }) => ({ left, right, top, bottom }))
  })
}

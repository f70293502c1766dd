/** A gloss before it is placed: where its line is and how much room it takes, in CSS pixels. */
export interface GlossBox {
  readonly id: string
  readonly lineTop: number
  readonly height: number
}

/**
 * Places glosses in the margin so that none covers another. They slide down from their lines; the one in focus comes level
 * with its line and pushes those before it up, as far as there is room.
 *
 * @param boxes in reading order
 * @param gap least distance between two glosses, in CSS pixels
 * @returns the top of each gloss, by id
 */
export function placeGlosses(
  boxes: readonly GlossBox[],
  gap: number,
  focused: string | null,
): ReadonlyMap<string, number> {
  const wanted = boxes.map(({ lineTop }) => lineTop)
  const focus = focused === null ? -1 : boxes.findIndex(({ id }) => id === focused)
  for (let rank = focus - 1; rank >= 0; rank--) {
    wanted[rank] = Math.min(wanted[rank]!, wanted[rank + 1]! - gap - boxes[rank]!.height)
  }
  // Above the page there is no room, so nothing is placed higher than its top.
  let free = 0
  return new Map(
    boxes.map(({ id, height }, rank) => {
      const top = Math.max(wanted[rank]!, free)
      free = top + height + gap
      return [id, top]
    }),
  )
}

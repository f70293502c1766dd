/** Does the same work for every item, at most `limit` at a time; the results stand in the items' order. */
export async function inParallel<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values = new Array<Value>(items.length)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let rank = next++; rank < items.length; rank = next++) values[rank] = await work(items[rank] as Item)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return values
}

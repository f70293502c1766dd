import type { Article } from '#app/model/article.ts'
import { type OffsetMap, offsetMap } from '#app/text/offsets.ts'

const maps = new WeakMap<Article, OffsetMap>()

/** The article's offsets in code points, worked out once. */
export function offsetsOf(article: Article): OffsetMap {
  let map = maps.get(article)
  if (!map) {
    map = offsetMap(article.text)
    maps.set(article, map)
  }
  return map
}

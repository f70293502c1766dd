import * as v from 'valibot'
import { setStateSchema } from '#app/model/annotation.ts'
import { safeIdSchema } from '#app/model/ids.ts'
import { readJson } from './read-file.ts'

/*
 * What the library shows of articles and sets, so that opening a project of a thousand articles does not mean reading all of
 * them. Every entry names the state of the file it was taken from and counts only while the file is in that state. Losing the
 * cache costs time, nothing else.
 */

const format = 'hashiya-cache/1'

const articleFactsSchema = v.object({
  /** Identity of the file, see `FileFacts`. */
  state: v.string(),
  sha256: v.string(),
  /** Code points. */
  length: v.number(),
  metadata: v.object({
    title: v.string(),
    outlet: v.string(),
    date: v.string(),
    url: v.string(),
    language: v.string(),
  }),
})

const setFactsSchema = v.object({
  /** Identity of the file and of its journals. */
  files: v.string(),
  state: setStateSchema,
  counts: v.record(v.string(), v.number()),
})

const cacheSchema = v.object({
  format: v.literal(format),
  articles: v.record(safeIdSchema, articleFactsSchema),
  sets: v.record(safeIdSchema, setFactsSchema),
})

export type ArticleFacts = v.InferOutput<typeof articleFactsSchema>
export type SetFacts = v.InferOutput<typeof setFactsSchema>

export interface Cache {
  readonly articles: ReadonlyMap<string, ArticleFacts>
  readonly sets: ReadonlyMap<string, SetFacts>
}

/** Reads a cache; an empty one where there is none that can be read. */
export async function readCache(root: string, file: string): Promise<Cache> {
  const read = await readJson(root, file)
  const parsed = read.ok ? v.safeParse(cacheSchema, read.value.json) : undefined
  if (!parsed?.success) return { articles: new Map(), sets: new Map() }
  return {
    articles: new Map(Object.entries(parsed.output.articles)),
    sets: new Map(Object.entries(parsed.output.sets)),
  }
}

/** The text of a cache's file. */
export function formatCache({ articles, sets }: Cache): string {
  const file = { format, articles: Object.fromEntries(articles), sets: Object.fromEntries(sets) }
  return `${JSON.stringify(file)}\n`
}

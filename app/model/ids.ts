import * as v from 'valibot'

/**
 * Article and annotator ids become names of files and folders, so they hold only `[a-z0-9._-]`, begin with a letter, a
 * digit or `_`, and are at most 100 characters long.
 */
export const idPattern = /^[a-z0-9_][a-z0-9._-]{0,99}$/

/** Windows' device names, which no file may bear whatever its extension. */
const reservedName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/

/** The annotator id that stands for the adjudicated set; no person may take it. */
export const goldAnnotator = 'gold'

/** Whether a text can serve as an article or annotator id. */
export function isSafeId(text: string): boolean {
  return idPattern.test(text) && !reservedName.test(text) && !text.endsWith('.')
}

/** Validator of {@link isSafeId}. */
export const safeIdSchema = v.pipe(v.string(), v.check(isSafeId, 'not a safe id'))

/**
 * Makes a safe id out of a file name or a person's name: lower case, Latin letters and digits kept, all else folded to
 * hyphens. Returns `fallback` where nothing is left, as with a wholly Arabic name.
 *
 * @param taken ids that are in use; a number is put behind until the id is free
 */
export function makeSafeId(name: string, fallback: string, taken: ReadonlySet<string>): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9_]+|[^a-z0-9_]+$/g, '')
    .slice(0, 80)
    .replace(/[^a-z0-9_]+$/g, '')
  const base = isSafeId(folded) ? folded : fallback
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

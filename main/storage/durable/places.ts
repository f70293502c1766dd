import { join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { partsOf } from './folders.ts'

/** Name of the folder of a project that only this program reads: journals, backups, what was set aside. */
export const privateFolderName = '.hashiya'

/** A folder inside the project, both as a path and as the parts that lead there from the root. */
interface Place {
  readonly path: string
  readonly parts: readonly string[]
}

/** Where everything that belongs to one file lies. */
export interface Places {
  readonly root: string
  /** Relative to the root, `/` between its parts: how reports name the file. */
  readonly file: string
  readonly target: string
  /** The file's own name. */
  readonly name: string
  readonly folder: Place
  readonly journals: Place
  readonly backups: Place
  readonly setAside: Place
}

/**
 * The places of `file` (relative to the project folder `root`, `/` between its parts). Fails with `invalid_file` for a path
 * that could lead out of the project or into the private folder's own bookkeeping.
 */
export function placesOf(root: string, file: string): Result<Places> {
  const parts = partsOf(file)
  const name = parts?.at(-1)
  if (!parts || name === undefined) return fail('invalid_file', { reason: file })
  const place = (...inside: readonly string[]): Place => ({ path: join(root, ...inside), parts: inside })
  const parents = parts.slice(0, -1)
  return ok({
    root,
    file,
    target: join(root, ...parts),
    name,
    folder: place(...parents),
    journals: place(privateFolderName, 'journals', ...parts),
    backups: place(privateFolderName, 'backups', ...parts),
    setAside: place(privateFolderName, 'set-aside', ...parents),
  })
}

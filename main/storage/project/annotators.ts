import { userInfo } from 'node:os'
import type { Annotator } from '#app/ipc/contract.ts'
import { goldAnnotator, isSafeId, makeSafeId } from '#app/model/ids.ts'
import type { ProjectFile } from '#app/project/project-file.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { annotationsFolder } from './project-paths.ts'
import { folders, listIds } from './read-file.ts'

const longestName = 200

/** Everybody who has a name in the project or a folder of annotations, by id. */
export function knownAnnotators(
  { annotators }: Pick<ProjectFile, 'annotators'>,
  folderIds: readonly string[],
): readonly Annotator[] {
  const registered = annotators.map(({ id, name }) => ({ id, name }))
  const others = folderIds
    .filter((id) => id !== goldAnnotator && !registered.some((annotator) => annotator.id === id))
    .map((id) => ({ id, name: id }))
  return [...registered, ...others]
}

/** Ids of the annotators' folders in the project, `gold` among them if it is there, and what was passed over. */
export async function annotatorFolders(
  root: string,
): Promise<Result<{ readonly ids: readonly string[]; readonly notices: readonly Problem[] }>> {
  const listing = await listIds(root, annotationsFolder, folders)
  if (!listing.ok) return listing
  return ok({ ids: [...listing.value.found.keys()], notices: listing.value.notices })
}

/** Finds a person by id or by display name. */
export function findAnnotator(annotators: readonly Annotator[], wanted: string): Annotator | undefined {
  const name = displayName(wanted)
  return (
    annotators.find(({ id }) => id === wanted) ??
    annotators.find((annotator) => displayName(annotator.name) === name)
  )
}

/**
 * A new person. Without an id, one is made of the name; where nothing of it can stand in an id (an Arabic name, say), the id is
 * "annotator" with a number. Fails with `invalid_annotator` for an empty name and for an id that is unsafe, reserved or taken.
 */
export function newAnnotator(annotators: readonly Annotator[], name: string, id?: string): Result<Annotator> {
  const shown = displayName(name)
  if (shown === '') return fail('invalid_annotator')
  const taken = new Set([goldAnnotator, ...annotators.map((annotator) => annotator.id)])
  if (id === undefined) return ok({ id: makeSafeId(shown, 'annotator', taken), name: shown })
  return isSafeId(id) && !taken.has(id) ? ok({ id, name: shown }) : fail('invalid_annotator')
}

/** The name of whoever is logged in, for the first annotator of a project that has none. */
export function loginName(): string {
  try {
    return displayName(userInfo().username) || 'annotator'
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return 'annotator'
  }
}

/** A name as people read it: no control or direction characters, no space at the ends. */
function displayName(name: string): string {
  const shown = name.normalize('NFC').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
  return [...shown.trim()].slice(0, longestName).join('')
}

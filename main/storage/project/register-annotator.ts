import type { Annotator } from '#app/ipc/contract.ts'
import type { ProjectFile } from '#app/project/project-file.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { annotatorFolders, findAnnotator, knownAnnotators, newAnnotator } from './annotators.ts'
import { projectCodec } from './codecs.ts'
import { projectFileName } from './project-paths.ts'
import type { SharedFiles } from './shared-files.ts'

/** A person of the project, and the project with that person in it. */
export interface Registration {
  readonly annotator: Annotator
  readonly project: ProjectFile
  /** Ids of all folders below `annotations/`. */
  readonly folders: readonly string[]
}

/**
 * Puts a person into the project's main file unless somebody of this id (or, without `id`, this name) is there already. An
 * id that only has a folder so far gets its name. Fails with `invalid_annotator` and as writing a shared file does.
 */
export async function registerAnnotator(
  root: string,
  shared: SharedFiles,
  name: string,
  id?: string,
): Promise<Result<Registration>> {
  const listing = await annotatorFolders(root)
  if (!listing.ok) return listing
  const folders = listing.value.ids
  let annotator: Annotator | undefined
  const updated = await shared.update(projectFileName, projectCodec, (present) => {
    const { annotators } = present
    const known =
      id === undefined ? findAnnotator(annotators, name) : annotators.find((other) => other.id === id)
    if (known) {
      annotator = { id: known.id, name: known.name }
      return ok(present)
    }
    const others = knownAnnotators(present, folders).filter((other) => other.id !== id)
    const added = newAnnotator(others, name, id)
    if (!added.ok) return added
    annotator = added.value
    return ok({ ...present, annotators: [...annotators, added.value] })
  })
  if (!updated.ok) return updated
  return annotator ? ok({ annotator, project: updated.value, folders }) : fail('unexpected', { reason: name })
}

import { mkdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseCodebook } from '#app/codebook/codebook-file.ts'
import { emptyActorsFile, formatActors } from '#app/project/actors-file.ts'
import { formatCodebook } from '#app/project/codebook-json.ts'
import { formatProject } from '#app/project/project-file.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { namesIn, walk } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import { attempt, look } from '../durable/problem-of.ts'
import { newAnnotator } from './annotators.ts'
import {
  actorsFileName,
  annotationsFolder,
  articlesFolder,
  codebookFileName,
  privateIgnoreFile,
  projectFileName,
} from './project-paths.ts'
import type { Surroundings } from './surroundings.ts'
import { writeWhole } from './write-file.ts'

export interface NewProject {
  /** Made if it is missing; may hold nothing but files whose names begin with a dot. */
  readonly folder: string
  /** The folder's name where it is empty. */
  readonly name: string
  /** Parsed JSON of a codebook file; kept as it is. */
  readonly codebookFile: unknown
  /** Display name of the first annotator. */
  readonly annotatorName?: string
}

/**
 * Makes a project folder. Its main file is written last, so that a folder is a project only when it is a whole one. Fails with
 * `project_exists` and `folder_not_empty` ({path}), `invalid_file` ({reason}) for a codebook that is none, `invalid_annotator`,
 * and storage codes.
 */
export async function createProject(
  { folder, name, codebookFile, annotatorName = '' }: NewProject,
  surroundings: Surroundings,
): Promise<Result<null>> {
  const codebook = parseCodebook(codebookFile)
  if (!codebook.ok) return codebook
  const annotator = annotatorName.trim() === '' ? null : newAnnotator([], annotatorName)
  if (annotator && !annotator.ok) return annotator
  const root = resolve(folder)
  const free = await makeRoot(root)
  if (!free.ok) return free

  for (const inside of [articlesFolder, annotationsFolder]) {
    const made = await walk(nodeFileSystem, root, [inside], true)
    if (!made.ok) return made
  }
  const project = {
    name: name.trim() || basename(root),
    created: surroundings.clock().toISOString(),
    annotators: annotator ? [annotator.value] : [],
    unread: [],
  }
  const files = [
    [codebookFileName, formatCodebook(codebookFile)],
    [actorsFileName, formatActors(emptyActorsFile)],
    [projectFileName, formatProject(project)],
  ] as const
  const ignored = await keepPrivate(root, surroundings)
  if (!ignored.ok) return ignored
  for (const [file, text] of files) {
    const written = await writeWhole(root, file, text, surroundings)
    if (!written.ok) return written
  }
  return ok(null)
}

async function makeRoot(root: string): Promise<Result<null>> {
  return attempt(root, async () => {
    await mkdir(root, { recursive: true })
    const names = await namesIn(nodeFileSystem, root)
    if (names.includes(projectFileName)) return fail('project_exists', { path: root })
    // A folder that is under version control already is as good as an empty one.
    const inTheWay = names.some((name) => !name.startsWith('.'))
    return inTheWay ? fail('folder_not_empty', { path: root }) : ok(null)
  })
}

/** Makes the private folder, with a file in it that keeps Git away. */
export async function keepPrivate(root: string, surroundings: Surroundings): Promise<Result<null>> {
  const there = await attempt(root, async () => {
    const path = resolve(root, privateIgnoreFile)
    return ok((await look(nodeFileSystem, path)) !== null)
  })
  if (there.ok && there.value) return ok(null)
  return writeWhole(root, privateIgnoreFile, '*\n', surroundings)
}

import { basename, dirname, resolve } from 'node:path'
import type { Codebook } from '#app/codebook/codebook.ts'
import { parseCodebook } from '#app/codebook/codebook-file.ts'
import type { Annotator } from '#app/ipc/contract.ts'
import { emptyHistory } from '#app/model/history.ts'
import { isSafeId } from '#app/model/ids.ts'
import { type ActorsFile, emptyActorsFile, parseActors } from '#app/project/actors-file.ts'
import type { ReadFile } from '#app/project/file-kind.ts'
import { type ProjectFile, parseProject } from '#app/project/project-file.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { readDurable } from '../durable/open-durable.ts'
import { annotatorFolders, findAnnotator, knownAnnotators, loginName, newAnnotator } from './annotators.ts'
import { ArticleLibrary } from './article-library.ts'
import { readCache } from './cache-file.ts'
import { actorsCodec, codebookCodec, projectCodec, type WholeFileCodec } from './codecs.ts'
import { keepPrivate } from './create-project.ts'
import { beginWork } from './own-work.ts'
import { actorsFileName, cacheFile, codebookFileName, projectFileName } from './project-paths.ts'
import { ProjectSession, type SessionParts } from './project-session.ts'
import { readJson } from './read-file.ts'
import { registerAnnotator } from './register-annotator.ts'
import { SetCounter } from './set-counter.ts'
import { SharedFiles } from './shared-files.ts'
import type { Surroundings } from './surroundings.ts'
import { readHistory } from './undo-log.ts'
import { readLastAnnotator, saveLastAnnotator, ViewMemory } from './view-memory.ts'

export interface OpenOptions extends Surroundings {
  /** The project folder, or the path of its `project.hashiya`. */
  readonly folder: string
  /**
   * Id or display name; somebody new is registered. Without: the last one used here, else the project's first, else one made
   * from the user's login name.
   */
  readonly annotator?: string
  /** `share` writes only what annotators share, so that nobody need be one; `read` takes no lock and writes nothing. */
  readonly access: 'annotate' | 'share' | 'read'
}

/** The project's files as they were found. */
interface Found {
  readonly root: string
  readonly project: ProjectFile
  readonly folders: readonly string[]
  readonly codebook: { readonly file: unknown; readonly codebook: Codebook }
  readonly actors: ActorsFile
  /** Why nothing may be written: the main file is of a newer version. */
  readonly newer: Problem | null
  readonly notices: readonly Problem[]
}

/**
 * Opens a project. Where its annotator cannot write, because another session holds the lock or the folder cannot be written,
 * the session is for reading only and says why. Fails with `not_a_project` ({path}), `invalid_file`, `not_found`
 * ({path}: a missing codebook, or, when reading, an annotator whom nobody knows), `invalid_annotator`, and storage codes.
 */
export async function openProject(options: OpenOptions): Promise<Result<ProjectSession>> {
  const { clock, random, access } = options
  const surroundings = { clock, random }
  const found = await findProject(options.folder)
  if (!found.ok) return found
  const { root, newer } = found.value
  const notices = [...found.value.notices]
  const report = (notes: readonly Problem[]) => notices.push(...notes)
  const shared = new SharedFiles(root, surroundings, report)

  const chosen = await chooseAnnotator(
    found.value,
    options.annotator,
    access === 'annotate' && newer === null,
  )
  if (!chosen.ok) return chosen
  const { annotator, isNew } = chosen.value
  const { work, readOnly, mayWriteShared } = newer
    ? { work: null, readOnly: newer, mayWriteShared: false }
    : await gain(access, root, annotator.id, surroundings, report)
  let { project, folders } = found.value
  if (access === 'annotate' && mayWriteShared && isNew) {
    const registered = await registerAnnotator(root, shared, annotator.name, annotator.id)
    if (registered.ok) ({ project, folders } = registered.value)
    else report([registered.problem])
  }
  if (work) await saveLastAnnotator(root, annotator.id, surroundings)

  const cache = await readCache(root, cacheFile(annotator.id))
  const library = new ArticleLibrary(root, cache.articles, surroundings)
  const looked = await library.refresh()
  report(looked.ok ? looked.value : [looked.problem])
  return ok(
    new ProjectSession({
      ...found.value,
      surroundings,
      annotator,
      readOnly,
      mayWriteShared,
      project,
      folders,
      library,
      counter: new SetCounter(root, annotator.id, library, cache.sets),
      shared,
      view: await ViewMemory.read(root, annotator.id, work !== null, surroundings),
      work,
      history: work ? emptyHistory : await readHistory(root, annotator.id),
      notices,
    }),
  )
}

/** What a session may do, as far as the folder and other sessions let it. */
async function gain(
  access: OpenOptions['access'],
  root: string,
  annotator: string,
  surroundings: Surroundings,
  report: (notes: readonly Problem[]) => void,
): Promise<Pick<SessionParts, 'work' | 'readOnly' | 'mayWriteShared'>> {
  const opened = fail('opened_read_only').problem
  if (access === 'read') return { work: null, readOnly: opened, mayWriteShared: false }
  const kept = await keepPrivate(root, surroundings)
  if (!kept.ok) return { work: null, readOnly: kept.problem, mayWriteShared: false }
  if (access === 'share') return { work: null, readOnly: opened, mayWriteShared: true }
  const begun = await beginWork(root, annotator, surroundings, report)
  if (begun.ok) return { work: begun.value, readOnly: null, mayWriteShared: true }
  // The lock is about this annotator's sets only; what is shared has a lock of its own.
  return { work: null, readOnly: begun.problem, mayWriteShared: begun.problem.code === 'lock_held' }
}

async function findProject(path: string): Promise<Result<Found>> {
  const whole = resolve(path)
  const root = basename(whole) === projectFileName ? dirname(whole) : whole
  const project = await readShared(root, projectFileName, projectCodec, parseProject)
  if (!project.ok) {
    const missing = project.problem.code === 'not_found' || project.problem.code === 'folder_vanished'
    return missing ? fail('not_a_project', { path: root }) : project
  }
  const codebook = await readShared(root, codebookFileName, codebookCodec, (json) =>
    ok({ data: json, newer: null }),
  )
  if (!codebook.ok) return codebook
  const parsed = parseCodebook(codebook.value.data)
  if (!parsed.ok) return parsed
  const actors = await readShared(root, actorsFileName, actorsCodec, parseActors)
  const lost = actors.ok || actors.problem.code === 'not_found' ? [] : [actors.problem]
  const folders = await annotatorFolders(root)
  return ok({
    root,
    project: project.value.data,
    folders: folders.ok ? folders.value.ids : [],
    codebook: { file: codebook.value.data, codebook: parsed.value },
    actors: actors.ok ? actors.value.data : emptyActorsFile,
    newer: project.value.newer,
    notices: [
      ...project.value.report,
      ...codebook.value.report,
      ...(actors.ok ? actors.value.report : []),
      ...lost,
      ...(folders.ok ? folders.value.notices : [folders.problem]),
    ],
  })
}

/**
 * Reads a file that annotators share: from its backups where it is damaged or was deleted, as far as it can be understood where it
 * is of a newer version. Fails with `not_found` ({path}) and as reading does.
 */
async function readShared<Data>(
  root: string,
  file: string,
  codec: WholeFileCodec<Data>,
  parse: (json: unknown) => Result<ReadFile<Data>>,
): Promise<Result<ReadFile<Data> & { readonly report: readonly Problem[] }>> {
  const plain = await readJson(root, file)
  const parsed = plain.ok ? parse(plain.value.json) : plain
  if (parsed.ok) return ok({ ...parsed.value, report: [] })
  const kept = await readDurable({ root, file, codec, whenDeleted: 'restore' })
  // Without a word from the store there was nothing to restore, and its data is what an empty file would hold.
  if (!kept.ok || kept.value.report.length === 0) return parsed
  return ok({ data: kept.value.data, newer: null, report: kept.value.report })
}

/** Who annotates, and whether that person is still to be put into the project's main file. */
async function chooseAnnotator(
  { root, project, folders }: Found,
  wanted: string | undefined,
  mayAdd: boolean,
): Promise<Result<{ readonly annotator: Annotator; readonly isNew: boolean }>> {
  const known = knownAnnotators(project, folders)
  const choose = (annotator: Annotator) => {
    const isNew = !project.annotators.some(({ id }) => id === annotator.id)
    return ok({ annotator, isNew })
  }
  if (wanted === undefined) {
    const last = await readLastAnnotator(root)
    const present = known.find(({ id }) => id === last) ?? known[0]
    if (present) return choose(present)
  }
  const name = wanted ?? loginName()
  const present = findAnnotator(known, name)
  if (present) return choose(present)
  if (wanted !== undefined && !mayAdd) return fail('not_found', { path: wanted })
  const made = newAnnotator(known, name, isSafeId(name) ? name : undefined)
  return made.ok ? choose(made.value) : made
}

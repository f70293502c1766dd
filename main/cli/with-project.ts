import { resolve } from 'node:path'
import { ok, type Problem, type Result } from '#app/result.ts'
import type { Wording } from '#app/wording/wording.ts'
import { openProject } from '../storage/project/open-project.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import { type Outcome, refused } from './outcome.ts'
import type { CliSurroundings } from './run.ts'

/** How a command needs a project. */
export interface ProjectNeed {
  /** As the user gave it. */
  readonly folder: string
  readonly access: 'annotate' | 'share' | 'read'
  readonly annotator?: string
}

/** What work with a project gave, and what opening and closing had to say (edits recovered, files set aside). */
interface Done<Value> {
  readonly value: Value
  readonly said: readonly Problem[]
}

/** Opens a project, works with it and puts it away. Fails as opening does. */
export async function workOnProject<Value>(
  { folder, access, annotator }: ProjectNeed,
  { cwd, clock, random }: CliSurroundings,
  work: (session: ProjectSession) => Promise<Value>,
): Promise<Result<Done<Value>>> {
  const opened = await openProject({
    folder: resolve(cwd, folder),
    access,
    clock,
    random,
    ...(annotator !== undefined && { annotator }),
  })
  if (!opened.ok) return opened
  const session = opened.value
  let closing: readonly Problem[] = []
  let value: Value
  try {
    value = await work(session)
  } finally {
    closing = await session.close()
  }
  return ok({ value, said: [...session.notices, ...closing] })
}

/** The same for commands that need a project once: failures become outcomes, and what was said remarks. */
export async function withProject(
  need: ProjectNeed,
  wording: Wording,
  surroundings: CliSurroundings,
  work: (session: ProjectSession) => Promise<Outcome>,
): Promise<Outcome> {
  const done = await workOnProject(need, surroundings, work)
  if (!done.ok) return refused(need.folder, done.problem)
  const { value, said } = done.value
  const remarks = said.map((problem) => wording.problem(problem))
  return { ...value, remarks: [...(value.remarks ?? []), ...new Set(remarks)] }
}

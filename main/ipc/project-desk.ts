import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { OpenedProject } from '#app/ipc/contract.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { openProject } from '../storage/project/open-project.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import type { Surroundings } from '../storage/project/surroundings.ts'

export interface ProjectDeskOptions {
  readonly surroundings: Surroundings
  /** Another project (or another annotator) lies on the desk now, or none. */
  readonly onChange: (session: ProjectSession | null) => void
  /** What went wrong while a project was put away; what had been acknowledged is safe. */
  readonly onProblem: (problem: Problem) => void
}

/** Which project, and as whom. */
export interface ProjectChoice {
  /** The folder, or the path of its `project.hashiya`. */
  readonly folder: string
  /** Id or display name; without, the one who worked on it last. */
  readonly annotator?: string | undefined
}

/** A project that is open, but perhaps not on the desk yet. */
interface Prepared {
  readonly session: ProjectSession
  readonly described: OpenedProject
}

/**
 * The project that the window works on: one at a time. Another one is opened before this one is put away, so that a failure
 * changes nothing.
 */
export class ProjectDesk {
  readonly #options: ProjectDeskOptions
  #session: ProjectSession | null = null
  /** Openings and closings run one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: ProjectDeskOptions) {
    this.#options = options
  }

  get session(): ProjectSession | null {
    return this.#session
  }

  /** The open project, or `no_project`. */
  get(): Result<ProjectSession> {
    return this.#session ? ok(this.#session) : fail('no_project')
  }

  /** Opens a project in place of the present one. One that lies open already is only described again. */
  open(choice: ProjectChoice): Promise<Result<OpenedProject>> {
    return this.#inTurn(async () => {
      const opening = await this.#prepare(choice)
      return opening.ok ? ok(await this.#adopt(opening.value)) : opening
    })
  }

  /**
   * The same, but the present project is only given up when `giveUp` says so, which is asked when the other one is known to
   * open; it must not wait for this desk. Null where it says no, and where that project lies on the desk already.
   */
  replace(choice: ProjectChoice, giveUp: () => Promise<boolean>): Promise<Result<OpenedProject | null>> {
    return this.#inTurn(async () => {
      const opening = await this.#prepare(choice)
      if (!opening.ok) return opening
      const { session } = opening.value
      if (session === this.#session) return ok(null)
      if (this.#session && !(await giveUp())) {
        await this.#putAway(session)
        return ok(null)
      }
      return ok(await this.#adopt(opening.value))
    })
  }

  /** Describes the open project anew. */
  described(): Promise<OpenedProject | null> {
    return this.#inTurn(async () => (this.#session ? asOpened(this.#session) : null))
  }

  /** Puts the project away, if one is open. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#session
      if (!before) return
      this.#session = null
      await this.#putAway(before)
      this.#options.onChange(null)
    })
  }

  async #prepare({ folder, annotator }: ProjectChoice): Promise<Result<Prepared>> {
    const present = this.#session
    if (present && (await isSame(present, { folder, annotator })))
      return ok({ session: present, described: await asOpened(present) })
    const opened = await openProject({
      ...this.#options.surroundings,
      folder,
      access: 'annotate',
      ...(annotator === undefined ? {} : { annotator }),
    })
    if (!opened.ok) return opened
    const session = opened.value
    try {
      return ok({ session, described: await asOpened(session) })
    } catch (error) {
      // A mistake of the program must not keep the lock.
      await this.#putAway(session)
      throw error
    }
  }

  async #adopt({ session, described }: Prepared): Promise<OpenedProject> {
    const before = this.#session
    if (before !== session) {
      this.#session = session
      if (before) await this.#putAway(before)
      this.#options.onChange(session)
    }
    return described
  }

  async #putAway(session: ProjectSession): Promise<void> {
    for (const problem of await session.close()) this.#options.onProblem(problem)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    // A failure is its caller's; the next turn comes all the same.
    this.#turn = done.catch(() => undefined)
    return done
  }
}

/** Whether a choice means the project that is open, in the hands of the same annotator. */
async function isSame(session: ProjectSession, { folder, annotator }: ProjectChoice): Promise<boolean> {
  const { id, name } = session.annotator
  if (annotator !== undefined && annotator !== id && annotator !== name) return false
  return (await realFolder(folder)) === (await realFolder(session.folder))
}

async function realFolder(path: string): Promise<string> {
  const folder = basename(path) === 'project.hashiya' ? dirname(path) : path
  return realpath(folder).catch(() => folder)
}

async function asOpened(session: ProjectSession): Promise<OpenedProject> {
  const articles = await session.summaries()
  const { folder, name, annotator, readOnly, codebook, actors, notices } = session
  return {
    folder,
    name,
    annotator,
    annotators: session.annotators(),
    readOnly,
    codebook,
    actors,
    articles,
    history: session.history(),
    view: session.view(),
    notices,
  }
}

import type { Codebook } from '#app/codebook/codebook.ts'
import type { Annotator, OpenedProject } from '#app/ipc/contract.ts'
import type { Actor } from '#app/model/actor.ts'
import type { Problem } from '#app/result.ts'

/** The project that is open, without its articles. */
export interface ProjectInfo {
  readonly folder: string
  readonly name: string
  readonly annotator: Annotator
  readonly annotators: readonly Annotator[]
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: Problem | null
  readonly codebook: Codebook
  readonly actors: readonly Actor[]
}

export interface ProjectSlice {
  /** null: the welcome screen. */
  readonly project: ProjectInfo | null
}

export const initialProject: ProjectSlice = { project: null }

/** The part of an opened project that does not change while one annotates. */
export function projectInfoFrom(opened: OpenedProject): ProjectInfo {
  const { folder, name, annotator, annotators, readOnly, codebook, actors } = opened
  return { folder, name, annotator, annotators, readOnly, codebook, actors }
}

import type { Problem } from '#app/result.ts'

/** A problem with the place it was found at. */
export interface PlacedProblem extends Problem {
  /** As the user named it, or relative to the project folder. */
  readonly file: string
  /** 1-based line of the file, where that is known. */
  readonly line?: number
  /** The file's own id of an article, where a line is about one. */
  readonly article?: string
  /** Id of the annotation, relation or zone; of the article where all of it is meant; empty where neither is known. */
  readonly id: string
  readonly severity: 'error' | 'warning'
}

/** What a command did, for people and for machines. */
export interface Outcome {
  /** Exit code 1: something did not fit, or not all was done. */
  readonly failed: boolean
  /** What `--json` prints, apart from the problems. */
  readonly document: Readonly<Record<string, unknown>>
  /** What people read. */
  readonly lines: readonly string[]
  /** Remarks beside the result. */
  readonly remarks?: readonly string[]
  readonly problems: readonly PlacedProblem[]
  /** Whether the problems are what was asked for, and not what came in the way. */
  readonly problemsAreTheResult?: boolean
}

/** Nothing was done, for one reason. */
export function refused(file: string, problem: Problem, id = ''): Outcome {
  return { failed: true, document: {}, lines: [], problems: [placed(problem, file, id)] }
}

/** Puts a problem in its place. */
export function placed({ code, params }: Problem, file: string, id = ''): PlacedProblem {
  return { file, id, severity: 'error', code, params }
}

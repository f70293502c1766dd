import type { ProblemCode } from './problems.ts'

/** What went wrong, as data: the code is worded in the user's language where it is shown. */
export interface Problem {
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

/** An expected outcome. Exceptions are kept for mistakes in the program itself. */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: E }

/** Wraps a value that could have failed. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** An expected failure with the parameters its wording needs. */
export function fail(
  code: ProblemCode,
  params: Problem['params'] = {},
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, params } }
}

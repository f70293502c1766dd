import type { ExportReport, Finding, ImportCandidate, ImportReport } from '#app/ipc/contract.ts'
import type { Problem } from '#app/result.ts'

/** How far a long task is. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** Articles on their way in. */
export interface ImportTask {
  readonly phase: 'reading' | 'choosing' | 'writing'
  /** As main read them, with the metadata as edited here. */
  readonly candidates: readonly ImportCandidate[]
  readonly progress: Progress | null
  /** What was skipped, once it is written. */
  readonly report: ImportReport | null
  readonly problem: Problem | null
}

/** A dataset on its way out, or what became of it. */
export interface ExportTask {
  readonly phase: 'writing' | 'written' | 'refused' | 'failed'
  readonly progress: Progress | null
  readonly report: ExportReport | null
  readonly findings: readonly Finding[]
  readonly problem: Problem | null
}

export interface TasksSlice {
  readonly importing: ImportTask | null
  readonly exporting: ExportTask | null
}

export const initialTasks: TasksSlice = { importing: null, exporting: null }

export const startedImport: ImportTask = {
  phase: 'reading',
  candidates: [],
  progress: null,
  report: null,
  problem: null,
}

export const startedExport: ExportTask = {
  phase: 'writing',
  progress: null,
  report: null,
  findings: [],
  problem: null,
}

/** Whether a candidate would become an article. */
export function canImport(candidate: ImportCandidate): boolean {
  return candidate.problem === null && candidate.duplicateOf === null
}

/** The candidates with one replaced. */
export function withCandidate(
  candidates: readonly ImportCandidate[],
  candidate: ImportCandidate,
): readonly ImportCandidate[] {
  return candidates.map((known) => (known.token === candidate.token ? candidate : known))
}

/**
 * A candidate read anew in another encoding, with what was said about the article kept: all but the title, which comes
 * from the text, unless it was edited.
 */
export function reread(
  before: ImportCandidate,
  after: ImportCandidate,
  titleEdited: boolean,
): ImportCandidate {
  const title = titleEdited ? before.metadata.title : after.metadata.title
  const language = before.metadata.language === '' ? after.metadata.language : before.metadata.language
  return { ...after, metadata: { ...before.metadata, title, language } }
}

import { parseCodebook } from '#app/codebook/codebook-file.ts'
import type { Finding } from '#app/ipc/contract.ts'
import { parseActors } from '#app/project/actors-file.ts'
import { parseProject } from '#app/project/project-file.ts'
import { ok, type Problem, type Result } from '#app/result.ts'
import {
  actorsFileName,
  codebookFileName,
  projectFileName,
  setFile,
} from '../storage/project/project-paths.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import { readJson } from '../storage/project/read-file.ts'

/*
 * Opening a project makes do with backups where a file is damaged or gone, so that nobody loses work. A check has to say all
 * the same that the file is not as it should be.
 */

const sharedFiles: readonly (readonly [
  string,
  (json: unknown) => Result<{ readonly newer: Problem | null }>,
])[] = [
  [projectFileName, parseProject],
  [codebookFileName, (json) => newerNever(parseCodebook(json))],
  [actorsFileName, parseActors],
]

/** What is wrong with the files that annotators share, as they stand on disk. */
export async function sharedFileFindings(root: string): Promise<readonly Finding[]> {
  const findings = await Promise.all(
    sharedFiles.map(async ([file, parse]) => {
      const read = await readJson(root, file)
      const parsed = read.ok ? parse(read.value.json) : read
      const problem = parsed.ok ? parsed.value.newer : parsed.problem
      return problem ? [errorIn(file, problem)] : []
    }),
  )
  return findings.flat()
}

/** Sets whose files cannot be read as they stand on disk. */
export async function setFileFindings(session: ProjectSession): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const article of session.articleIds()) {
    for (const annotator of await session.annotatorsOf(article)) {
      const file = setFile(article, annotator)
      const read = await readJson(session.folder, file)
      if (!read.ok) findings.push(errorIn(file, read.problem))
    }
  }
  return findings
}

/** Links, which are never followed, and files whose names are none of ours, which are passed over. */
export function strayFileFindings(session: ProjectSession): readonly Finding[] {
  return session.notices
    .filter(({ code }) => code === 'symbolic_link' || code === 'name_ignored')
    .map((notice) => ({
      ...errorIn(String(notice.params.path ?? ''), notice),
      severity: notice.code === 'name_ignored' ? 'warning' : 'error',
    }))
}

function errorIn(file: string, problem: Problem): Finding {
  return { file, item: '', severity: 'error', ...problem }
}

function newerNever(result: Result<unknown>): Result<{ readonly newer: null }> {
  return result.ok ? ok({ newer: null }) : result
}

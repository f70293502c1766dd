import { basename, dirname, resolve } from 'node:path'
import type { Finding } from '#app/ipc/contract.ts'
import type { Wording } from '#app/wording/wording.ts'
import { readContent } from '../storage/project/content.ts'
import { projectFileName } from '../storage/project/project-paths.ts'
import type { Command } from './arguments.ts'
import { setFileFindings, sharedFileFindings, strayFileFindings } from './check-files.ts'
import { type Outcome, type PlacedProblem, placed, refused } from './outcome.ts'
import type { CliSurroundings } from './run.ts'
import { workOnProject } from './with-project.ts'

/**
 * `check`: file versions, hashes, quotes and codebook rules of a whole project, without touching it. Gaps, such as a missing
 * holder, are warnings and count as problems only with `--strict`.
 */
export async function checkProject(
  { folder, strict }: Extract<Command, { verb: 'check' }>,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  const shared = await sharedFileFindings(rootOf(resolve(surroundings.cwd, folder)))
  const done = await workOnProject({ folder, access: 'read' }, surroundings, async (session) => {
    const read = await readContent(session)
    const content = read.ok ? read.value.findings : []
    return [...shared, ...content, ...(await setFileFindings(session)), ...strayFileFindings(session)]
  })
  if (!done.ok) {
    const isProject = done.problem.code !== 'not_a_project' && shared.length > 0
    return isProject ? outcomeOf(shared, strict, wording) : refused(folder, done.problem)
  }
  return outcomeOf(withoutRepeats(done.value.value), strict, wording)
}

function outcomeOf(findings: readonly Finding[], strict: boolean, wording: Wording): Outcome {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return {
    failed: errors > 0 || (strict && warnings > 0),
    document: { errors, warnings },
    lines: [wording.say('cli.check.done', { errors, warnings })],
    problems: findings.map(placeFinding),
    problemsAreTheResult: true,
  }
}

/** Whole files can be found wanting in two ways; one of them is enough. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ file, item }) => {
    if (item !== '') return true
    const isNew = !seen.has(file)
    seen.add(file)
    return isNew
  })
}

/** A finding as the command line reports it; one about a whole file goes by the file's own name. */
export function placeFinding({ file, item, severity, ...problem }: Finding): PlacedProblem {
  return { ...placed(problem, file, item || basename(file, '.json')), severity }
}

/** A project can be named by its main file, too. */
function rootOf(path: string): string {
  return basename(path) === projectFileName ? dirname(path) : path
}

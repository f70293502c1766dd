import { dirname, join, resolve } from 'node:path'
import { checkSet } from '#app/codebook/check-set.ts'
import type { Refusal, TextEntry } from '#app/formats/format.ts'
import { parseJsonl } from '#app/formats/jsonl/read.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import { ok, type Problem, type Result } from '#app/result.ts'
import type { Wording } from '#app/wording/wording.ts'
import { readTextFile } from '../import/read-file.ts'
import { textHash } from '../storage/project/article-library.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import { type AnnotatePlan, planAnnotate } from './annotate-plan.ts'
import type { Command } from './arguments.ts'
import { type Outcome, type PlacedProblem, placed, refused } from './outcome.ts'
import type { CliSurroundings } from './run.ts'
import { withProject, workOnProject } from './with-project.ts'

type AnnotateCommand = Extract<Command, { verb: 'annotate' }>

/**
 * `annotate`: takes the sets of a Hashiya JSONL file over as one annotator's, for articles that are in the project by their
 * SHA-256, with the actors and the codebook beside the file. Everything is checked before anything is written; without
 * `--partial` one refusal means that nothing is.
 */
export async function annotate(
  command: AnnotateCommand,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  const entries = await readEntries(command.from, surroundings.cwd)
  if (!entries.ok) return refused(command.from, entries.problem)
  const dataset = parseJsonl(entries.value, textHash)
  const { folder } = command
  // Planning needs no lock and leaves nothing behind, not even the annotator's name.
  const planned = await workOnProject({ folder, access: 'read' }, surroundings, (session) =>
    planAnnotate(dataset, session, command),
  )
  if (!planned.ok) return refused(folder, planned.problem)
  const plan = planned.value.value
  const problems = plan.refusals.map(placeRefusal)
  if (problems.length > 0 && (!command.partial || plan.sets.length === 0)) {
    const remarks = [wording.say('cli.annotate.refused', { problems: problems.length })]
    return { failed: true, document: { sets: [] }, lines: [], remarks, problems }
  }
  return carryOut(plan, problems, command, wording, surroundings)
}

function carryOut(
  plan: AnnotatePlan,
  problems: readonly PlacedProblem[],
  { folder, annotator, replace }: AnnotateCommand,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  return withProject({ folder, annotator, access: 'annotate' }, wording, surroundings, async (session) => {
    if (session.readOnly) return refused(folder, session.readOnly)
    const { sets, problem } = await write(plan, session, replace)
    const summaries = sets.map(summaryOf)
    const { id, name } = session.annotator
    return {
      failed: problems.length > 0 || problem !== null,
      document: { annotator: id, sets: summaries },
      lines: [
        ...summaries.map((set) => wording.say('cli.annotate.set', set)),
        wording.say('cli.annotate.done', { sets: sets.length, annotator: name }),
      ],
      remarks: [
        ...(plan.codebookFile === undefined ? [] : [wording.say('cli.annotate.codebook')]),
        ...(breaksCodebook(sets, session) ? [wording.say('cli.annotate.check')] : []),
      ],
      problems: problem === null ? problems : [...problems, placed(problem, folder)],
    }
  })
}

/** The file, with what lies beside it under the names that INTERCHANGE gives. Names are as the user would write them. */
async function readEntries(from: string, cwd: string): Promise<Result<readonly TextEntry[]>> {
  const main = await readTextFile(resolve(cwd, from))
  if (!main.ok) return main
  const entries: TextEntry[] = []
  for (const beside of ['codebook.json', 'actors.json']) {
    const name = join(dirname(from), beside)
    const content = await readTextFile(resolve(cwd, name))
    if (content.ok) entries.push({ name, content: content.value })
    else if (content.problem.code !== 'not_found') return content
  }
  // Whatever the file is called, its lines are read as JSONL.
  return ok([...entries, { name: from, content: main.value }])
}

/** Definitions first, so that no set ever stands there without them. */
async function write(
  { sets, actors, codebookFile }: AnnotatePlan,
  session: ProjectSession,
  replace: boolean,
): Promise<{ readonly sets: readonly AnnotationSet[]; readonly problem: Problem | null }> {
  if (codebookFile !== undefined) {
    const replaced = await session.replaceCodebook(codebookFile)
    if (!replaced.ok) return { sets: [], problem: replaced.problem }
  }
  if (actors.length > 0) {
    const merged = await session.mergeActors(actors)
    if (!merged.ok) return { sets: [], problem: merged.problem }
  }
  const done: AnnotationSet[] = []
  for (const planned of sets) {
    const set = { ...planned, annotator: session.annotator.id }
    const replaced = await session.replaceSet(set, { replace })
    if (!replaced.ok) return { sets: done, problem: replaced.problem }
    done.push(set)
  }
  return { sets: done, problem: null }
}

function breaksCodebook(sets: readonly AnnotationSet[], session: ProjectSession): boolean {
  const actorIds = new Set(session.actors.map(({ id }) => id))
  return sets.some((set) =>
    checkSet(set, session.codebook, actorIds).some(({ severity }) => severity === 'error'),
  )
}

function summaryOf({ article, annotations, relations, zones }: AnnotationSet) {
  return { article, annotations: annotations.length, relations: relations.length, zones: zones.length }
}

function placeRefusal({ file, line, article, item, ...problem }: Refusal): PlacedProblem {
  return {
    ...placed(problem, file, item || article),
    ...(line > 0 && { line }),
    ...(article !== '' && { article }),
  }
}

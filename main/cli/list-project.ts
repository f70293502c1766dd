import type { SetState } from '#app/model/annotation.ts'
import type { Wording } from '#app/wording/wording.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import type { Command } from './arguments.ts'
import { type Outcome, type PlacedProblem, placed } from './outcome.ts'
import type { CliSurroundings } from './run.ts'
import { withProject } from './with-project.ts'

interface ListedSet {
  readonly annotator: string
  readonly state: SetState
  readonly annotations: number
  readonly relations: number
  readonly zones: number
}

/** `list`: what is in a project, article by article with every annotator's progress. */
export function listProject(
  { folder }: Extract<Command, { verb: 'list' }>,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  return withProject({ folder, access: 'read' }, wording, surroundings, async (session) => {
    const problems: PlacedProblem[] = []
    const articles = []
    for (const { id, metadata, length } of await session.summaries()) {
      const read = await setsOf(session, id)
      problems.push(...read.problems)
      articles.push({ id, ...metadata, length, sets: read.sets })
    }
    const annotators = session.annotators()
    const { id, version } = session.codebook
    return {
      failed: problems.length > 0,
      document: {
        folder: session.folder,
        name: session.name,
        codebook: { id, version },
        annotators,
        articles,
      },
      lines: [
        wording.say('cli.list.project', {
          name: session.name,
          articles: articles.length,
          annotators: annotators.length,
        }),
        ...articles.flatMap(({ id: article, title, sets }) => [
          `${article}  ${title}`,
          ...sets.map(
            ({ annotator, annotations, state }) =>
              `  ${annotator}: ${wording.say('cli.list.set', { annotations, state: state === 'finished' ? 'finished' : 'other' })}`,
          ),
        ]),
      ],
      problems,
    }
  })
}

async function setsOf(
  session: ProjectSession,
  article: string,
): Promise<{ readonly sets: readonly ListedSet[]; readonly problems: readonly PlacedProblem[] }> {
  const sets: ListedSet[] = []
  const problems: PlacedProblem[] = []
  for (const annotator of await session.annotatorsOf(article)) {
    const read = await session.readSet(article, annotator)
    if (!read.ok) {
      problems.push(placed(read.problem, `annotations/${annotator}/${article}.json`, article))
      continue
    }
    const { state, annotations, relations, zones } = read.value.set
    sets.push({
      annotator,
      state,
      annotations: annotations.length,
      relations: relations.length,
      zones: zones.length,
    })
  }
  return { sets, problems }
}

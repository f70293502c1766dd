import { resolve } from 'node:path'
import type { DatasetContent } from '#app/formats/format.ts'
import { datasetFormat } from '#app/formats/registry.ts'
import { goldAnnotator } from '#app/model/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { Wording } from '#app/wording/wording.ts'
import { findAnnotator } from '../storage/project/annotators.ts'
import { readContent } from '../storage/project/content.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'
import { writeEntries } from '../storage/write-entries.ts'
import type { Command } from './arguments.ts'
import { placeFinding } from './check-project.ts'
import { type Outcome, refused } from './outcome.ts'
import type { CliSurroundings } from './run.ts'
import { withProject } from './with-project.ts'

/** `export`: writes a dataset, over what stands in the folder. Where anything does not fit, it is named and nothing is written. */
export function exportDataset(
  { folder, format: id, out, annotators: wanted }: Extract<Command, { verb: 'export' }>,
  wording: Wording,
  surroundings: CliSurroundings,
): Promise<Outcome> {
  return withProject({ folder, access: 'read' }, wording, surroundings, async (session) => {
    const format = datasetFormat(id)
    if (!format) return refused(id, fail('unknown_format', { format: id }).problem)
    const annotators = idsOf(wanted, session)
    if (!annotators.ok) return refused(folder, annotators.problem)
    const read = await readContent(session, annotators.value && { annotators: annotators.value })
    if (!read.ok) return refused(folder, read.problem)
    const { content, findings } = read.value
    const errors = findings.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) {
      const remarks = [wording.say('cli.export.refused', { problems: errors.length })]
      return { failed: true, document: { files: [] }, lines: [], remarks, problems: errors.map(placeFinding) }
    }
    if (content.articles.every(({ sets }) => sets.length === 0)) {
      return refused(folder, fail('nothing_to_export').problem)
    }
    const written = await writeEntries(
      resolve(surroundings.cwd, out),
      format.serialize(content),
      surroundings.random,
    )
    if (!written.ok) return refused(out, written.problem)
    const carried = countsOf(content)
    return {
      failed: false,
      document: { format: format.id, files: written.value, carried },
      lines: [...written.value, wording.say('cli.export.done', carried)],
      remarks: format.losses.map((loss) => wording.say(loss)),
      problems: [],
    }
  })
}

/** Ids of the annotators asked for by id or name; undefined where nobody was, which means everybody. */
function idsOf(wanted: readonly string[], session: ProjectSession): Result<readonly string[] | undefined> {
  if (wanted.length === 0) return ok(undefined)
  const known = session.annotators()
  const ids: string[] = []
  for (const name of wanted) {
    // Gold is nobody's, so that it is not among the annotators.
    const id = name === goldAnnotator ? name : findAnnotator(known, name)?.id
    if (id === undefined) return fail('unknown_annotator', { annotator: name })
    ids.push(id)
  }
  return ok(ids)
}

function countsOf({ articles }: DatasetContent) {
  const sets = articles.flatMap((article) => article.sets)
  const sum = (count: (set: (typeof sets)[number]) => number) =>
    sets.reduce((total, set) => total + count(set), 0)
  return {
    articles: articles.filter((article) => article.sets.length > 0).length,
    sets: sets.length,
    annotations: sum(({ annotations }) => annotations.length),
    relations: sum(({ relations }) => relations.length),
  }
}

import { checkSet } from '#app/codebook/check-set.ts'
import type { DatasetContent, LabelledArticle } from '#app/formats/format.ts'
import type { Finding } from '#app/ipc/contract.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { isObject } from '#app/project/json.ts'
import { checkQuotes } from '#app/project/quotes.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { annotatorFolders } from './annotators.ts'
import { inParallel } from './in-parallel.ts'
import { actorsFileName, annotationsFolder, articleFile, setFile } from './project-paths.ts'
import type { ProjectSession } from './project-session.ts'
import { jsonFiles, listIds } from './read-file.ts'
import type { SetReading } from './set-shelf.ts'

/** What to read; without a list, all there is. */
export interface ContentChoice {
  readonly articles?: readonly string[]
  readonly annotators?: readonly string[]
}

/** All that is to be exported, and everything in it that is not as it should be. */
export interface CheckedContent {
  /** Articles by id, their sets by annotator; what cannot be read is left out and stands among the findings. */
  readonly content: DatasetContent
  /** In the order of the files: registry, then each article followed by its sets, then sets without an article. */
  readonly findings: readonly Finding[]
}

/**
 * Reads articles with their sets and checks them: versions, SHA-256, quotes against the text, and the codebook's rules. Fails with
 * `article_not_found` ({id}) where one asked for does not exist.
 */
export async function readContent(
  session: ProjectSession,
  { articles, annotators }: ContentChoice = {},
): Promise<Result<CheckedContent>> {
  const present = session.articleIds()
  const ids = articles ? [...new Set(articles)].sort() : present
  const missing = ids.find((id) => !present.includes(id))
  if (missing !== undefined) return fail('article_not_found', { id: missing })

  const actorIds = new Set(session.actors.map(({ id }) => id))
  const read = await inParallel(ids, readsAtOnce, (id) => readLabelled(session, id, annotators, actorIds))
  const findings = [...actorFindings(session), ...read.flatMap((one) => one.findings)]
  if (!articles) findings.push(...(await strayFindings(session, annotators)))
  const labelled = read.flatMap(({ labelled: one }) => (one ? [one] : []))
  const { codebook, codebookFile, actors } = session
  return ok({ content: { codebook, codebookFile, actors, articles: labelled }, findings })
}

const readsAtOnce = 8

async function readLabelled(
  session: ProjectSession,
  id: string,
  annotators: readonly string[] | undefined,
  actorIds: ReadonlySet<string>,
): Promise<{ readonly labelled: LabelledArticle | null; readonly findings: readonly Finding[] }> {
  const article = await session.readArticle(id)
  if (!article.ok) return { labelled: null, findings: [fileFinding(articleFile(id), article.problem)] }
  const sets: AnnotationSet[] = []
  const findings: Finding[] = []
  for (const annotator of await session.annotatorsOf(id)) {
    if (annotators && !annotators.includes(annotator)) continue
    const read = await session.readSetWhole(article.value, annotator)
    const file = setFile(id, annotator)
    if (read.ok) {
      findings.push(...setFindings(file, read.value, article.value, session, actorIds))
      sets.push(read.value.file.set)
    } else findings.push(fileFinding(file, read.problem))
  }
  return { labelled: { article: article.value, sets }, findings }
}

function setFindings(
  file: string,
  { file: { set, unread }, newer }: SetReading,
  article: Article,
  { codebook }: ProjectSession,
  actorIds: ReadonlySet<string>,
): readonly Finding[] {
  const unreadable = [...unread.annotations, ...unread.relations, ...unread.zones]
  return [
    ...(newer ? [fileFinding(file, newer)] : []),
    ...unreadable.map((item) => ({
      file,
      item: nameOf(item),
      severity: 'error' as const,
      ...fail('invalid_file', { reason: JSON.stringify(item).slice(0, shownOfItem) }).problem,
    })),
    ...checkQuotes(set, article.text).map((finding) => ({ file, severity: 'error' as const, ...finding })),
    ...checkSet(set, codebook, actorIds).map((finding) => ({ file, ...finding })),
  ]
}

/** Characters of an item that makes no sense, so that it can be found in its file. */
const shownOfItem = 120

function nameOf(item: unknown): string {
  return isObject(item) && typeof item.id === 'string' ? item.id : ''
}

function actorFindings({ actors }: ProjectSession): readonly Finding[] {
  const seen = new Set<string>()
  return actors.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const { problem } = fail('duplicate_id', { id })
    return [{ file: actorsFileName, item: id, severity: 'error' as const, ...problem }]
  })
}

/** Sets of articles that the project does not have. */
async function strayFindings(
  session: ProjectSession,
  chosen: readonly string[] | undefined,
): Promise<readonly Finding[]> {
  const present = new Set(session.articleIds())
  const folders = await annotatorFolders(session.folder)
  const annotators = folders.ok ? folders.value.ids.filter((id) => !chosen || chosen.includes(id)) : []
  const found = await inParallel(annotators, readsAtOnce, async (annotator) => {
    const sets = await listIds(session.folder, `${annotationsFolder}/${annotator}`, jsonFiles)
    const articles = sets.ok ? [...sets.value.found.keys()].filter((article) => !present.has(article)) : []
    return articles.map((article) =>
      fileFinding(setFile(article, annotator), fail('article_not_found', { id: article }).problem),
    )
  })
  return found.flat()
}

function fileFinding(file: string, problem: Problem): Finding {
  return { file, item: '', severity: 'error', ...problem }
}

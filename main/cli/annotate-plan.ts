import { extendCodebook } from '#app/codebook/extend-codebook.ts'
import type { ParsedDataset, ParsedSet, Refusal } from '#app/formats/format.ts'
import type { Annotator } from '#app/ipc/contract.ts'
import type { Actor } from '#app/model/actor.ts'
import type { AnnotationSet } from '#app/model/annotation.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { findAnnotator } from '../storage/project/annotators.ts'
import type { ProjectSession } from '../storage/project/project-session.ts'

/** What of a dataset is to be written to a project. */
export interface AnnotatePlan {
  /** Under the project's ids of their articles. */
  readonly sets: readonly AnnotationSet[]
  readonly actors: readonly Actor[]
  /** The project's codebook with what is new in the dataset's; undefined where nothing is. */
  readonly codebookFile: unknown
  /** What does not fit, whether in the dataset or in the project. */
  readonly refusals: readonly Refusal[]
}

/** Who the sets will belong to. */
export interface AnnotatePlace {
  /** Id or name; may still be unknown to the project. */
  readonly annotator: string
  /** Whether a set that is not empty may be replaced. */
  readonly replace: boolean
}

/** Decides what can be taken in, without writing anything. */
export async function planAnnotate(
  dataset: ParsedDataset,
  session: ProjectSession,
  { annotator, replace }: AnnotatePlace,
): Promise<AnnotatePlan> {
  const refusals = [...dataset.refusals]
  const owner = replace ? undefined : findAnnotator(session.annotators(), annotator)
  const sets = new Map<string, AnnotationSet>()
  for (const parsed of dataset.sets) {
    const article = await freeArticle(parsed, owner, session)
    if (!article.ok) refusals.push(refusalOf(parsed, article.problem))
    else if (sets.has(article.value)) {
      refusals.push(refusalOf(parsed, fail('duplicate_id', { id: parsed.article.id }).problem))
    } else sets.set(article.value, { ...parsed.set, article: article.value })
  }
  const extended = extendCodebook(session.codebookFile, dataset.codebookFile)
  if (!extended.ok) {
    refusals.push({ file: 'codebook.json', line: 0, article: '', item: '', ...extended.problem })
  }
  return {
    sets: [...sets.values()],
    actors: dataset.actors,
    codebookFile: extended.ok && extended.value !== session.codebookFile ? extended.value : undefined,
    refusals,
  }
}

/**
 * The project's id of the article that a set is about. Fails where the project has no such text, and with `set_not_empty`
 * where the owner has annotated it already.
 */
async function freeArticle(
  { article: { id, sha256 } }: ParsedSet,
  owner: Annotator | undefined,
  session: ProjectSession,
): Promise<Result<string>> {
  const found = session.findBySha256(sha256)
  if (!found) {
    const sameName = session.articleIds().includes(id)
    return sameName ? fail('hash_mismatch') : fail('article_not_found', { id })
  }
  const present = owner ? await session.readSet(found.id, owner.id) : null
  if (present && !present.ok) return present
  if (owner && present && !isEmpty(present.value.set)) {
    return fail('set_not_empty', { annotator: owner.name, article: found.id })
  }
  return ok(found.id)
}

function isEmpty({ annotations, relations, zones }: AnnotationSet): boolean {
  return annotations.length + relations.length + zones.length === 0
}

function refusalOf({ file, line, article }: ParsedSet, problem: Problem): Refusal {
  return { file, line, article: article.id, item: '', ...problem }
}

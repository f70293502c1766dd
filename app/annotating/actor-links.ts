import type { Actor } from '../model/actor.ts'
import { type Annotation, quoteOf } from '../model/annotation.ts'
import type { PlannedStep } from './edits.ts'

/** Makes different spellings of the same words equal; see `text/folding.ts`. */
export type Fold = (text: string) => string

/** Says which actor of the registry a mention means; undefined takes the link away. Null where it is so already. */
export function planActorLink(before: Annotation, actor: string | undefined): PlannedStep | null {
  if (before.actor === actor) return null
  const { actor: _, ...rest } = before
  return {
    description: { action: 'link_actor', label: before.label },
    changes: [{ type: 'annotation', before, after: actor === undefined ? rest : { ...rest, actor } }],
  }
}

/** Why an actor is offered for a mention, the strongest reason first. */
const reasons = ['chosen_before', 'same_name', 'contains_name', 'none'] as const
export type SuggestionReason = (typeof reasons)[number]

/** An actor that a mention may mean. */
export interface ActorSuggestion {
  readonly actor: Actor
  readonly reason: SuggestionReason
}

/**
 * All actors of the registry for one mention, the likeliest first: chosen before for the same words in this article, then
 * called by these words, then with a name that the words contain (the longest such name first). Nothing is ever chosen by
 * itself: the same title means another person at another date.
 *
 * @param linked the other annotations of the article, linked or not
 */
export function suggestActors(
  mention: Annotation,
  actors: readonly Actor[],
  linked: readonly Annotation[],
  fold: Fold,
): readonly ActorSuggestion[] {
  const words = fold(quoteOf(mention))
  const chosenBefore = new Set(
    linked
      .filter(
        (other) => other.id !== mention.id && other.actor !== undefined && fold(quoteOf(other)) === words,
      )
      .map((other) => other.actor),
  )
  const ranked = actors.map((actor, order) => {
    const names = namesOf(actor).map(fold)
    const contained = Math.max(
      0,
      ...names.filter((name) => name !== '' && words.includes(name)).map((name) => name.length),
    )
    const reason: SuggestionReason = chosenBefore.has(actor.id)
      ? 'chosen_before'
      : names.includes(words)
        ? 'same_name'
        : contained > 0
          ? 'contains_name'
          : 'none'
    return { actor, reason, contained, order }
  })
  return ranked
    .toSorted(
      (a, b) =>
        reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
        b.contained - a.contained ||
        a.order - b.order,
    )
    .map(({ actor, reason }) => ({ actor, reason }))
}

/** Everything an actor is called by. */
export function namesOf({ nameAr, nameEn, aliases, contextualAliases }: Actor): readonly string[] {
  return [nameAr, nameEn, ...aliases, ...contextualAliases].filter((name) => name !== '')
}

import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import type { Actor } from '#app/model/actor.ts'
import { type Annotation, type AnnotationSet, quoteOf, type Relation } from '#app/model/annotation.ts'
import type { Locale } from '#app/wording/locale.ts'

/** What a gloss says of an annotation besides its label. */
export interface GlossSummary {
  /** Who holds or owes it, or whom a mention means. */
  readonly people: readonly string[]
  /** Name of the value of the first attribute that tells one annotation of the label from another. */
  readonly tag: string | undefined
  /** A deadline's ISO date. */
  readonly until: string | undefined
}

/** Sums annotations of one set up for the margin; looks relations and ends up once for all of them. */
export class GlossSummaries {
  readonly #codebook: Codebook
  readonly #actors: readonly Actor[]
  readonly #locale: Locale
  readonly #annotations: ReadonlyMap<string, Annotation>
  readonly #relationsFrom: ReadonlyMap<string, readonly Relation[]>

  constructor(set: AnnotationSet, codebook: Codebook, actors: readonly Actor[], locale: Locale) {
    this.#codebook = codebook
    this.#actors = actors
    this.#locale = locale
    this.#annotations = new Map(set.annotations.map((annotation) => [annotation.id, annotation]))
    this.#relationsFrom = Map.groupBy(set.relations, ({ from }) => from)
  }

  /** What the margin says of one annotation. */
  of(annotation: Annotation): GlossSummary {
    const definition = labelDefinition(this.#codebook, annotation.label)
    const mentions = definition?.mentionsActor
      ? annotation.actor === undefined
        ? []
        : [annotation]
      : this.#owners(annotation)
    const distinguishing = definition?.attributes.find(
      ({ kind, required, defaultValue }) => kind === 'closed' && required && defaultValue === undefined,
    )
    const value = distinguishing?.values.find(({ id }) => id === annotation.attributes[distinguishing.id])
    const dated = Object.values(annotation.attributes).find(
      (attribute) => typeof attribute === 'object' && attribute.iso !== undefined,
    )
    return {
      people: mentions.map((mention) => actorName(mention, this.#actors, this.#locale)),
      tag: value?.name[this.#locale],
      until: typeof dated === 'object' ? dated.iso : undefined,
    }
  }

  /** The mentions at the other end of the relations that the codebook asks of this label (holder, committer). */
  #owners(annotation: Annotation): readonly Annotation[] {
    const owning = this.#codebook.relations.filter(
      ({ from, min }) => min > 0 && from.includes(annotation.label),
    )
    return (this.#relationsFrom.get(annotation.id) ?? [])
      .filter(({ type }) => owning.some(({ id }) => id === type))
      .flatMap(({ to }) => this.#annotations.get(to) ?? [])
  }
}

/** The registry's name of the actor a mention is linked to, else the words of the mention. */
export function actorName(mention: Annotation, actors: readonly Actor[], locale: Locale): string {
  const actor = actors.find(({ id }) => id === mention.actor)
  if (!actor) return mention.actor ?? quoteOf(mention)
  return (locale === 'ar' ? actor.nameAr : actor.nameEn) || actor.nameAr || actor.nameEn
}

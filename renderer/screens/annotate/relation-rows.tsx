import { planActorLink } from '#app/annotating/actor-links.ts'
import { planRelationRemoval, relationsBetween, relationsFrom } from '#app/annotating/relations.ts'
import { type Codebook, labelDefinition } from '#app/codebook/codebook.ts'
import type { Annotation, AnnotationSet } from '#app/model/annotation.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { useApp } from '../../store/store.ts'
import { askForActor, askForRelation, make } from './annotate-actions.ts'
import { actorName } from './gloss-summary.ts'
import { labelClass } from './label-look.ts'

interface RelationRowsProps {
  readonly annotation: Annotation
  readonly set: AnnotationSet
  readonly codebook: Codebook
  readonly editable: boolean
}

/** The relations an annotation begins, by the codebook's kinds, as pills; and those that lead to it. */
export function RelationRows({ annotation, set, codebook, editable }: RelationRowsProps) {
  const { say, locale } = useWording()
  const actors = useApp((state) => state.open.project?.actors) ?? []
  const definitions = relationsFrom(codebook, annotation.label)
  const incoming = set.relations.filter(
    ({ type, to }) =>
      to === annotation.id && codebook.relations.find(({ id }) => id === type)?.symmetric !== true,
  )
  const annotationOf = (id: string) => set.annotations.find((candidate) => candidate.id === id)
  const nameOf = (id: string) => {
    const other = annotationOf(id)
    return other ? actorName(other, actors, locale) : id
  }
  const lookOf = (id: string) => labelClass(codebook, annotationOf(id)?.label ?? '')
  const mentionsActor = labelDefinition(codebook, annotation.label)?.mentionsActor === true
  const isBare =
    definitions.length === 0 && incoming.length === 0 && !mentionsActor && annotation.actor === undefined
  if (isBare) return null
  return (
    <section>
      <h2>{say('inspector.relations')}</h2>
      <ul className="inspector-relations">
        {mentionsActor || annotation.actor !== undefined ? (
          <li>
            <span className="kind">{say('inspector.actor')}</span>
            <span className="pills">
              {annotation.actor === undefined ? (
                <span className="missing">{say('inspector.missing')}</span>
              ) : (
                <span className={`pill ${labelClass(codebook, annotation.label)}`}>
                  <bdi>{actorName(annotation, actors, locale)}</bdi>
                  {editable ? (
                    <button
                      type="button"
                      className="pill-remove"
                      aria-label={say('inspector.unlinkActor', {
                        name: actorName(annotation, actors, locale),
                      })}
                      onClick={() => make(planActorLink(annotation, undefined))}
                    >
                      ×
                    </button>
                  ) : null}
                </span>
              )}
              {editable ? (
                <button
                  type="button"
                  className="plain-button"
                  aria-label={say('inspector.chooseActor')}
                  onClick={askForActor}
                >
                  +
                </button>
              ) : null}
            </span>
          </li>
        ) : null}
        {definitions.map((definition) => {
          const relations = relationsBetween(set, definition, annotation)
          const kind = definition.name[locale]
          const isMissing = relations.length < definition.min
          return (
            <li key={definition.id}>
              <span className="kind">
                {kind} {isMissing ? <span className="missing">{say('inspector.missing')}</span> : null}
              </span>
              <span className="pills">
                {relations.map((relation) => {
                  const other = relation.from === annotation.id ? relation.to : relation.from
                  return (
                    <span key={relation.id} className={`pill ${lookOf(other)}`}>
                      <bdi>{nameOf(other)}</bdi>
                      {editable ? (
                        <button
                          type="button"
                          className="pill-remove"
                          aria-label={say('inspector.removeRelation', {
                            relation: kind,
                            name: nameOf(other),
                          })}
                          onClick={() => make(planRelationRemoval(relation))}
                        >
                          ×
                        </button>
                      ) : null}
                    </span>
                  )
                })}
                {editable ? (
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={say('inspector.addRelation', { relation: kind })}
                    onClick={() => askForRelation(definition)}
                  >
                    +
                  </button>
                ) : null}
              </span>
            </li>
          )
        })}
        {incoming.map((relation) => (
          <li key={relation.id}>
            <span className="kind">
              ← {codebook.relations.find(({ id }) => id === relation.type)?.name[locale] ?? relation.type}
            </span>
            <span>
              <bdi className={`pill ${lookOf(relation.from)}`}>{nameOf(relation.from)}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

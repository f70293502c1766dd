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
                <Pill
                  look={labelClass(codebook, annotation.label)}
                  name={actorName(annotation, actors, locale)}
                  removal={
                    editable
                      ? {
                          words: say('inspector.unlinkActor', {
                            name: actorName(annotation, actors, locale),
                          }),
                          run: () => make(planActorLink(annotation, undefined)),
                        }
                      : null
                  }
                />
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
                    <Pill
                      key={relation.id}
                      look={lookOf(other)}
                      name={nameOf(other)}
                      removal={
                        editable
                          ? {
                              words: say('inspector.removeRelation', { relation: kind, name: nameOf(other) }),
                              run: () => make(planRelationRemoval(relation)),
                            }
                          : null
                      }
                    />
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
              <Pill look={lookOf(relation.from)} name={nameOf(relation.from)} removal={null} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface PillProps {
  readonly look: string
  readonly name: string
  /** What takes it away, and how that is called; null where nothing can. */
  readonly removal: { readonly words: string; readonly run: () => void } | null
}

function Pill({ look, name, removal }: PillProps) {
  return (
    <span className={`pill ${look}`}>
      <bdi>{name}</bdi>
      {removal === null ? null : (
        <button type="button" className="pill-remove" aria-label={removal.words} onClick={removal.run}>
          ×
        </button>
      )}
    </span>
  )
}

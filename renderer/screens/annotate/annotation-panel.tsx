import {
  planAttribute,
  planFragmentRemoval,
  planNote,
  planRelabel,
  planRemoval,
} from '#app/annotating/edits.ts'
import type { Codebook, LabelDefinition } from '#app/codebook/codebook.ts'
import { type Annotation, type AnnotationSet, quoteOf } from '#app/model/annotation.ts'
import type { Direction } from '#app/text/direction.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { canEdit } from '../../store/app-state.ts'
import { setPick, useApp } from '../../store/store.ts'
import { addFragment, make } from './annotate-actions.ts'
import { AttributeRow } from './attribute-row.tsx'
import { DraftField } from './draft-field.tsx'
import { focusOn } from './focus-targets.ts'
import { labelClass } from './label-look.ts'
import { RelationRows } from './relation-rows.tsx'
import { SegmentedChoice } from './segmented-choice.tsx'

interface AnnotationPanelProps {
  readonly annotation: Annotation
  /** Undefined where the codebook does not have the label. */
  readonly definition: LabelDefinition | undefined
  readonly set: AnnotationSet
  readonly codebook: Codebook
  readonly direction: Direction
}

/** The inspector's view of one annotation: quote, label, attributes, relations, note. */
export function AnnotationPanel({ annotation, definition, set, codebook, direction }: AnnotationPanelProps) {
  const { say, locale } = useWording()
  const editable = useApp(canEdit)
  const look = labelClass(codebook, annotation.label)
  const name = definition?.name[locale] ?? annotation.label
  return (
    <>
      <section className={look}>
        <h2>{say('inspector.selected', { label: name })}</h2>
        <blockquote className="inspector-quote" dir={direction}>
          {quoteOf(annotation)}
        </blockquote>
        <SegmentedChoice
          name={say('inspector.label')}
          values={codebook.labels.map(({ id, name: label }) => ({ id, name: label }))}
          value={annotation.label}
          isDisabled={!editable}
          onChange={(id) => {
            const label = codebook.labels.find((candidate) => candidate.id === id)
            if (label) make(planRelabel(annotation, label))
          }}
        />
        <Fragments annotation={annotation} editable={editable} />
      </section>
      {definition && definition.attributes.length > 0 ? (
        <section className={`inspector-attributes ${look}`}>
          {definition.attributes.map((attribute) => (
            <AttributeRow
              key={attribute.id}
              attribute={attribute}
              value={annotation.attributes[attribute.id]}
              direction={direction}
              isDisabled={!editable}
              onChange={(value) => make(planAttribute(annotation, attribute.id, value))}
              onTake={() => {
                setPick({ kind: 'attribute', annotation: annotation.id, attribute: attribute.id })
                focusOn('text')
              }}
            />
          ))}
        </section>
      ) : null}
      <RelationRows annotation={annotation} set={set} codebook={codebook} editable={editable} />
      <section>
        <DraftField
          label={say('inspector.note')}
          placeholder={say('inspector.notePlaceholder')}
          value={annotation.note ?? ''}
          multiline
          isDisabled={!editable}
          onCommit={(note) => make(planNote(annotation, note))}
        />
      </section>
      {editable ? (
        <section>
          <button
            type="button"
            className="plain-button danger"
            onClick={() => {
              make(planRemoval(set, annotation))
              focusOn('text')
            }}
          >
            {say('inspector.remove')}
          </button>
        </section>
      ) : null}
      {definition?.guideline ? (
        <section>
          <h2>{say('inspector.guideline')}</h2>
          <p className="inspector-guideline">{definition.guideline[locale]}</p>
        </section>
      ) : null}
    </>
  )
}

function Fragments({ annotation, editable }: { annotation: Annotation; editable: boolean }) {
  const { say } = useWording()
  const { number } = useFormats()
  const { fragments } = annotation
  return (
    <div className="inspector-row inspector-fragments">
      {fragments.length > 1 ? (
        <>
          <div className="inspector-row-head">{say('inspector.fragments')}</div>
          <ol>
            {fragments.map((fragment, rank) => (
              <li key={fragment.start}>
                <bdi>{fragment.quote}</bdi>
                {editable ? (
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={say('inspector.removeFragment', {
                      number: number(rank + 1),
                      quote: fragment.quote,
                    })}
                    onClick={() => make(planFragmentRemoval(annotation, rank))}
                  >
                    ×
                  </button>
                ) : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {editable ? (
        <button type="button" className="plain-button" onClick={addFragment}>
          {say('inspector.addFragment')}
        </button>
      ) : null}
    </div>
  )
}

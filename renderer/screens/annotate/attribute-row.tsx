import type { AttributeDefinition } from '#app/codebook/codebook.ts'
import type { AttributeValue } from '#app/model/annotation.ts'
import type { Direction } from '#app/text/direction.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { DraftField } from './draft-field.tsx'
import { IsoSuggestions } from './iso-suggestions.tsx'
import { SegmentedChoice } from './segmented-choice.tsx'

/** ISO 8601 calendar date of full or reduced precision. */
const isoDate = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

interface AttributeRowProps {
  readonly attribute: AttributeDefinition
  readonly value: AttributeValue | undefined
  readonly direction: Direction
  readonly isDisabled: boolean
  /** undefined clears the attribute. */
  readonly onChange: (value: AttributeValue | undefined) => void
  /** Asks for the next selection as the value of a fragment attribute. */
  readonly onTake: () => void
}

/** One attribute of the codebook: segments for closed values, a field for free ones, a piece of the text for fragments. */
export function AttributeRow(props: AttributeRowProps) {
  const { attribute, value, direction, isDisabled, onChange, onTake } = props
  const { say, locale } = useWording()
  const name = attribute.name[locale]
  if (attribute.kind === 'free') {
    return (
      <div className="inspector-row">
        <DraftField
          label={name}
          value={typeof value === 'string' ? value : ''}
          isDisabled={isDisabled}
          onCommit={(text) => onChange(text === '' ? undefined : text)}
        />
      </div>
    )
  }
  const isMissing = attribute.required && value === undefined
  return (
    <div className={isMissing ? 'inspector-row is-missing' : 'inspector-row'}>
      <div className="inspector-row-head">
        <span title={attribute.guideline?.[locale]}>{name}</span>
        {isMissing ? <span className="missing">{say('inspector.missing')}</span> : null}
        {value === undefined || isDisabled || attribute.required ? null : (
          <button
            type="button"
            className="plain-button"
            aria-label={say('inspector.clear', { attribute: name })}
            onClick={() => onChange(undefined)}
          >
            ×
          </button>
        )}
      </div>
      {attribute.kind === 'closed' ? (
        <SegmentedChoice
          name={name}
          values={attribute.values}
          value={typeof value === 'string' ? value : null}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      ) : (
        <>
          {typeof value === 'object' ? (
            <div className="fragment-value" dir={direction}>
              {value.quote}
            </div>
          ) : null}
          {isDisabled ? null : (
            <button
              type="button"
              className="plain-button"
              aria-label={`${name}: ${say('inspector.take')}`}
              onClick={onTake}
            >
              {say('inspector.take')}
            </button>
          )}
          {attribute.hasIsoDate && typeof value === 'object' ? (
            <>
              <DraftField
                label={say('inspector.isoDate')}
                value={value.iso ?? ''}
                isDisabled={isDisabled}
                direction="ltr"
                problemOf={(draft) =>
                  draft === '' || isoDate.test(draft) ? null : say('inspector.isoInvalid')
                }
                onCommit={(iso) => {
                  const { iso: _, ...fragment } = value
                  onChange(iso === '' ? fragment : { ...fragment, iso })
                }}
              />
              {isDisabled ? null : (
                <IsoSuggestions value={value} onUse={(iso) => onChange({ ...value, iso })} />
              )}
            </>
          ) : null}
        </>
      )}
    </div>
  )
}

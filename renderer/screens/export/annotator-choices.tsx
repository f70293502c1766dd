import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import type { Annotator } from '#app/ipc/contract.ts'
import { useWording } from '../../i18n/wording-provider.tsx'

interface AnnotatorChoicesProps {
  readonly annotators: readonly Annotator[]
  /** Ids. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Whose annotations are written. */
export function AnnotatorChoices({ annotators, chosen, onChange }: AnnotatorChoicesProps) {
  const { say } = useWording()
  return (
    <CheckboxGroup
      className="field"
      value={[...chosen]}
      onChange={onChange}
      isInvalid={chosen.length === 0}
      validationBehavior="aria"
    >
      <Label className="field-label">{say('export.annotators')}</Label>
      <div className="choices">
        {annotators.map(({ id, name }) => (
          <Checkbox key={id} value={id} className="choice">
            <span className="choice-mark box" />
            <bdi className="choice-text">{name}</bdi>
          </Checkbox>
        ))}
      </div>
      <FieldError className="field-error">{say('export.annotatorsHint')}</FieldError>
    </CheckboxGroup>
  )
}

import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { AttributeValueDefinition } from '#app/codebook/codebook.ts'
import { useWording } from '../../i18n/wording-provider.tsx'

interface SegmentedChoiceProps {
  /** The group's accessible name. */
  readonly name: string
  readonly values: readonly AttributeValueDefinition[]
  readonly value: string | null
  readonly isDisabled: boolean
  readonly onChange: (id: string) => void
}

/** A radio group drawn as segments; arrows choose. */
export function SegmentedChoice({ name, values, value, isDisabled, onChange }: SegmentedChoiceProps) {
  const { locale } = useWording()
  return (
    <RadioGroup
      className="segments"
      aria-label={name}
      orientation="horizontal"
      value={value}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      {values.map(({ id, name: valueName }) => (
        <Radio key={id} value={id} className="segment">
          {valueName[locale]}
        </Radio>
      ))}
    </RadioGroup>
  )
}

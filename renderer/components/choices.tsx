import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'

interface ChoicesProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly options: readonly {
    readonly id: Id
    readonly text: ReactNode
    readonly isDisabled?: boolean
  }[]
}

/** One of several, all of them seen. */
export function Choices<Id extends string>({ label, value, onChange, options }: ChoicesProps<Id>) {
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen)
        if (option) onChange(option.id)
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {options.map(({ id, text, isDisabled = false }) => (
          <Radio key={id} value={id} className="choice" isDisabled={isDisabled}>
            <span className="choice-mark round" />
            <span className="choice-text">{text}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

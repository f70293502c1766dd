import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** What is wrong with the value; null while nothing is. */
  readonly error?: string | null
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  /** Number of lines of a field for longer texts. */
  readonly lines?: number
  /** Direction of what is typed; by default each text's own. */
  readonly direction?: 'auto' | 'ltr'
}

/** A text field with its label, a hint and, when something is wrong, the reason. */
export function Field({
  label,
  value,
  onChange,
  hint,
  error = null,
  isRequired = false,
  isDisabled = false,
  autoFocus = false,
  lines,
  direction = 'auto',
}: FieldProps) {
  // An empty field has no direction of its own: its caret stands where the interface begins.
  const dir = direction === 'auto' && value === '' ? undefined : direction
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoFocus={autoFocus}
    >
      <Label className="field-label">{label}</Label>
      {lines === undefined ? (
        <Input className="field-input" dir={dir} />
      ) : (
        <TextArea className="field-input" dir={dir} rows={lines} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}

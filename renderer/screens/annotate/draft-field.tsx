import { useEffect, useId, useRef, useState } from 'react'

/** A pause this long, in milliseconds, ends a draft: short enough to lose little, long enough to be one undo step. */
const pause = 900

interface DraftFieldProps {
  readonly label: string
  readonly value: string
  readonly isDisabled: boolean
  readonly onCommit: (value: string) => void
  readonly placeholder?: string
  readonly multiline?: boolean
  /** Words what is wrong with a draft; such a draft is not committed. */
  readonly problemOf?: (draft: string) => string | null
  readonly direction?: 'ltr' | 'rtl' | 'auto'
}

/** A text field whose text becomes an edit when typing pauses or the field is left, not at each letter. */
export function DraftField(props: DraftFieldProps) {
  const { label, value, isDisabled, onCommit, placeholder, multiline, problemOf, direction = 'auto' } = props
  const id = useId()
  const [draft, setDraft] = useState(value)
  const [committed, setCommitted] = useState(value)
  const pending = useRef<() => void>(undefined)
  // An undo (or another window) changed the value: the draft follows.
  if (value !== committed) {
    setCommitted(value)
    setDraft(value)
  }
  const problem = problemOf?.(draft) ?? null
  const isDirty = draft !== value && problem === null

  useEffect(() => {
    pending.current = isDirty ? () => onCommit(draft) : undefined
    if (!isDirty) return
    const timer = setTimeout(() => pending.current?.(), pause)
    return () => clearTimeout(timer)
  }, [isDirty, draft, onCommit])
  useEffect(() => () => pending.current?.(), [])

  const field = {
    id,
    className: 'inspector-field',
    value: draft,
    placeholder,
    disabled: isDisabled,
    dir: direction,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : `${id}-problem`,
    onBlur: () => pending.current?.(),
  }
  return (
    <div className="draft-field">
      <label className="inspector-row-head" htmlFor={id}>
        {label}
      </label>
      {multiline ? (
        <textarea {...field} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <input {...field} onChange={(event) => setDraft(event.target.value)} />
      )}
      {problem === null ? null : (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

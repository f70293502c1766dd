import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Form } from 'react-aria-components/Form'
import { DialogFrame } from '../../components/dialog-frame.tsx'
import { Field } from '../../components/field.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { closeDialog, importText } from '../../store/store.ts'

/** Takes a pasted text; the import dialog follows. */
export function PasteDialog() {
  const { say } = useWording()
  const [text, setText] = useState('')
  const isEmpty = text.trim() === ''
  return (
    <DialogFrame title={say('paste.title')} wide onClose={closeDialog}>
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isEmpty) void importText(text)
        }}
      >
        <div className="dialog-body">
          <Field
            label={say('paste.text')}
            value={text}
            onChange={setText}
            hint={say('paste.hint')}
            lines={14}
            autoFocus
          />
        </div>
        <footer className="dialog-foot">
          <Button className="button" onPress={closeDialog}>
            {say('dialog.cancel')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={isEmpty}>
            {say('paste.continue')}
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  )
}

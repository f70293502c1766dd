import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Form } from 'react-aria-components/Form'
import type { Problem } from '#app/result.ts'
import { DialogFrame } from '../../components/dialog-frame.tsx'
import { Field } from '../../components/field.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { addAnnotator, closeDialog, useApp } from '../../store/store.ts'

/** Asks for the name of one more annotator and switches to them. */
export function AddAnnotatorDialog() {
  const { say } = useWording()
  const busy = useApp((state) => state.view.busy)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)

  const add = async () => {
    if (name.trim() === '' || busy) return
    setProblem(null)
    setProblem(await addAnnotator(name.trim()))
  }

  return (
    <DialogFrame title={say('addAnnotator.title')} canClose={!busy} onClose={closeDialog}>
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <div className="dialog-body">
          <Field
            label={say('addAnnotator.name')}
            value={name}
            onChange={setName}
            hint={say('addAnnotator.note')}
            isRequired
            autoFocus
          />
          <Trouble problem={problem} />
        </div>
        <footer className="dialog-foot">
          <Button className="button" isDisabled={busy} onPress={closeDialog}>
            {say('dialog.cancel')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={name.trim() === '' || busy}>
            {say('addAnnotator.add')}
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  )
}

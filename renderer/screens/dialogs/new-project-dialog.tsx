import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Form } from 'react-aria-components/Form'
import type { Problem } from '#app/result.ts'
import { DialogFrame } from '../../components/dialog-frame.tsx'
import { Field } from '../../components/field.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { closeDialog, createProject, useApp } from '../../store/store.ts'

/** Asks what a new project is called and who annotates in it; main then asks for the folder. */
export function NewProjectDialog() {
  const { say } = useWording()
  const busy = useApp((state) => state.view.busy)
  const known = useApp((state) => state.open.project?.annotator.name ?? '')
  const [name, setName] = useState('')
  const [annotator, setAnnotator] = useState(known)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isComplete = name.trim() !== '' && annotator.trim() !== ''

  const create = async () => {
    if (!isComplete || busy) return
    setProblem(null)
    // Where it worked, the new project replaces this dialog.
    setProblem(await createProject(name.trim(), annotator.trim()))
  }

  return (
    <DialogFrame title={say('newProject.title')} canClose={!busy} onClose={closeDialog}>
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <div className="dialog-body">
          <Field label={say('newProject.name')} value={name} onChange={setName} isRequired autoFocus />
          <Field
            label={say('newProject.annotator')}
            value={annotator}
            onChange={setAnnotator}
            hint={say('newProject.annotatorHint')}
            isRequired
          />
          <p className="note">{say('newProject.note')}</p>
          <Trouble problem={problem} />
        </div>
        <footer className="dialog-foot">
          <Button className="button" isDisabled={busy} onPress={closeDialog}>
            {say('dialog.cancel')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!isComplete || busy}>
            {say('newProject.create')}
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  )
}

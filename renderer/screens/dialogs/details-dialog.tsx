import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Form } from 'react-aria-components/Form'
import type { Problem } from '#app/result.ts'
import { DialogFrame } from '../../components/dialog-frame.tsx'
import { isValidMetadata, MetadataFields } from '../../components/metadata-fields.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { closeDialog, setMetadata, useApp } from '../../store/store.ts'

/** What is known about an article, to be changed. */
export function DetailsDialog({ article }: { article: string }) {
  const { say } = useWording()
  const summary = useApp((state) => state.library.summaries.find(({ id }) => id === article))
  const [metadata, setFields] = useState(summary?.metadata)
  const [problem, setProblem] = useState<Problem | null>(null)
  if (!summary || !metadata) return null

  const save = async () => {
    if (!isValidMetadata(metadata)) return
    const failure = await setMetadata(article, { ...metadata, title: metadata.title.trim() })
    setProblem(failure)
    if (failure === null) closeDialog()
  }

  return (
    <DialogFrame title={say('details.title')} onClose={closeDialog}>
      <Form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="dialog-body">
          <MetadataFields metadata={metadata} onChange={setFields} autoFocus />
          <p className="note">
            {say('details.id')}: <bdi dir="ltr">articles/{article}.json</bdi> · {say('details.length')}:{' '}
            {say('import.length', { count: summary.length })}. {say('details.note')}
          </p>
          <Trouble problem={problem} />
        </div>
        <footer className="dialog-foot">
          <Button className="button" onPress={closeDialog}>
            {say('dialog.cancel')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={!isValidMetadata(metadata)}>
            {say('details.save')}
          </Button>
        </footer>
      </Form>
    </DialogFrame>
  )
}

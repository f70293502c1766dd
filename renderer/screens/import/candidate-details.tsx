import { useId } from 'react'
import { Button } from 'react-aria-components/Button'
import { type Encoding, encodings, type ImportCandidate } from '#app/ipc/contract.ts'
import { MetadataFields } from '../../components/metadata-fields.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { removeCandidate, setCandidate, setEncoding, useArticleTitle } from '../../store/store.ts'

/** As people know them. */
const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1256': 'Windows-1256',
  'iso-8859-6': 'ISO 8859-6',
}

interface CandidateDetailsProps {
  readonly candidate: ImportCandidate
  readonly isBusy: boolean
}

/** One file: what it says when it is read this way, and what is known about it. */
export function CandidateDetails({ candidate, isBusy }: CandidateDetailsProps) {
  const { say } = useWording()
  const previewId = useId()
  const { token, metadata, encoding, encodingCertain, preview, length, problem, duplicateOf } = candidate
  const duplicateTitle = useArticleTitle(duplicateOf)
  return (
    <div className="candidate-details">
      <Trouble
        problem={
          problem ??
          (duplicateTitle === null ? null : { code: 'duplicate_article', params: { title: duplicateTitle } })
        }
      />
      <div className="field">
        <label className="field-label" htmlFor={previewId}>
          {say('import.preview')} · {say('import.length', { count: length })}
        </label>
        <textarea id={previewId} className="candidate-preview" dir="auto" rows={6} readOnly value={preview} />
      </div>
      <SelectField
        label={say('import.encoding')}
        value={encoding}
        onChange={(chosen) => void setEncoding(token, chosen)}
        options={encodings.map((id) => ({ id, text: encodingNames[id] }))}
        hint={encodingCertain ? undefined : say('import.encodingGuessed')}
        isDisabled={isBusy || candidate.fileName === ''}
      />
      <MetadataFields metadata={metadata} onChange={(changed) => setCandidate(token, changed)} />
      <div>
        <Button className="quiet-button" isDisabled={isBusy} onPress={() => removeCandidate(token)}>
          {say('import.remove')}
        </Button>
      </div>
    </div>
  )
}

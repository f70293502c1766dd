import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { DialogFrame } from '../../components/dialog-frame.tsx'
import { isValidMetadata } from '../../components/metadata-fields.tsx'
import { Progress } from '../../components/progress.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useWording } from '../../i18n/wording-provider.tsx'
import { chooseFiles, commitImport, discardImport, useApp } from '../../store/store.ts'
import { canImport, type ImportTask } from '../../store/tasks-slice.ts'
import { CandidateDetails } from './candidate-details.tsx'
import { CandidateList } from './candidate-list.tsx'
import { ImportReportView } from './import-report.tsx'
import './import.css'

/** What is about to become articles: seen, corrected, left out or taken in. */
export function ImportDialog() {
  const { say } = useWording()
  const task = useApp((state) => state.tasks.importing)
  if (task === null) return null
  if (task.report !== null) {
    return (
      <DialogFrame title={say('import.reportTitle')} onClose={() => void discardImport()}>
        <ImportReportView report={task.report} />
      </DialogFrame>
    )
  }
  return (
    <DialogFrame
      title={say('import.title')}
      wide
      canClose={task.phase !== 'writing'}
      onClose={() => void discardImport()}
    >
      <Candidates task={task} />
    </DialogFrame>
  )
}

function Candidates({ task }: { task: ImportTask }) {
  const { say } = useWording()
  const { candidates, phase, progress, problem } = task
  const [chosenToken, setChosen] = useState<string | null>(null)
  const chosen = candidates.find(({ token }) => token === chosenToken) ?? candidates[0]
  const taken = candidates.filter(canImport)
  const skipped = candidates.length - taken.length
  const isBusy = phase !== 'choosing'
  const isValid = taken.every(({ metadata }) => isValidMetadata(metadata))
  return (
    <>
      <div className="dialog-body import-body">
        {candidates.length === 0 && !isBusy ? <p>{say('import.nothing')}</p> : null}
        {chosen ? (
          <div className="import-columns">
            <CandidateList candidates={candidates} chosen={chosen.token} onChoose={setChosen} />
            <CandidateDetails key={chosen.token} candidate={chosen} isBusy={isBusy} />
          </div>
        ) : null}
        {isBusy ? (
          <Progress
            label={
              progress === null
                ? say('import.reading')
                : say(phase === 'writing' ? 'import.writing' : 'import.readingCount', {
                    done: progress.done,
                    total: progress.total,
                  })
            }
            done={progress?.done ?? 0}
            total={progress?.total ?? 1}
          />
        ) : null}
        <Trouble problem={problem} />
      </div>
      <footer className="dialog-foot">
        <Button className="button import-add" isDisabled={isBusy} onPress={() => void chooseFiles()}>
          {say('import.addFiles')}
        </Button>
        {skipped > 0 ? <p className="note">{say('import.willSkip', { count: skipped })}</p> : null}
        <Button className="button" isDisabled={phase === 'writing'} onPress={() => void discardImport()}>
          {say('dialog.cancel')}
        </Button>
        <Button
          className="button primary"
          isDisabled={isBusy || taken.length === 0 || !isValid}
          onPress={() => void commitImport()}
        >
          {say('import.commit', { count: taken.length })}
        </Button>
      </footer>
    </>
  )
}

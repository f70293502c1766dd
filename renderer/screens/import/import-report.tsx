import { Button } from 'react-aria-components/Button'
import type { ImportReport } from '#app/ipc/contract.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { discardImport } from '../../store/store.ts'

/** What was taken in and what was not, file by file. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const wording = useWording()
  return (
    <>
      <div className="dialog-body">
        <p>{wording.say('import.reportImported', { count: report.imported.length })}</p>
        <h3 className="field-label">{wording.say('import.reportSkipped')}</h3>
        <ul className="import-skipped">
          {report.skipped.map(({ fileName, problem }, rank) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files can bear one name, and the list never changes
            <li key={rank}>
              <bdi className="import-skipped-name">{fileName || wording.say('import.pasted')}</bdi>
              <span>{wording.problem(problem)}</span>
            </li>
          ))}
        </ul>
      </div>
      <footer className="dialog-foot">
        <Button className="button primary" autoFocus onPress={() => void discardImport()}>
          {wording.say('dialog.close')}
        </Button>
      </footer>
    </>
  )
}

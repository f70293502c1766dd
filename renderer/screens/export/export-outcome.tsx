import { Button } from 'react-aria-components/Button'
import type { Finding } from '#app/ipc/contract.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { openArticle, setFocus, showScreen, useApp } from '../../store/store.ts'
import type { ExportTask } from '../../store/tasks-slice.ts'

/** What became of an export: the files, or why nothing was written. */
export function ExportOutcome({ task }: { task: ExportTask }) {
  const wording = useWording()
  const { say } = wording
  const { report, findings, problem } = task
  if (report !== null) {
    return (
      <section className="export-done">
        <h2>{say('export.written')}</h2>
        <p>{say('export.writtenText', { annotations: report.annotations, articles: report.articles })}</p>
        <h3 className="field-label">{say('export.files')}</h3>
        <ul className="export-files">
          {report.files.map((file) => (
            <li key={file}>
              <bdi dir="ltr">{file}</bdi>
            </li>
          ))}
        </ul>
      </section>
    )
  }
  if (problem !== null) {
    return (
      <section className="trouble">
        <h2>{say('export.failed')}</h2>
        <p>{wording.problem(problem)}</p>
      </section>
    )
  }
  return (
    <section className="trouble">
      <h2>{say('export.refused')}</h2>
      <p>{say('export.refusedText', { count: findings.length })}</p>
      <h3 className="field-label">{say('export.findings')}</h3>
      <Findings findings={findings} />
    </section>
  )
}

/** More would be no list to work through. */
const shownFindings = 200

function Findings({ findings }: { findings: readonly Finding[] }) {
  const wording = useWording()
  return (
    <ul className="export-findings">
      {findings.slice(0, shownFindings).map((finding, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings can be alike, and the list never changes
        <li key={rank}>
          <p>{wording.problem(finding)}</p>
          <p className="note">
            <bdi dir="ltr">
              {finding.file} {finding.item}
            </bdi>
          </p>
          <ShowFinding finding={finding} />
        </li>
      ))}
      {findings.length > shownFindings ? (
        <li>{wording.say('export.more', { count: findings.length - shownFindings })}</li>
      ) : null}
    </ul>
  )
}

/** The way to the place, where it is an annotation of the annotator at work. */
function ShowFinding({ finding }: { finding: Finding }) {
  const { say } = useWording()
  const annotator = useApp((state) => state.open.project?.annotator.id)
  const article = /^annotations\/([^/]+)\/([^/]+)\.json$/.exec(finding.file)
  const id = article?.[1] === annotator ? article?.[2] : undefined
  const isKnown = useApp((state) => state.library.summaries.some((summary) => summary.id === id))
  if (id === undefined || !isKnown) return null
  const show = async () => {
    showScreen('annotate')
    if ((await openArticle(id)) === null && finding.item !== '') setFocus(finding.item)
  }
  return (
    <Button className="quiet-button" onPress={() => void show()}>
      {say('export.show')}
    </Button>
  )
}

import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { type ExportFormatId, exportFormatIds } from '#app/formats/format.ts'
import { datasetFormat } from '#app/formats/registry.ts'
import type { Annotator, ArticleSummary } from '#app/ipc/contract.ts'
import { Choices } from '../../components/choices.tsx'
import { Progress } from '../../components/progress.tsx'
import { isolated } from '../../i18n/isolate.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { runExport, useApp } from '../../store/store.ts'
import { AnnotatorChoices } from './annotator-choices.tsx'
import { ExportOutcome } from './export-outcome.tsx'
import './export.css'

type ArticleChoice = 'all' | 'finished' | 'current'

const noAnnotators: readonly Annotator[] = []

/** Chooses what is written in which format; below it stands what became of the last export. */
export function ExportScreen() {
  const { say } = useWording()
  const summaries = useApp((state) => state.library.summaries)
  const current = useApp((state) => state.articles.current)
  const annotators = useApp((state) => state.open.project?.annotators ?? noAnnotators)
  const task = useApp((state) => state.tasks.exporting)
  const [format, setFormat] = useState<ExportFormatId>('jsonl')
  const [choice, setChoice] = useState<ArticleChoice>('all')
  const [chosen, setChosen] = useState<readonly string[]>(annotators.map(({ id }) => id))

  const chosenArticles: Readonly<Record<ArticleChoice, readonly ArticleSummary[]>> = {
    all: summaries,
    finished: summaries.filter(({ state }) => state === 'finished'),
    current: summaries.filter(({ id }) => id === current),
  }
  const articles = chosenArticles[choice]
  const isWriting = task?.phase === 'writing'
  const openTitle = chosenArticles.current[0]?.metadata.title

  return (
    <div className="export">
      <header>
        <h1>{say('export.title')}</h1>
        <p className="note">{say('export.note')}</p>
      </header>
      <Choices
        label={say('export.format')}
        value={format}
        onChange={setFormat}
        options={exportFormatIds.map((id) => ({ id, text: <FormatName id={id} /> }))}
      />
      <Choices
        label={say('export.articles')}
        value={choice}
        onChange={setChoice}
        options={[
          { id: 'all', text: say('export.articles.all', { count: summaries.length }) },
          {
            id: 'finished',
            text: say('export.articles.finished', { count: chosenArticles.finished.length }),
            isDisabled: chosenArticles.finished.length === 0,
          },
          ...(openTitle === undefined
            ? []
            : [
                {
                  id: 'current' as const,
                  text: say('export.articles.current', { title: isolated(openTitle) }),
                },
              ]),
        ]}
      />
      <AnnotatorChoices annotators={annotators} chosen={chosen} onChange={setChosen} />
      {summaries.length === 0 ? <p className="note">{say('export.noArticles')}</p> : null}
      <div>
        <Button
          className="button primary"
          isDisabled={isWriting || articles.length === 0 || chosen.length === 0}
          onPress={() =>
            void runExport({ format, articles: articles.map(({ id }) => id), annotators: [...chosen] })
          }
        >
          {say('export.run')}
        </Button>
      </div>
      {isWriting ? (
        <Progress
          label={
            task.progress === null
              ? say('export.checking')
              : say('export.progress', { done: task.progress.done, total: task.progress.total })
          }
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 1}
        />
      ) : null}
      <div role="status" className="export-outcome">
        {task === null || isWriting ? null : <ExportOutcome task={task} />}
      </div>
    </div>
  )
}

/** A format's name and what it cannot carry. */
function FormatName({ id }: { id: ExportFormatId }) {
  const { say } = useWording()
  const format = datasetFormat(id)
  if (!format) return id
  return (
    <>
      {say(format.name)}
      {format.losses.map((key) => (
        <span key={key} className="export-losses">
          {say(key)}
        </span>
      ))}
    </>
  )
}

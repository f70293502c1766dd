import { Button } from 'react-aria-components/Button'
import { isolated } from '../../i18n/isolate.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { saveState } from '../../store/app-state.ts'
import { offsetsOf } from '../../store/article-offsets.ts'
import { currentArticle } from '../../store/article-slice.ts'
import { editSync, useApp } from '../../store/store.ts'

/** The thin line at the bottom: what is on disk, where the caret is, how much is annotated, by which codebook. */
export function StatusLine() {
  return (
    <footer className="status-line">
      <SaveStatus />
      <Caret />
      <Count />
      <CodebookName />
    </footer>
  )
}

function SaveStatus() {
  const wording = useWording()
  const type = useApp((state) => saveState(state).type)
  const problem = useApp((state) => state.trouble)
  const words = {
    saved: wording.say('status.saved'),
    saving: wording.say('status.saving'),
    trouble: problem === null ? '' : wording.say('status.trouble', { problem: wording.problem(problem) }),
  }
  return (
    <>
      <span
        role="status"
        aria-label={wording.say('status.save')}
        className={`save-state is-${type}`}
        title={words[type]}
      >
        {words[type]}
      </span>
      {type === 'trouble' ? (
        <Button className="quiet-button status-retry" onPress={() => void editSync.flush()}>
          {wording.say('status.retry')}
        </Button>
      ) : null}
    </>
  )
}

/** Caret or selection, in code points as exports count them. */
function Caret() {
  const { say } = useWording()
  const article = useApp((state) => currentArticle(state.articles)?.article ?? null)
  const selection = useApp((state) => state.focus.selection)
  if (article === null || selection === null) return null
  const offsets = offsetsOf(article)
  const anchor = offsets.toCodePoint(selection.anchor)
  const head = offsets.toCodePoint(selection.head)
  return (
    <span>
      {anchor === head
        ? say('status.caret', { offset: head })
        : say('status.selection', { start: Math.min(anchor, head), end: Math.max(anchor, head) })}
    </span>
  )
}

function Count() {
  const { say } = useWording()
  const count = useApp((state) => currentArticle(state.articles)?.set.annotations.length ?? null)
  return count === null ? null : <span>{say('status.annotations', { count })}</span>
}

function CodebookName() {
  const { say, locale } = useWording()
  const { list } = useFormats()
  const codebook = useApp((state) => state.open.project?.codebook)
  if (!codebook) return null
  // The name in full; where it has none in this language, its labels say what it is.
  const name = codebook.name[locale] || list(codebook.labels.map((label) => label.name[locale]))
  const words = say('status.codebook', { name: isolated(name), version: isolated(codebook.version) })
  return (
    <span className="status-codebook" title={words}>
      {words}
    </span>
  )
}

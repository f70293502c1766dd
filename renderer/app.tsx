import { useLayoutEffect } from 'react'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { useWording, WordingProvider } from './i18n/wording-provider.tsx'
import { Dialogs } from './screens/dialogs/dialogs.tsx'
import { DropTarget } from './screens/import/drop-target.tsx'
import { Notices } from './screens/notices/notices.tsx'
import { Shell } from './screens/shell/shell.tsx'
import { Welcome } from './screens/welcome/welcome.tsx'
import { useApp } from './store/store.ts'

/** The whole window. */
export function App() {
  const locale = useApp((state) => state.computer.locale)
  const face = useApp((state) => state.computer.settings.readingFace)
  useLayoutEffect(() => {
    document.documentElement.dataset.readingFace = face
  }, [face])
  return (
    <WordingProvider locale={locale}>
      <WindowTitle />
      <ErrorBoundary>
        <Screen />
        <Dialogs />
      </ErrorBoundary>
      <DropTarget />
      <Notices />
    </WordingProvider>
  )
}

function Screen() {
  const hasProject = useApp((state) => state.open.project !== null)
  return hasProject ? <Shell /> : <Welcome />
}

function WindowTitle() {
  const { say } = useWording()
  const project = useApp((state) => state.open.project?.name)
  const name = say('app.name')
  const title = project === undefined ? name : `${project} · ${name}`
  useLayoutEffect(() => {
    document.title = title
  }, [title])
  return null
}

import { lazy, Suspense } from 'react'
import { TabPanel, Tabs } from 'react-aria-components/Tabs'
import { AfterDelay } from '../../components/after-delay.tsx'
import { useLibraryShown } from '../../components/use-library-shown.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { showScreen, useApp } from '../../store/store.ts'
import { screens } from '../../store/view-slice.ts'
import { AnnotateScreen } from '../annotate/annotate-screen.tsx'
import { Library } from '../library/library.tsx'
import { Bar } from './bar.tsx'
import { StatusLine } from './status-line.tsx'
import './shell.css'

const ExportScreen = lazy(async () => ({
  default: (await import('../export/export-screen.tsx')).ExportScreen,
}))
const SettingsScreen = lazy(async () => ({
  default: (await import('../settings/settings-screen.tsx')).SettingsScreen,
}))

/** An open project: the bar with its screens, the chosen screen, the status line. */
export function Shell() {
  const { say } = useWording()
  const screen = useApp((state) => state.view.screen)
  const isLibraryShown = useLibraryShown()
  return (
    <Tabs
      className="shell"
      selectedKey={screen}
      onSelectionChange={(key) => {
        const chosen = screens.find((candidate) => candidate === key)
        if (chosen) showScreen(chosen)
      }}
    >
      <Bar />
      <main className="screens">
        <TabPanel id="annotate" className="screen annotate-panel">
          <h1 className="visually-hidden">{say('command.screen.annotate')}</h1>
          {isLibraryShown ? <Library /> : null}
          <div className="annotate-main">
            <AnnotateScreen />
          </div>
        </TabPanel>
        <TabPanel id="export" className="screen">
          <Suspense fallback={<Loading />}>
            <ExportScreen />
          </Suspense>
        </TabPanel>
        <TabPanel id="settings" className="screen">
          <Suspense fallback={<Loading />}>
            <SettingsScreen />
          </Suspense>
        </TabPanel>
      </main>
      <StatusLine />
    </Tabs>
  )
}

function Loading() {
  const { say } = useWording()
  return (
    <AfterDelay>
      <p className="screen-loading">{say('dialog.loading')}</p>
    </AfterDelay>
  )
}

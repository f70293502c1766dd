import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { type Locale, locales } from '#app/wording/locale.ts'
import { runCommand } from '../../commands/run-command.ts'
import { useFormats, useWording } from '../../i18n/wording-provider.tsx'
import { changeSettings, openProject, useApp } from '../../store/store.ts'
import './welcome.css'

/** What is shown while no project is open: ways to one. */
export function Welcome() {
  const { say } = useWording()
  const busy = useApp((state) => state.view.busy)
  return (
    <main className="welcome">
      <div className="welcome-page">
        <LanguageSwitch />
        <header>
          <h1 className="welcome-title">{say('welcome.title')}</h1>
          <p className="welcome-subtitle">{say('welcome.subtitle')}</p>
        </header>
        <div className="welcome-ways">
          <Way
            title={say('welcome.new')}
            hint={say('welcome.newHint')}
            isDisabled={busy}
            onPress={() => runCommand('project.new')}
          />
          <Way
            title={say('welcome.open')}
            hint={say('welcome.openHint')}
            isDisabled={busy}
            onPress={() => runCommand('project.open')}
          />
          <Way
            title={say('welcome.sample')}
            hint={say('welcome.sampleHint')}
            isDisabled={busy}
            onPress={() => runCommand('project.openSample')}
          />
        </div>
        <RecentProjects isDisabled={busy} />
        <p className="welcome-offline">{say('welcome.offline')}</p>
      </div>
    </main>
  )
}

interface WayProps {
  readonly title: string
  readonly hint: ReactNode
  readonly isDisabled: boolean
  readonly onPress: () => void
}

function Way({ title, hint, isDisabled, onPress }: WayProps) {
  return (
    <Button className="welcome-way" isDisabled={isDisabled} onPress={onPress}>
      <span className="welcome-way-title">{title}</span>
      <span className="welcome-way-hint">{hint}</span>
    </Button>
  )
}

function RecentProjects({ isDisabled }: { isDisabled: boolean }) {
  const { say } = useWording()
  const { moment } = useFormats()
  const recent = useApp((state) => state.computer.recentProjects)
  if (recent.length === 0) return null
  return (
    <section aria-labelledby="recent-projects">
      <h2 id="recent-projects" className="welcome-heading">
        {say('welcome.recent')}
      </h2>
      <ul className="welcome-recent">
        {recent.map(({ folder, name, openedAt }) => (
          <li key={folder}>
            <Button
              className="welcome-project"
              isDisabled={isDisabled}
              onPress={() => void openProject(folder)}
            >
              <bdi className="welcome-way-title">{name}</bdi>
              <bdi className="welcome-folder" dir="ltr">
                {folder}
              </bdi>
              <span className="welcome-when">{say('welcome.lastOpened', { when: moment(openedAt) })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function LanguageSwitch() {
  const { say, locale } = useWording()
  return (
    <ToggleButtonGroup
      className="tabs welcome-language"
      aria-label={say('welcome.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[locale]}
      onSelectionChange={(keys) => {
        const chosen = locales.find((candidate) => keys.has(candidate))
        if (chosen) void changeSettings({ locale: chosen })
      }}
    >
      {locales.map((id: Locale) => (
        <ToggleButton key={id} id={id} className="tab" lang={id}>
          {say(`settings.language.${id}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

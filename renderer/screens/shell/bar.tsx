import { Button } from 'react-aria-components/Button'
import { MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Tab, TabList } from 'react-aria-components/Tabs'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import type { CommandId } from '#app/commands/catalogue.ts'
import { CommandMenu } from '../../components/command-menu.tsx'
import { Icon } from '../../components/icon.tsx'
import { useLibraryShown } from '../../components/use-library-shown.ts'
import { useWording } from '../../i18n/wording-provider.tsx'
import { showLibrary, useApp } from '../../store/store.ts'
import { screens } from '../../store/view-slice.ts'
import { AnnotatorMenu } from './annotator-menu.tsx'

const projectCommands: readonly CommandId[] = [
  'project.new',
  'project.open',
  'project.openSample',
  'articles.import',
  'articles.paste',
  'export.open',
  'keys.show',
  'project.close',
]

/** The thin bar on top: project, screens, annotator. */
export function Bar() {
  const { say } = useWording()
  return (
    <header className="bar">
      <span className="bar-name" aria-hidden="true">
        {say('app.name')}
      </span>
      <ProjectMenu />
      <TabList className="tabs" aria-label={say('bar.screens')}>
        {screens.map((screen) => (
          <Tab key={screen} id={screen} className="tab">
            {say(`command.screen.${screen}`)}
          </Tab>
        ))}
      </TabList>
      <LibraryButton />
      <ReadOnlyMark />
      <AnnotatorMenu />
    </header>
  )
}

function ProjectMenu() {
  const { say } = useWording()
  const name = useApp((state) => state.open.project?.name ?? '')
  return (
    <MenuTrigger>
      <Button className="quiet-button bar-project" aria-label={say('bar.project', { name })}>
        <bdi className="bar-project-name">{name}</bdi>
        <Icon shape="chevron" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <CommandMenu label={say('bar.project', { name })} commands={projectCommands} />
      </Popover>
    </MenuTrigger>
  )
}

/** Shows or hides the library; on the annotate screen only, which has one. */
function LibraryButton() {
  const { say } = useWording()
  const isShown = useLibraryShown()
  const isThere = useApp((state) => state.view.screen === 'annotate' && state.library.summaries.length > 0)
  if (!isThere) return null
  return (
    <ToggleButton
      className="quiet-button square library-button"
      aria-label={say('library.label')}
      isSelected={isShown}
      onChange={(isSelected) => showLibrary(isSelected ? 'shown' : 'hidden')}
    >
      <Icon shape="list" />
    </ToggleButton>
  )
}

function ReadOnlyMark() {
  const wording = useWording()
  const readOnly = useApp((state) => state.open.project?.readOnly ?? null)
  if (readOnly === null) return null
  return (
    <p className="read-only-mark">
      <Icon shape="lock" />
      <span title={wording.problem(readOnly)}>{wording.say('bar.readOnly')}</span>
    </p>
  )
}

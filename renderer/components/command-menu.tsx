import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Text } from 'react-aria-components/Text'
import { type CommandId, catalogue } from '#app/commands/catalogue.ts'
import { isEnabled, runCommand } from '../commands/run-command.ts'
import { useWording } from '../i18n/wording-provider.tsx'
import { appStore } from '../store/store.ts'
import { KeyHint } from './key-hint.tsx'

/** The chord that is shown beside a command; undefined where it has none. */
function firstChord(id: CommandId): string | undefined {
  return catalogue.find((entry) => entry.id === id)?.keys[0]
}

/** A menu of commands with their keys, for a popover; those that cannot run now are greyed. */
export function CommandMenu({ label, commands }: { label: string; commands: readonly CommandId[] }) {
  const { say } = useWording()
  // Read when the menu opens; it is closed again before anything changes.
  const state = appStore.getState()
  return (
    <Menu
      className="menu"
      aria-label={label}
      disabledKeys={commands.filter((id) => !isEnabled(id, state))}
      onAction={(key) => {
        const id = commands.find((candidate) => candidate === key)
        if (id !== undefined) runCommand(id)
      }}
    >
      {commands.map((id) => {
        const title = say(`command.${id}`)
        const chord = firstChord(id)
        return (
          <MenuItem key={id} id={id} textValue={title} className="menu-item">
            <Text slot="label">{title}</Text>
            {chord === undefined ? null : <KeyHint chord={chord} />}
          </MenuItem>
        )
      })}
    </Menu>
  )
}

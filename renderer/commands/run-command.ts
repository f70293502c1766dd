import { type CommandId, catalogue } from '#app/commands/catalogue.ts'
import { annotateCommands } from '../screens/annotate/annotate-commands.ts'
import type { AppState } from '../store/app-state.ts'
import { appStore } from '../store/store.ts'
import { appCommands } from './app-commands.ts'
import type { Command } from './command.ts'

/** Every command that does something, by its id in the catalogue. */
const registry: Partial<Record<CommandId, Command>> = { ...appCommands, ...annotateCommands }

/** Whether a command can run now. While a dialog is open only the look of things can be changed. */
export function isEnabled(id: CommandId, state: AppState): boolean {
  if (state.view.dialog !== null && !id.startsWith('locale.') && !id.startsWith('theme.')) return false
  return registry[id]?.enabled(state) ?? false
}

/** Runs a command if it can run now; returns whether it did. */
export function runCommand(id: CommandId): boolean {
  const state = appStore.getState()
  if (!isEnabled(id, state)) return false
  registry[id]?.run(state)
  return true
}

/** The commands that can run now, in the order of the catalogue. */
export function enabledCommands(state: AppState): readonly CommandId[] {
  return catalogue.map(({ id }) => id).filter((id) => isEnabled(id, state))
}

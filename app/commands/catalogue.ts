import * as v from 'valibot'
import type { Schema } from '../model/annotation.ts'

/**
 * A key as it is pressed: modifiers and the physical key (`KeyboardEvent.code`), so that Arabic layouts, which type ١ or ؤ,
 * press the same commands. `Mod` is Ctrl, on macOS Command. Modifiers stand in the order Mod, Alt, Shift.
 */
export type KeyChord = string

/** The native menu a command stands in; `none` for those that only keys, buttons and the text know. */
export type MenuName = 'file' | 'edit' | 'annotation' | 'view' | 'none'

interface CommandEntry {
  readonly id: string
  readonly menu: MenuName
  readonly keys: readonly KeyChord[]
}

/**
 * Every command of the program, once: the native menu (main) and the keys, buttons and palettes (renderer) all read this list.
 * The renderer adds what a command does and when it can run. Titles are the messages `command.<id>`. Of several keys the first
 * is the one that is shown.
 */
export const catalogue = [
  { id: 'project.new', menu: 'file', keys: ['Mod+Shift+KeyN'] },
  { id: 'project.open', menu: 'file', keys: ['Mod+KeyO'] },
  { id: 'project.openSample', menu: 'file', keys: [] },
  { id: 'articles.import', menu: 'file', keys: ['Mod+KeyI'] },
  { id: 'articles.paste', menu: 'file', keys: ['Mod+Shift+KeyV'] },
  { id: 'articles.editMetadata', menu: 'file', keys: [] },
  { id: 'export.open', menu: 'file', keys: ['Mod+KeyE'] },
  { id: 'project.close', menu: 'file', keys: ['Mod+Shift+KeyW'] },

  { id: 'history.undo', menu: 'edit', keys: ['Mod+KeyZ'] },
  { id: 'history.redo', menu: 'edit', keys: ['Mod+Shift+KeyZ', 'Mod+KeyY'] },

  { id: 'label.1', menu: 'annotation', keys: ['Digit1', 'Numpad1'] },
  { id: 'label.2', menu: 'annotation', keys: ['Digit2', 'Numpad2'] },
  { id: 'label.3', menu: 'annotation', keys: ['Digit3', 'Numpad3'] },
  { id: 'label.4', menu: 'none', keys: ['Digit4', 'Numpad4'] },
  { id: 'label.5', menu: 'none', keys: ['Digit5', 'Numpad5'] },
  { id: 'label.6', menu: 'none', keys: ['Digit6', 'Numpad6'] },
  { id: 'label.7', menu: 'none', keys: ['Digit7', 'Numpad7'] },
  { id: 'label.8', menu: 'none', keys: ['Digit8', 'Numpad8'] },
  { id: 'label.9', menu: 'none', keys: ['Digit9', 'Numpad9'] },
  { id: 'annotation.next', menu: 'annotation', keys: ['Tab'] },
  { id: 'annotation.previous', menu: 'annotation', keys: ['Shift+Tab'] },
  { id: 'annotation.cycle', menu: 'annotation', keys: ['Space'] },
  { id: 'annotation.growEnd', menu: 'annotation', keys: ['BracketRight'] },
  { id: 'annotation.shrinkEnd', menu: 'annotation', keys: ['BracketLeft'] },
  { id: 'annotation.growEndWord', menu: 'annotation', keys: ['Shift+BracketRight'] },
  { id: 'annotation.shrinkEndWord', menu: 'annotation', keys: ['Shift+BracketLeft'] },
  { id: 'annotation.growStart', menu: 'annotation', keys: ['Alt+BracketRight'] },
  { id: 'annotation.shrinkStart', menu: 'annotation', keys: ['Alt+BracketLeft'] },
  { id: 'annotation.growStartWord', menu: 'annotation', keys: ['Alt+Shift+BracketRight'] },
  { id: 'annotation.shrinkStartWord', menu: 'annotation', keys: ['Alt+Shift+BracketLeft'] },
  { id: 'annotation.trimProclitic', menu: 'annotation', keys: ['KeyC'] },
  { id: 'annotation.addFragment', menu: 'annotation', keys: ['Equal', 'Shift+Equal', 'NumpadAdd'] },
  { id: 'annotation.editAttributes', menu: 'annotation', keys: ['Enter'] },
  { id: 'annotation.linkActor', menu: 'annotation', keys: ['KeyL'] },
  { id: 'relation.owner', menu: 'annotation', keys: ['KeyH'] },
  { id: 'relation.source', menu: 'annotation', keys: ['KeyS'] },
  { id: 'relation.addressee', menu: 'annotation', keys: ['KeyA'] },
  { id: 'relation.beneficiary', menu: 'annotation', keys: ['KeyB'] },
  { id: 'relation.target', menu: 'annotation', keys: ['KeyT'] },
  { id: 'relation.about', menu: 'annotation', keys: ['KeyO'] },
  { id: 'relation.condition', menu: 'annotation', keys: ['KeyD'] },
  { id: 'relation.contradicts', menu: 'annotation', keys: ['KeyX'] },
  { id: 'relation.same_as', menu: 'annotation', keys: ['KeyM'] },
  { id: 'zone.mark', menu: 'annotation', keys: ['KeyZ'] },
  { id: 'annotation.remove', menu: 'annotation', keys: ['Delete', 'Backspace'] },
  { id: 'annotation.leave', menu: 'annotation', keys: ['Escape'] },
  { id: 'article.finish', menu: 'annotation', keys: ['Mod+Enter'] },

  { id: 'article.next', menu: 'view', keys: ['Alt+PageDown'] },
  { id: 'article.previous', menu: 'view', keys: ['Alt+PageUp'] },
  { id: 'screen.annotate', menu: 'view', keys: ['Mod+Digit1'] },
  { id: 'screen.export', menu: 'view', keys: ['Mod+Digit2'] },
  { id: 'screen.settings', menu: 'view', keys: ['Mod+Comma'] },
  { id: 'keys.show', menu: 'view', keys: ['Shift+Slash'] },
  { id: 'locale.en', menu: 'view', keys: [] },
  { id: 'locale.ar', menu: 'view', keys: [] },
  { id: 'theme.system', menu: 'view', keys: [] },
  { id: 'theme.light', menu: 'view', keys: [] },
  { id: 'theme.dark', menu: 'view', keys: [] },
] as const satisfies readonly CommandEntry[]

/** The id of a command. */
export type CommandId = (typeof catalogue)[number]['id']

const commandIds = catalogue.map(({ id }) => id)

/** Validator of a command id. */
export const commandIdSchema: Schema<CommandId> = v.picklist(commandIds)

import { Menu } from 'electron'
import { type CommandId, catalogue } from '#app/commands/catalogue.ts'
import { type MenuActions, type MenuState, menuTemplate } from './menu-template.ts'

/** The application's menu, made anew when what it says changes. */
export class ApplicationMenu {
  readonly #actions: MenuActions
  #state: MenuState | null = null

  constructor(actions: MenuActions) {
    this.#actions = actions
  }

  /** Shows a menu for this state. */
  show(state: MenuState): void {
    this.#state = state
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, this.#actions)))
  }

  /** Which commands can run now: this happens with every selection, so the items are kept. */
  enable(enabled: ReadonlySet<CommandId>): void {
    if (!this.#state) return
    this.#state = { ...this.#state, enabled }
    const menu = Menu.getApplicationMenu()
    for (const { id } of catalogue) {
      const item = menu?.getMenuItemById(id)
      if (item && item.enabled !== enabled.has(id)) item.enabled = enabled.has(id)
    }
  }
}

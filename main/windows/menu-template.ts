import type { MenuItemConstructorOptions } from 'electron'
import { type CommandId, catalogue, type KeyChord, type MenuName } from '#app/commands/catalogue.ts'
import type { RecentProject, ThemeChoice } from '#app/ipc/contract.ts'
import type { Wording } from '#app/wording/wording.ts'
import { acceleratorOf, hasMainModifier } from './accelerator.ts'

/** What the menu shows. */
export interface MenuState {
  readonly wording: Wording
  readonly theme: ThemeChoice
  /** The commands that can run now. */
  readonly enabled: ReadonlySet<CommandId>
  readonly recentProjects: readonly RecentProject[]
  /** The open codebook's names of labels by their digit. */
  readonly labelNames: ReadonlyMap<string, string>
  readonly platform: NodeJS.Platform
}

/** What the menu does. */
export interface MenuActions {
  run(command: CommandId): void
  openRecent(folder: string): void
}

type Items = readonly MenuItemConstructorOptions[]
type Entry = (typeof catalogue)[number]

const separator: MenuItemConstructorOptions = { type: 'separator' }

/**
 * The application's menu out of the catalogue, in one language. A command's item bears the command's id. Keys are shown, but
 * run by the page, which knows where the caret is; so they are not registered a second time here.
 */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const { wording, platform } = state
  const mac = platform === 'darwin'
  const { say } = wording
  const commands = (menu: MenuName, groups?: readonly string[]): Items[] =>
    groupsOf(menu)
      .filter(([group]) => groups?.includes(group) ?? true)
      .map(([, entries]) => entries.map((entry) => commandItem(entry, state, actions)))

  const projects = commands('file', ['project'])[0] ?? []
  const closing = projects.filter(({ id }) => id === 'project.close')
  const menus: MenuItemConstructorOptions[] = [
    {
      label: say('menu.file'),
      submenu: inGroups([
        [...projects.filter(({ id }) => id !== 'project.close'), recentItem(state, actions)],
        ...commands('file', ['articles', 'export']),
        closing,
        mac ? [] : [{ role: 'quit', label: say('menu.quit') }],
      ]),
    },
    {
      label: say('menu.edit'),
      submenu: inGroups([
        ...commands('edit'),
        [
          { role: 'cut', label: say('menu.cut') },
          { role: 'copy', label: say('menu.copy') },
          { role: 'paste', label: say('menu.paste') },
          { role: 'selectAll', label: say('menu.selectAll') },
        ],
      ]),
    },
    { label: say('menu.annotation'), submenu: inGroups(commands('annotation')) },
    {
      label: say('menu.view'),
      submenu: inGroups([
        ...commands('view', ['screen', 'article', 'keys']),
        [
          { label: say('menu.language'), submenu: inGroups(commands('view', ['locale'])) },
          { label: say('menu.theme'), submenu: inGroups(commands('view', ['theme'])) },
        ],
        [
          { role: 'zoomIn', label: say('menu.zoomIn') },
          { role: 'zoomOut', label: say('menu.zoomOut') },
          { role: 'resetZoom', label: say('menu.zoomReset') },
        ],
        [{ role: 'togglefullscreen', label: say('menu.fullScreen') }],
      ]),
    },
  ]
  if (!mac)
    return [
      ...menus,
      { label: say('menu.help'), role: 'help', submenu: [{ role: 'about', label: say('menu.about') }] },
    ]
  return [appMenu(wording), ...menus, windowMenu(wording)]
}

/** The entries of a menu by the first part of their ids, in the order of the catalogue. */
function groupsOf(menu: MenuName): readonly (readonly [group: string, entries: readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of catalogue) {
    if (entry.menu !== menu) continue
    const group = entry.id.split('.')[0] ?? ''
    groups.set(group, [...(groups.get(group) ?? []), entry])
  }
  return [...groups]
}

function inGroups(groups: readonly Items[]): MenuItemConstructorOptions[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, rank) => (rank === 0 ? group : [separator, ...group]))
}

function commandItem(entry: Entry, state: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const { id } = entry
  const keys: readonly KeyChord[] = entry.keys
  // macOS runs a menu's key even where it is only shown, so a bare letter or digit would be taken from text fields.
  const key = keys.find((chord) => state.platform !== 'darwin' || hasMainModifier(chord))
  const accelerator = key === undefined ? undefined : acceleratorOf(key)
  return {
    id,
    label: titleOf(id, state),
    enabled: state.enabled.has(id),
    click: () => actions.run(id),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    ...choiceOf(id, state),
  }
}

function titleOf(id: CommandId, { wording, labelNames }: MenuState): string {
  const digit = /^label\.(\d)$/.exec(id)?.[1]
  const name = (digit === undefined ? undefined : labelNames.get(digit)) ?? wording.say(`command.${id}`)
  // An ampersand would mark the letter behind it as the item's key.
  return name.replaceAll('&', '&&')
}

/** Languages and themes are choices among which one is made. */
function choiceOf(id: CommandId, { wording, theme }: MenuState): MenuItemConstructorOptions {
  const [group, choice] = id.split('.')
  if (group === 'locale') return { type: 'radio', checked: choice === wording.locale }
  if (group === 'theme') return { type: 'radio', checked: choice === theme }
  return {}
}

function recentItem(
  { recentProjects, wording }: MenuState,
  actions: MenuActions,
): MenuItemConstructorOptions {
  const none = { label: wording.say('menu.recent.none'), enabled: false }
  const items = recentProjects.map(({ folder, name }) => ({
    // Each in its own direction, whatever stands next to it.
    label: `\u2068${name}\u2069 — \u2066${folder}\u2069`.replaceAll('&', '&&'),
    click: () => actions.openRecent(folder),
  }))
  return { label: wording.say('menu.recent'), submenu: items.length > 0 ? items : [none] }
}

function appMenu({ say }: Wording): MenuItemConstructorOptions {
  return {
    label: 'Hashiya',
    submenu: inGroups([
      [{ role: 'about', label: say('menu.about') }],
      [{ role: 'services', label: say('menu.services') }],
      [
        { role: 'hide', label: say('menu.hide') },
        { role: 'hideOthers', label: say('menu.hideOthers') },
        { role: 'unhide', label: say('menu.showAll') },
      ],
      [{ role: 'quit', label: say('menu.quit') }],
    ]),
  }
}

function windowMenu({ say }: Wording): MenuItemConstructorOptions {
  return {
    label: say('menu.window'),
    role: 'window',
    submenu: [{ role: 'minimize', label: say('menu.minimize') }],
  }
}

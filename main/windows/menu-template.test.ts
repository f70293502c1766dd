import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { type CommandId, catalogue } from '#app/commands/catalogue.ts'
import { locales } from '#app/wording/locale.ts'
import { wordingFor } from '#app/wording/wording.ts'
import { type MenuState, menuTemplate } from './menu-template.ts'

const actions = { run: () => {}, openRecent: () => {} }

function stateWith(changes: Partial<MenuState>): MenuState {
  return {
    wording: wordingFor('en'),
    theme: 'system',
    enabled: new Set(),
    recentProjects: [],
    labelNames: new Map(),
    platform: 'linux',
    ...changes,
  }
}

function itemsOf(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

function itemFor(id: CommandId, state: MenuState): MenuItemConstructorOptions | undefined {
  return itemsOf(menuTemplate(state, actions)).find((item) => item.id === id)
}

const inMenus = catalogue.filter(({ menu }) => menu !== 'none').map(({ id }) => id)

describe('the menu', () => {
  test.each(['linux', 'darwin', 'win32'] as const)(
    'on %s holds every command of the catalogue that belongs in it, once',
    (platform) => {
      const ids = itemsOf(menuTemplate(stateWith({ platform }), actions)).flatMap(({ id }) => id ?? [])
      expect(ids.toSorted()).toEqual(inMenus.toSorted())
    },
  )

  test.each(locales)('is wholly in %s', (locale) => {
    for (const platform of ['linux', 'darwin'] as const) {
      const state = stateWith({ wording: wordingFor(locale), platform })
      for (const item of itemsOf(menuTemplate(state, actions))) {
        if (item.type !== 'separator') expect(item.label).toBeTruthy()
      }
    }
    expect(itemFor('export.open', stateWith({ wording: wordingFor(locale) }))?.label).toBe(
      wordingFor(locale).say('command.export.open'),
    )
  })

  test('lets only those commands be chosen that can run', () => {
    const state = stateWith({ enabled: new Set<CommandId>(['history.undo']) })
    expect(itemFor('history.undo', state)?.enabled).toBe(true)
    expect(itemFor('history.redo', state)?.enabled).toBe(false)
  })

  test('shows keys without taking them from the page', () => {
    const item = itemFor('label.1', stateWith({}))
    expect(item).toMatchObject({ accelerator: '1', registerAccelerator: false })
    for (const { accelerator, registerAccelerator } of itemsOf(menuTemplate(stateWith({}), actions))) {
      if (accelerator !== undefined) expect(registerAccelerator).toBe(false)
    }
  })

  test('on macOS, where shown keys run, leaves bare keys to text fields', () => {
    const mac = stateWith({ platform: 'darwin' })
    expect(itemFor('label.1', mac)?.accelerator).toBeUndefined()
    expect(itemFor('annotation.remove', mac)?.accelerator).toBeUndefined()
    expect(itemFor('history.undo', mac)?.accelerator).toBe('CmdOrCtrl+Z')
  })

  test("bears the codebook's names of the labels", () => {
    const state = stateWith({ labelNames: new Map([['1', 'Actors & bodies']]) })
    expect(itemFor('label.1', state)?.label).toBe('Actors && bodies')
    expect(itemFor('label.2', state)?.label).toBe(wordingFor('en').say('command.label.2'))
  })

  test('marks the language and the theme that hold', () => {
    const state = stateWith({ wording: wordingFor('ar'), theme: 'dark' })
    expect(itemFor('locale.ar', state)).toMatchObject({ type: 'radio', checked: true })
    expect(itemFor('locale.en', state)).toMatchObject({ checked: false })
    expect(itemFor('theme.dark', state)).toMatchObject({ checked: true })
    expect(itemFor('theme.system', state)).toMatchObject({ checked: false })
  })

  test('runs commands and opens recent projects', () => {
    const run = vi.fn()
    const openRecent = vi.fn()
    const recentProjects = [{ folder: '/p', name: 'قمة', openedAt: '' }]
    const items = itemsOf(menuTemplate(stateWith({ recentProjects }), { run, openRecent }))
    const click = (item: MenuItemConstructorOptions | undefined) =>
      (item?.click as (() => void) | undefined)?.()
    click(items.find(({ id }) => id === 'export.open'))
    click(items.find(({ label }) => label?.includes('قمة')))
    expect(run).toHaveBeenCalledWith('export.open')
    expect(openRecent).toHaveBeenCalledWith('/p')
  })
})

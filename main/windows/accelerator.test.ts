import { describe, expect, test } from 'vitest'
import { catalogue } from '#app/commands/catalogue.ts'
import { acceleratorOf, hasMainModifier } from './accelerator.ts'

describe('accelerators', () => {
  test.each([
    ['Mod+Shift+KeyN', 'CmdOrCtrl+Shift+N'],
    ['Mod+Comma', 'CmdOrCtrl+,'],
    ['Alt+Shift+BracketLeft', 'Alt+Shift+['],
    ['Digit1', '1'],
    ['Numpad1', 'num1'],
    ['NumpadAdd', 'numadd'],
    ['Alt+PageDown', 'Alt+PageDown'],
    ['F11', 'F11'],
    ['Escape', 'Esc'],
  ])('%s is %s', (chord, accelerator) => {
    expect(acceleratorOf(chord)).toBe(accelerator)
  })

  test('a key that has no name in menus has no accelerator', () => {
    expect(acceleratorOf('IntlBackslash')).toBeUndefined()
    expect(acceleratorOf('Hyper+KeyA')).toBeUndefined()
    expect(acceleratorOf('')).toBeUndefined()
  })

  test('every key of the catalogue can be shown', () => {
    const keys = catalogue.flatMap((entry) => [...entry.keys])
    expect(keys.filter((key) => acceleratorOf(key) === undefined)).toEqual([])
  })

  test('only Ctrl or Command keeps a key from being text', () => {
    expect(hasMainModifier('Mod+KeyZ')).toBe(true)
    expect(hasMainModifier('Alt+BracketLeft')).toBe(false)
    expect(hasMainModifier('Digit1')).toBe(false)
  })
})

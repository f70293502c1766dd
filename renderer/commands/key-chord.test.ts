import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#app/commands/catalogue.ts'
import { chordOf, commandOf, type KeyPlace, type KeyPress, keyNames } from './key-chord.ts'

const press = (code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  composing: false,
  ...held,
})

/** Presses the keys of a chord, as the platform reports them. */
function pressOf(chord: string, isMac: boolean): KeyPress {
  const parts = chord.split('+')
  return press(parts.at(-1) ?? '', {
    ctrlKey: parts.includes('Mod') && !isMac,
    metaKey: parts.includes('Mod') && isMac,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  })
}

describe('chordOf', () => {
  it.each([false, true])('reads back every chord of the catalogue (macOS: %s)', (isMac) => {
    for (const { id, keys } of catalogue) {
      for (const chord of keys) {
        expect(chordOf(pressOf(chord, isMac), isMac)).toBe(chord)
        expect(commandOf(chord, 'text')).toBe(id)
      }
    }
  })

  it('goes by the physical key, whatever the layout types', () => {
    // The key that types 1 in English types ١ in Arabic: only `code` is looked at.
    expect(chordOf(press('Digit1'), false)).toBe('Digit1')
  })

  it('leaves AltGr, input methods and the other platform key alone', () => {
    expect(chordOf(press('BracketLeft', { ctrlKey: true, altKey: true, altGraph: true }), false)).toBe(null)
    expect(chordOf(press('Enter', { composing: true }), false)).toBe(null)
    expect(chordOf(press('KeyZ', { metaKey: true }), false)).toBe(null)
    expect(chordOf(press('KeyZ', { ctrlKey: true }), true)).toBe(null)
  })
})

describe('commandOf', () => {
  it('never takes a key from somebody who types', () => {
    fc.assert(
      fc.property(fc.constantFrom(...catalogue.flatMap(({ keys }) => [...keys])), (chord) => {
        if (!chord.startsWith('Mod+')) expect(commandOf(chord, 'typing')).toBe(null)
      }),
    )
    expect(commandOf('Mod+KeyZ', 'typing')).toBe(null)
    expect(commandOf('Mod+Shift+KeyZ', 'typing')).toBe(null)
    expect(commandOf('Mod+KeyI', 'typing')).toBe('articles.import')
  })

  it('leaves Tab, Enter, Space and Esc to the controls beside the text', () => {
    for (const chord of ['Tab', 'Shift+Tab', 'Enter', 'Space', 'Escape']) {
      expect(commandOf(chord, 'text')).not.toBe(null)
      for (const place of ['page', 'typing', 'elsewhere'] satisfies KeyPlace[]) {
        expect(commandOf(chord, place)).toBe(null)
      }
    }
    expect(commandOf('Digit1', 'page')).toBe('label.1')
  })

  it('works everywhere with Ctrl, and shows the keys from everywhere', () => {
    expect(commandOf('Mod+KeyE', 'elsewhere')).toBe('export.open')
    expect(commandOf('Shift+Slash', 'elsewhere')).toBe('keys.show')
    expect(commandOf('Digit1', 'elsewhere')).toBe(null)
    expect(commandOf('Mod+KeyQ', 'text')).toBe(null)
  })
})

describe('keyNames', () => {
  it('names keys as they are printed', () => {
    expect(keyNames('Mod+Shift+KeyZ', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyNames('Mod+Shift+KeyZ', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(keyNames('Shift+Slash', false)).toEqual(['?'])
    expect(keyNames('Alt+BracketRight', false)).toEqual(['Alt', ']'])
  })
})

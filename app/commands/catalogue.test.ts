import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { catalogue, commandIdSchema } from './catalogue.ts'

const ids: readonly string[] = catalogue.map(({ id }) => id)
const chords: readonly string[] = catalogue.flatMap(({ keys }) => [...keys])

/** `KeyboardEvent.code` of the keys that every keyboard has (UI Events, "code" values), after modifiers in their order. */
const wellFormed =
  /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:Key[A-Z]|Digit\d|Numpad(?:\d|Add|Subtract|Enter)|F(?:[1-9]|1[0-2])|Arrow(?:Up|Down|Left|Right)|Page(?:Up|Down)|Bracket(?:Left|Right)|Home|End|Insert|Delete|Backspace|Enter|Escape|Space|Tab|Comma|Period|Slash|Backslash|Semicolon|Quote|Backquote|Minus|Equal)$/

describe('the catalogue of commands', () => {
  it('bears each id once', () => {
    expect(ids.filter((id, rank) => ids.indexOf(id) !== rank)).toEqual([])
  })

  it('gives each chord to one command', () => {
    expect(chords.filter((chord, rank) => chords.indexOf(chord) !== rank)).toEqual([])
  })

  it('writes every chord as modifiers in their order and a physical key', () => {
    expect(chords.filter((chord) => !wellFormed.test(chord))).toEqual([])
  })

  it('takes no chord that the text needs for itself', () => {
    const needed = ['Mod+KeyC', 'Mod+KeyA', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']
    const arrows = chords.filter((chord) => chord.includes('Arrow'))
    expect(chords.filter((chord) => needed.includes(chord))).toEqual([])
    expect(arrows).toEqual([])
  })

  it('has a command for every label key of a codebook', () => {
    for (const digit of '123456789') {
      const command = catalogue.find(({ id }) => id === `label.${digit}`)
      expect(command?.keys).toEqual([`Digit${digit}`, `Numpad${digit}`])
    }
  })

  it('is what the validator knows', () => {
    for (const id of ids) expect(v.is(commandIdSchema, id)).toBe(true)
    for (const id of ['', 'label.10', 'toString', null]) expect(v.is(commandIdSchema, id)).toBe(false)
  })
})

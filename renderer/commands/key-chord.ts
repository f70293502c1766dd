import { type CommandId, catalogue, type KeyChord } from '#app/commands/catalogue.ts'

/** What of a keyboard event makes its chord. */
export interface KeyPress {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  /** Whether AltGr is held: it types characters and is never part of a chord. */
  readonly altGraph: boolean
  /** Whether an input method is at work on the key. */
  readonly composing: boolean
}

/** The chord in the catalogue's grammar, or null where the press can be none of it. */
export function chordOf(press: KeyPress, isMac: boolean): KeyChord | null {
  if (press.composing || press.altGraph || press.code === '') return null
  const [mod, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (other) return null
  return [
    ...(mod ? ['Mod'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
    press.code,
  ].join('+')
}

/**
 * Where the keyboard is, which decides what a key without Ctrl or Command means: `text` in the article's text, where every
 * command's key works; `page` on a control beside it (inside an element marked `data-keys="text"`) or nowhere, where keys that
 * move the focus or press a button keep doing so; `typing` in a field; `elsewhere` on any other control.
 */
export type KeyPlace = 'text' | 'page' | 'typing' | 'elsewhere'

const byChord = new Map<KeyChord, CommandId>(
  catalogue.flatMap(({ id, keys }) => keys.map((chord): [KeyChord, CommandId] => [chord, id])),
)

/** Keys that every control understands by itself. */
const controlKeys = new Set(['Tab', 'Shift+Tab', 'Enter', 'Space', 'Escape'])
/** Fields undo and redo their own typing, and paste without formatting. */
const fieldKeys = new Set(['Mod+KeyZ', 'Mod+Shift+KeyZ', 'Mod+KeyY', 'Mod+Shift+KeyV'])

/** The command that a chord means in a place, if any. */
export function commandOf(chord: KeyChord, place: KeyPlace): CommandId | null {
  const id = byChord.get(chord)
  if (id === undefined) return null
  const hasMod = chord.startsWith('Mod+')
  switch (place) {
    case 'text':
      return id
    case 'page':
      return controlKeys.has(chord) ? null : id
    case 'typing':
      return hasMod && !fieldKeys.has(chord) ? id : null
    case 'elsewhere':
      return hasMod || chord.startsWith('Alt+Page') || id === 'keys.show' ? id : null
  }
}

const symbols: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Equal: '=',
  Comma: ',',
  Slash: '/',
  NumpadAdd: '+',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Delete: 'Del',
  Backspace: '⌫',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** The chord as a keyboard names its keys, one string a key. */
export function keyNames(chord: KeyChord, isMac: boolean): readonly string[] {
  if (chord === 'Shift+Slash') return ['?']
  if (chord === 'Shift+Equal') return ['+']
  const names: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' }
  return chord
    .split('+')
    .map((part) => names[part] ?? symbols[part] ?? part.replace(/^(Key|Digit|Numpad)/, ''))
}

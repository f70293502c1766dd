import type { KeyChord } from '#app/commands/catalogue.ts'

const namedKeys: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  Enter: 'Enter',
  Escape: 'Esc',
  Space: 'Space',
  Tab: 'Tab',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
}

const modifiers: Readonly<Record<string, string>> = { Mod: 'CmdOrCtrl', Alt: 'Alt', Shift: 'Shift' }

/** Whether a chord is pressed together with Ctrl (on macOS Command), so that it cannot be meant as text. */
export function hasMainModifier(chord: KeyChord): boolean {
  return chord.startsWith('Mod+')
}

/** The chord in the words of Electron's `Accelerator`, as a menu shows it; undefined for a key that a menu cannot name. */
export function acceleratorOf(chord: KeyChord): string | undefined {
  const parts = chord.split('+')
  const key = keyName(parts.at(-1) ?? '')
  const pressed = parts.slice(0, -1).map((part) => modifiers[part])
  return key === undefined || pressed.includes(undefined) ? undefined : [...pressed, key].join('+')
}

function keyName(code: string): string | undefined {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code)
  if (plain) return plain[1] ?? plain[2] ?? plain[3]
  const numpad = /^Numpad(\d)$/.exec(code)
  return numpad ? `num${numpad[1]}` : namedKeys[code]
}

import type { KeyChord } from '#app/commands/catalogue.ts'
import { keyNames } from '../commands/key-chord.ts'
import { useApp } from '../store/store.ts'

/** A chord as the keys that are pressed together. */
export function KeyHint({ chord }: { chord: KeyChord }) {
  const isMac = useApp((state) => state.computer.platform === 'darwin')
  return (
    <span className="key-hint">
      {keyNames(chord, isMac).map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  )
}

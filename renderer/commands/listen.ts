import type { KeyChord } from '#app/commands/catalogue.ts'
import type { Bridge } from '#app/ipc/contract.ts'
import type { AppState } from '../store/app-state.ts'
import type { AppStore } from '../store/app-store.ts'
import { chordOf, commandOf, type KeyPlace } from './key-chord.ts'
import { enabledCommands, runCommand } from './run-command.ts'

/**
 * Runs commands for keys and for the native menu, and tells the menu what can run. Returns a function that ends it.
 *
 * Keys are taken before the controls see them, since ProseMirror claims Enter, Esc and Backspace for itself; see
 * `KeyPlace` for what each place keeps.
 */
export function listenForCommands(store: AppStore, bridge: Bridge): () => void {
  const onKey = (event: KeyboardEvent) => {
    const chord = chordOf(
      {
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
        altGraph: event.getModifierState('AltGraph'),
        composing: event.isComposing,
      },
      store.getState().computer.platform === 'darwin',
    )
    const id = chord === null ? null : commandOf(chord, placeOf(event.target))
    if (id === null || isLeavingText(chord, store.getState()) || !runCommand(id)) return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', onKey, { capture: true })

  const endMenu = bridge.on('menu.command', ({ id }) => {
    const typing = placeOf(document.activeElement) === 'typing'
    // A field's own typing is undone from the menu as from the keys.
    if (typing && (id === 'history.undo' || id === 'history.redo')) {
      document.execCommand(id === 'history.undo' ? 'undo' : 'redo')
    } else runCommand(id)
  })

  let told = ''
  const tellMenu = () => {
    const enabled = enabledCommands(store.getState())
    const key = enabled.join()
    if (key === told) return
    told = key
    // The menu is only a picture of what can run: a lost message does no harm.
    bridge.request('menu.enable', [...enabled]).catch(() => null)
  }
  const endStore = store.subscribe(tellMenu)
  tellMenu()

  return () => {
    window.removeEventListener('keydown', onKey, { capture: true })
    endMenu()
    endStore()
  }
}

/** Tab goes from annotation to annotation only with one in hand; without, it leaves the text as it leaves everything else. */
function isLeavingText(chord: KeyChord | null, { focus }: AppState): boolean {
  return focus.annotation === null && (chord === 'Tab' || chord === 'Shift+Tab')
}

function placeOf(target: EventTarget | null): KeyPlace {
  // With nothing in focus, keys belong to the page.
  if (!(target instanceof HTMLElement) || target === document.body) return 'page'
  const onPage = target.closest('[data-keys="text"]') !== null
  if (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select')) return 'typing'
  if (target.isContentEditable) return onPage ? 'text' : 'typing'
  return onPage ? 'page' : 'elsewhere'
}

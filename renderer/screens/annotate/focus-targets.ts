/** Places the keyboard can be sent to; the page and the inspector fill them in while they are shown. */
interface FocusTarget {
  focus(): void
  hasFocus(): boolean
}

const targets: { text: FocusTarget | null; inspector: FocusTarget | null } = { text: null, inspector: null }

/** Announces a place; returns a function that withdraws it. */
export function provideFocusTarget(name: keyof typeof targets, target: FocusTarget): () => void {
  targets[name] = target
  return () => {
    if (targets[name] === target) targets[name] = null
  }
}

/** Sends the keyboard to a place; does nothing where it is not shown. */
export function focusOn(name: keyof typeof targets): void {
  targets[name]?.focus()
}

/** Whether the keyboard is in a place now. */
export function hasFocus(name: keyof typeof targets): boolean {
  return targets[name]?.hasFocus() ?? false
}

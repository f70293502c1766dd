import type { Codebook } from '#app/codebook/codebook.ts'

/** Kinds of line that `annotate.css` knows; labels beyond them begin anew. */
const lineKinds = 4

/**
 * CSS classes that give an element a label's colour and kind of line; the colour itself comes from {@link applyLabelColors}. Labels
 * that the codebook does not have look like the first.
 */
export function labelClass(codebook: Codebook, label: string): string {
  const rank = Math.max(
    codebook.labels.findIndex(({ id }) => id === label),
    0,
  )
  return `label-color label-${rank} label-line-${rank % lineKinds}`
}

let sheet: CSSStyleSheet | null = null

/** Makes the codebook's colours known to the page, as rules rather than inline styles (the page's CSP forbids those). */
export function applyLabelColors(codebook: Codebook): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  sheet.replaceSync(
    codebook.labels.map(({ color }, rank) => `.label-${rank} { --label-light: ${color}; }`).join('\n'),
  )
}

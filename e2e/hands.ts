import { expect, type Page } from '@playwright/test'

/** What a user's hands and eyes do with the annotate screen, in English. */
export class AnnotateHands {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get text() {
    return this.page.getByRole('textbox', { name: 'Article text' })
  }

  get glosses() {
    return this.page.getByRole('list', { name: 'Annotations' }).getByRole('listitem')
  }

  get inspector() {
    return this.page.getByRole('complementary', { name: 'Inspector' })
  }

  get palette() {
    return this.page.getByRole('toolbar', { name: 'Labels for the selection' })
  }

  gloss(name: string) {
    return this.page.getByRole('list', { name: 'Annotations' }).getByRole('listitem', { name, exact: true })
  }

  /** Waits until everything done so far is on disk. */
  async saved(): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  }

  /** Opens an article of the library and waits for its text. */
  async open(title: string, someWords: string): Promise<void> {
    await this.page
      .getByRole('listbox', { name: 'Articles' })
      .getByRole('option', { name: title, exact: true })
      .click()
    await expect(this.text).toContainText(someWords)
  }

  /** Presses the mouse before a quote, draws it to the quote's end and lets go. */
  async drag(
    quote: string,
    options: { readonly alt?: boolean; readonly occurrence?: number; readonly scroll?: boolean } = {},
  ): Promise<void> {
    const { from, to } = await this.#edges(quote, options.occurrence ?? 0, options.scroll)
    if (options.alt) await this.page.keyboard.down('Alt')
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await this.page.mouse.move(to.x, to.y, { steps: 3 })
    await this.page.mouse.up()
    if (options.alt) await this.page.keyboard.up('Alt')
  }

  /** Clicks into the middle of a quote's first character. */
  async click(quote: string, occurrence = 0): Promise<void> {
    const { from } = await this.#edges(quote, occurrence)
    await this.page.mouse.click(from.x, from.y)
  }

  /** A word of Arabic letters that stands only once in the article and is in view, with room above it for the palette. */
  async visibleWord(): Promise<string> {
    return this.text.evaluate((root) => {
      const all = root.textContent ?? ''
      const frame = root.closest('.page-scroller')!.getBoundingClientRect()
      for (const paragraph of root.children) {
        const node = paragraph.firstChild
        if (!(node instanceof Text)) continue
        for (const { 0: word, index } of node.data.matchAll(/(?<=\s)[\u0621-\u064a]{4,}(?=\s)/g)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          const { top, bottom } = range.getBoundingClientRect()
          const inView = top > frame.top + 120 && bottom < frame.bottom - 60
          if (inView && all.split(word).length === 2) return word
        }
      }
      throw new Error('No such word is in view')
    })
  }

  /** Plain Arabic words that follow each other in the article's first long paragraph and stand there only once. */
  async runOfWords(count: number): Promise<readonly string[]> {
    const paragraphs = await this.text.locator('p').allTextContents()
    const words = paragraphs.find((text) => text.length > 200)!.split(/\s+/)
    const all = paragraphs.join('\n')
    for (let start = 0; start + count <= words.length; start++) {
      const run = words.slice(start, start + count)
      if (run.every((word) => /^[\u0621-\u064a]{3,}$/.test(word) && all.split(word).length === 2)) return run
    }
    throw new Error('No such words in the article')
  }

  /** Where the end of a quote is, just inside its last character, in the coordinates of the window. */
  async place(quote: string): Promise<{ readonly x: number; readonly y: number }> {
    return (await this.#edges(quote, 0)).to
  }

  /** Puts the caret before a quote with a click, then selects it with Shift and arrows, as the eye reads. */
  async selectByKeyboard(quote: string, occurrence = 0): Promise<void> {
    const { start, direction } = await this.#edges(quote, occurrence)
    await this.page.mouse.click(start.x, start.y)
    const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    for (const _ of new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(quote)) {
      await this.page.keyboard.press(`Shift+${forward}`)
    }
  }

  /** Marks a quote with the label of a key. */
  async label(quote: string, key: string, options?: Parameters<AnnotateHands['drag']>[1]): Promise<void> {
    await this.drag(quote, options)
    await expect(this.palette).toBeVisible()
    await this.page.keyboard.press(key)
  }

  /**
   * Where a quote stands in the window: just inside its first and last character, and exactly before its first (for a
   * caret). Scrolls it into view unless told not to.
   */
  async #edges(quote: string, occurrence: number, scroll = true) {
    return this.text.evaluate(
      async (root, [wanted, nth, mayScroll]) => {
        await document.fonts.ready
        let seen = 0
        for (const paragraph of root.children) {
          const node = paragraph.firstChild
          if (!(node instanceof Text)) continue
          for (let at = node.data.indexOf(wanted); at !== -1; at = node.data.indexOf(wanted, at + 1)) {
            if (seen++ !== nth) continue
            if (mayScroll) paragraph.scrollIntoView({ block: 'center' })
            // Where it is seen: a layout that was under way may still move it.
            for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
            const direction = getComputedStyle(paragraph).direction
            const box = (start: number, end: number) => {
              const range = document.createRange()
              range.setStart(node, start)
              range.setEnd(node, end)
              return range.getClientRects()[0]!
            }
            const first = box(at, at + 1)
            const last = box(at + wanted.length - 1, at + wanted.length)
            const inside = (rect: DOMRect, atStart: boolean) => ({
              // A quarter into the character, on the side of the end that is meant.
              x: (direction === 'rtl') === atStart ? rect.right - rect.width / 4 : rect.left + rect.width / 4,
              y: (rect.top + rect.bottom) / 2,
            })
            return {
              from: inside(first, true),
              to: inside(last, false),
              start: inside(first, true),
              direction,
            }
          }
        }
        throw new Error(`The article does not say: ${wanted}`)
      },
      [quote, occurrence, scroll] as const,
    )
  }
}

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, type Locator, type Page } from '@playwright/test'
import { AnnotateHands } from './hands.ts'
import { darkPixels, differingPixels, type Frame, type Ink, inkIn } from './ink.ts'
import { launchHashiya, test } from './launch.ts'

const commandLine = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

/** Words whose letters are joined where an annotation begins or ends, each a paragraph of its own, with what is annotated in it. */
const words = [
  { word: 'محمد', start: 1, end: 3 },
  // The edge lies inside the ligature of lam and alef.
  { word: 'الاتحاد', start: 2, end: 7 },
  { word: 'لأوكرانيا', start: 1, end: 9 },
  { word: 'أوكرانيا', start: 2, end: 8 },
  { word: 'بالرئيس', start: 3, end: 6 },
  { word: 'وللمجلس', start: 2, end: 5 },
] as const
const title = 'كلمات متصلة الحروف'

for (const name of ['Noto Naskh Arabic', 'Amiri']) {
  test(`letters keep their shape under annotations in ${name}`, async () => {
    const work = await mkdtemp(path.join(tmpdir(), 'hashiya-shapes-'))
    const project = await projectOfWords(work)
    const { app, page, close } = await launchHashiya({ args: ['--project', project, '--locale', 'en'] })
    await readIn(page, name)
    const hands = new AnnotateHands(page)
    await hands.open(title, title)
    await expect(hands.text).toHaveCSS('font-family', new RegExp(`^"?${name}`))
    expect(await page.evaluate((family) => document.fonts.check(`19px "${family}"`, 'محمد'), name)).toBe(true)

    const before = await inks()
    for (const [rank, { word, start, end }] of words.entries()) {
      await selectExactly(hands, rank + 1, start, end)
      await page.keyboard.press(String((rank % 3) + 1))
      await expect(hands.glosses).toHaveCount(rank + 1)
      await expect(
        hands.gloss(`${['Actor', 'Position', 'Commitment'][rank % 3]}: ${word.slice(start, end)}`),
      ).toHaveCount(1)
    }
    // Nothing but the annotations: no grips, no caret, no selection.
    await page.keyboard.press('Escape')
    await expect(page.locator('.span-box.focused')).toHaveCount(0)
    const after = await inks()
    for (const [rank, { word }] of words.entries()) {
      expect(darkPixels(before[rank]!), `${word} is there`).toBeGreaterThan(40)
      expect(differingPixels(before[rank]!, after[rank]!), `ink of ${word} that changed`).toBe(0)
    }

    // The same comparison does find what other ways of painting do to letters.
    const control = await controlInks()
    for (const [rank, { word }] of words.entries()) {
      const { plain, again, wrapped } = control[rank]!
      expect(differingPixels(plain, again), `${word} against itself`).toBe(0)
      expect(differingPixels(plain, wrapped), `${word} wrapped in an element`).toBeGreaterThan(0)
    }
    expect(control.some(({ plain, highlighted }) => differingPixels(plain, highlighted) > 0)).toBe(true)
    await close()
    await rm(work, { recursive: true, force: true, maxRetries: 10 })

    /** Of each word as the page shows it. */
    async function inks(): Promise<readonly Ink[]> {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur())
      const found: Ink[] = []
      for (const rank of words.keys()) {
        const paragraph = hands.text.locator('p').nth(rank + 1)
        found.push(await inkIn(app, hands.text, await frameOf(paragraph)))
      }
      return found
    }

    /** Of each word outside the page: plain, plain once more, with an element around the annotated letters, and with a CSS highlight. */
    async function controlInks() {
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('::highlight(control) { background-color: rgb(255 212 80) }')
        document.adoptedStyleSheets.push(sheet)
        const cover = document.createElement('div')
        cover.id = 'control'
        cover.style.cssText = 'position: fixed; inset: 0; z-index: 99; background: #fbfaf7; padding: 100px'
        document.body.append(cover)
      })
      const found = []
      for (const { word, start, end } of words) {
        const inkOf = async (kind: 'plain' | 'wrapped' | 'highlighted') => {
          await page.evaluate(showWord, { word, start, end, kind })
          const text = page.locator('#control p')
          return inkIn(app, text, await frameOf(text))
        }
        found.push({
          plain: await inkOf('plain'),
          again: await inkOf('plain'),
          wrapped: await inkOf('wrapped'),
          highlighted: await inkOf('highlighted'),
        })
      }
      return found
    }
  })
}

/** Runs in the page: shows a word with its inner letters set apart in some way. */
function showWord({
  word,
  start,
  end,
  kind,
}: {
  word: string
  start: number
  end: number
  kind: string
}): void {
  const paragraph = document.createElement('p')
  paragraph.dir = 'rtl'
  paragraph.className = 'article-text'
  const cover = document.getElementById('control')!
  cover.replaceChildren(paragraph)
  CSS.highlights.clear()
  if (kind === 'wrapped') {
    const inner = document.createElement('span')
    inner.textContent = word.slice(start, end)
    inner.style.display = 'inline-block'
    paragraph.append(word.slice(0, start), inner, word.slice(end))
    return
  }
  const text = document.createTextNode(word)
  paragraph.append(text)
  if (kind === 'plain') return
  const range = document.createRange()
  range.setStart(text, start)
  range.setEnd(text, end)
  CSS.highlights.set('control', new Highlight(range))
}

/** A project with one article: the title, then each word as a line. */
async function projectOfWords(folder: string): Promise<string> {
  const project = path.join(folder, 'project')
  const article = path.join(folder, 'words.txt')
  await writeFile(article, [title, ...words.map(({ word }) => word)].join('\n'))
  for (const args of [
    ['new', project, '--name', 'Shapes'],
    ['import', project, article],
  ])
    await promisify(execFile)(process.execPath, [commandLine, ...args])
  return project
}

/** Chooses a reading face in the settings. */
async function readIn(page: Page, face: string): Promise<void> {
  const screens = page.getByRole('tablist', { name: 'Screens' })
  await screens.getByRole('tab', { name: 'Settings' }).click()
  // The radio button itself is invisible, as its label draws it.
  await page.getByRole('radio', { name: face }).check({ force: true })
  await screens.getByRole('tab', { name: 'Annotate' }).click()
}

/** Selects letters of a paragraph of one word, by keyboard: Shift moves by letters, not by words. */
async function selectExactly(
  hands: AnnotateHands,
  paragraph: number,
  start: number,
  end: number,
): Promise<void> {
  const { page } = hands
  await hands.text.locator('p').nth(paragraph).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  for (let at = 0; at < start; at++) await page.keyboard.press('ArrowLeft')
  for (let at = start; at < end; at++) await page.keyboard.press('Shift+ArrowLeft')
}

/** Whole pixels around an element, with room for what hangs out of it. */
async function frameOf(element: Locator): Promise<Frame> {
  const { x, y, width, height } = (await element.boundingBox())!
  return { x: Math.floor(x), y: Math.floor(y), width: Math.ceil(width), height: Math.ceil(height) }
}

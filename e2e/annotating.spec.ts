import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { PreloadBridge, StartState } from '#app/ipc/contract.ts'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, type RunningHashiya, test } from './launch.ts'

/** Titles of two sample articles: one annotated by Salma, one that nobody has touched. */
const annotated = 'الدول الساحلية تتعهد بدوريات مشتركة بعد قمة المرفأ'
const untouched = 'مذكرة داخلية تكشف تفاصيل صندوق الإنقاذ'

async function sampleProject(): Promise<RunningHashiya & { readonly hands: AnnotateHands }> {
  const running = await launchHashiya({ args: ['--locale', 'en'] })
  await running.page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(running.page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(5)
  return { ...running, hands: new AnnotateHands(running.page) }
}

async function openUntouched(hands: AnnotateHands): Promise<void> {
  await hands.open(untouched, untouched)
  await expect(hands.glosses).toHaveCount(0)
}

test('a mark is relabelled, resized by keys, given attributes and deleted, and all of it is undone', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  const [first, second] = await hands.runOfWords(3)
  await hands.label(first!, '1')
  await expect(hands.gloss(`Actor: ${first}`)).toBeVisible()

  await page.keyboard.press('2')
  await expect(hands.gloss(`Position: ${first}`)).toBeVisible()
  await page.keyboard.press('Shift+BracketRight')
  await expect(hands.gloss(`Position: ${first} ${second}`)).toBeVisible()
  await page.keyboard.press('BracketLeft')
  await expect(hands.gloss(`Position: ${first} ${second!.slice(0, -1)}`)).toBeVisible()

  const stance = hands.inspector.getByRole('radiogroup', { name: 'Stance' })
  await page.keyboard.press('Enter')
  await expect(stance.getByRole('radio').first()).toBeFocused()
  await stance.getByRole('radio', { name: 'oppose' }).check({ force: true })
  await expect(stance.getByRole('radio', { name: 'oppose' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(hands.text).toBeFocused()

  await page.keyboard.press('Delete')
  await expect(hands.glosses).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.glosses).toHaveCount(1)
  await expect(stance.getByRole('radio', { name: 'oppose' })).toBeChecked()
  for (let steps = 0; steps < 5; steps++) await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.glosses).toHaveCount(0)
  for (let steps = 0; steps < 6; steps++) await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(hands.glosses).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.gloss(`Position: ${first} ${second!.slice(0, -1)}`)).toBeVisible()
  await hands.saved()
})

test('an end is dragged with the mouse, word by word', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  const [first, second, third] = await hands.runOfWords(3)
  await hands.label(first!, '1')
  const target = await hands.place(third!)
  const knob = page.locator('.edge-handle[data-edge="end"] .edge-knob')
  const from = (await knob.boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(target.x, target.y, { steps: 5 })
  await page.mouse.up()
  await expect(hands.gloss(`Actor: ${first} ${second} ${third}`)).toBeVisible()
})

test('a start goes past proclitics and back, and a ل that has run together with the article stays', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  await hands.label('والثانية', '1')
  await page.keyboard.press('c')
  await expect(hands.gloss('Actor: الثانية')).toBeVisible()
  await page.keyboard.press('c')
  await expect(hands.gloss('Actor: والثانية')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.gloss('Actor: الثانية')).toBeVisible()
  await page.keyboard.press('Delete')

  await hands.label('وبحسب مسؤول', '1')
  for (const trimmed of ['بحسب مسؤول', 'حسب مسؤول', 'وبحسب مسؤول']) {
    await page.keyboard.press('c')
    await expect(hands.gloss(`Actor: ${trimmed}`)).toBeVisible()
  }
  await page.keyboard.press('Delete')

  await hands.label('للصندوق', '1')
  await expect(hands.gloss('Actor: للصندوق')).toBeVisible()
  await page.keyboard.press('c')
  // The next key is worked on only after this one: the end moves, and the start has stayed.
  await page.keyboard.press('BracketLeft')
  await expect(hands.gloss('Actor: للصندو')).toBeVisible()
})

test('clicking again goes through annotations that lie over each other, and Tab goes to the next', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  const words = await hands.runOfWords(3)
  await hands.label(words.join(' '), '2')
  await hands.label(words[1]!, '1')
  await page.keyboard.press('Escape')
  await hands.click(words[1]!)
  await expect(hands.inspector.getByRole('heading', { name: 'Selected: Actor' })).toBeVisible()
  // Elsewhere in the word: a quick second click on the spot would be a double click.
  const end = await hands.place(words[1]!)
  await page.mouse.click(end.x, end.y)
  await expect(hands.inspector.getByRole('heading', { name: 'Selected: Position' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(hands.inspector.getByRole('heading', { name: 'Selected: Actor' })).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(hands.inspector.getByRole('heading', { name: 'Selected: Position' })).toBeVisible()
})

test('undo goes back into the article where the step was made', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  const [word] = await hands.runOfWords(1)
  await hands.label(word!, '1')
  await hands.saved()
  await hands.open(annotated, annotated)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.text).toContainText(untouched)
  await expect(hands.glosses).toHaveCount(0)
})

test('the text cannot be changed by typing, pasting, cutting or dropping', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  const before = await hands.text.textContent()
  const [word] = await hands.runOfWords(1)
  await hands.drag(word!)
  await page.keyboard.type('xyz ق')
  await page.keyboard.press('ControlOrMeta+x')
  await page.keyboard.press('ControlOrMeta+v')
  await page.keyboard.press('Backspace')
  await page.keyboard.insertText('مدسوس')
  expect(await hands.text.textContent()).toBe(before)
})

test('the interface changes its language at once, and the article keeps its direction', async () => {
  const { hands, page } = await sampleProject()
  await openUntouched(hands)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'العربية' }).check({ force: true })
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.getByRole('tab', { name: 'الوسم' }).click()
  const text = page.getByRole('textbox', { name: 'نص المقالة' })
  await expect(text).toHaveAttribute('dir', 'rtl')
  await expect(text).toContainText(untouched)
})

test('a second window for the same annotator reads, and cannot change', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-two-'))
  const first = await launchHashiya({ args: ['--locale', 'en'], userDataDir: path.join(work, 'one') })
  await first.page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(first.page.getByRole('listbox', { name: 'Articles' })).toBeVisible()
  const folder = await first.page.evaluate(async () => {
    const start = JSON.parse(await window.hashiya.request('app.start', null)) as StartState
    return start.project?.folder ?? start.recentProjects[0]!.folder
  })
  const second = await launchHashiya({
    args: ['--locale', 'en', '--project', folder],
    userDataDir: path.join(work, 'two'),
  })
  const hands = new AnnotateHands(second.page)
  await expect(second.page.getByText('Read only')).toBeVisible()
  await hands.open(untouched, untouched)
  const [word] = await hands.runOfWords(1)
  await hands.drag(word!)
  await second.page.keyboard.press('1')
  await expect(hands.glosses).toHaveCount(0)
  await second.close()
  await first.close()
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

declare global {
  interface Window {
    readonly hashiya: PreloadBridge
  }
}

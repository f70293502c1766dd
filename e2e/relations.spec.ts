import { expect } from '@playwright/test'
import { articles } from './desk.ts'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const memo = 'مذكرة داخلية تكشف تفاصيل صندوق الإنقاذ'

async function annotatedMemo() {
  const running = await launchHashiya({ args: ['--locale', 'en'] })
  await running.page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(articles(running.page)).toHaveCount(5)
  const hands = new AnnotateHands(running.page)
  await hands.open(memo, memo)
  const [first, second, third] = await hands.runOfWords(3)
  await hands.label(first!, '1')
  await hands.label(second!, '1')
  await hands.label(third!, '2')
  await expect(hands.glosses).toHaveCount(3)
  return { ...running, hands, actors: [first!, second!] as const, position: third! }
}

test('a holder is chosen by key from the actors nearby, found by typing, removed and undone', async () => {
  const { hands, page, actors, position } = await annotatedMemo()
  const holder = hands.inspector.getByRole('listitem').filter({ hasText: 'holder' })
  await expect(holder).toContainText('missing')

  await page.keyboard.press('h')
  const picker = page.getByRole('dialog', { name: /^holder/ })
  const candidates = picker.getByRole('option')
  await expect(candidates).toHaveCount(2)
  // The one right before the position is nearer.
  await expect(candidates.first()).toHaveAccessibleName(`Actor: ${actors[1]}`)
  await page.keyboard.insertText(actors[0])
  await expect(candidates).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(picker).toHaveCount(0)
  await expect(holder).toContainText(actors[0])
  await expect(hands.gloss(`Position: ${position}`)).toContainText(actors[0])

  await hands.inspector.getByRole('button', { name: `Remove holder: ${actors[0]}` }).click()
  await expect(holder).toContainText('missing')
  await hands.text.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(holder).toContainText(actors[0])
  await hands.saved()
})

test('a relation is made by pointing at the gloss, and Esc gives it up', async () => {
  const { hands, page, actors } = await annotatedMemo()
  const holder = hands.inspector.getByRole('listitem').filter({ hasText: 'holder' })
  await page.keyboard.press('h')
  await expect(page.getByRole('dialog', { name: /^holder/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: /^holder/ })).toHaveCount(0)
  await expect(hands.text).toBeFocused()

  await page.keyboard.press('h')
  await hands.gloss(`Actor: ${actors[1]}`).click()
  await expect(holder).toContainText(actors[1])
})

test('deleting an actor takes its relations along, and undo brings both back', async () => {
  const { hands, page, actors, position } = await annotatedMemo()
  await page.keyboard.press('h')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(hands.gloss(`Position: ${position}`)).toContainText(actors[1])
  await hands.gloss(`Actor: ${actors[1]}`).click()
  await page.keyboard.press('Delete')
  await expect(hands.glosses).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.glosses).toHaveCount(3)
  await expect(hands.gloss(`Position: ${position}`)).toContainText(actors[1])
})

test('a mention is linked to an actor that is offered with a reason, and a new actor is added by its words', async () => {
  const { hands, page, actors, position } = await annotatedMemo()
  await hands.gloss(`Actor: ${actors[0]}`).click()
  await page.keyboard.press('l')
  const picker = page.getByRole('dialog', { name: 'Who is meant?' })
  await picker.getByRole('option', { name: `New actor: ${actors[0]}` }).click()
  await expect(picker).toHaveCount(0)
  const registry = hands.inspector.getByRole('listitem').filter({ hasText: 'Registry actor' })
  await expect(registry).toContainText(actors[0])

  // Linked once, the same words are offered their actor first.
  await page.keyboard.press('l')
  await expect(picker.getByRole('option').first()).toHaveAccessibleName(`${actors[0]}: is called so`)
  await page.keyboard.insertText('Qandil')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(registry).toContainText('Qandil')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(registry).toContainText(actors[0])
  await expect(hands.gloss(`Position: ${position}`)).toBeVisible()
  await hands.saved()
})

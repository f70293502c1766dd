import { expect } from '@playwright/test'
import { articles } from './desk.ts'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const memo = 'مذكرة داخلية تكشف تفاصيل صندوق الإنقاذ'

test('a line becomes a zone by one key, and what is plainly no part of the article only on a yes', async () => {
  const { page } = await launchHashiya({ args: ['--locale', 'en'] })
  await page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(articles(page)).toHaveCount(5)
  const hands = new AnnotateHands(page)
  await hands.open(memo, memo)
  const zones = hands.inspector.getByRole('list', { name: 'Zones' })
  const suggested = hands.inspector.getByRole('list', { name: 'Probably not part of the article' })
  await expect(suggested.getByRole('button', { name: 'Mark as extraction junk: شاركها.' })).toBeVisible()
  await expect(zones.getByRole('listitem')).toHaveCount(0)

  await hands.click(memo)
  await page.keyboard.press('z')
  const picker = page.getByRole('dialog', { name: 'Which kind of zone?' })
  await page.keyboard.insertText('heading')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(picker).toHaveCount(0)
  await expect(zones.getByRole('listitem')).toHaveText([new RegExp(`heading.*${memo}`)])
  await expect(page.locator('.zone-box')).not.toHaveCount(0)

  await suggested.getByRole('button', { name: 'Mark as extraction junk: شاركها.' }).click()
  await expect(zones.getByRole('listitem')).toHaveCount(2)
  await expect(suggested.getByRole('button', { name: /شاركها/ })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(zones.getByRole('listitem')).toHaveCount(1)
  await zones.getByRole('button', { name: `Remove the zone heading: ${memo}` }).click()
  await expect(zones.getByRole('listitem')).toHaveCount(0)
  await hands.saved()
})

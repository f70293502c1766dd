import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const title = 'مذكرة داخلية تكشف تفاصيل صندوق الإنقاذ'
const pledge = 'ثلاث سفن قبل نهاية العام'

test('a deadline is taken from the text, its date is suggested, confirmed and undone', async () => {
  const { page } = await launchHashiya({ args: ['--locale', 'en'] })
  await page.getByRole('button', { name: 'Try the sample project' }).click()
  const hands = new AnnotateHands(page)
  await hands.open(title, title)
  await hands.label(pledge, '3')
  await expect(hands.gloss(`Commitment: ${pledge}`)).toBeVisible()

  const suggestions = hands.inspector.getByRole('group', { name: 'Dates that the words may mean' })
  await expect(suggestions).toHaveCount(0)
  await hands.inspector.getByRole('button', { name: 'Deadline (evidence + ISO): Take from the text' }).click()
  await expect(hands.text).toBeFocused()
  await hands.selectByKeyboard('قبل نهاية العام')
  await page.keyboard.press('Enter')
  await expect(hands.inspector.locator('.fragment-value')).toHaveText('قبل نهاية العام')

  // Only suggested: the date is not there until it is confirmed.
  const date = hands.inspector.getByRole('textbox', { name: 'Date (ISO)' })
  await expect(date).toHaveValue('')
  await expect(suggestions.getByRole('button')).toHaveText(['2026-12-31'])
  const suggestion = suggestions.getByRole('button', {
    name: 'Use \u20682026-12-31\u2069, from “\u2068نهاية العام\u2069”',
    exact: true,
  })
  await expect(suggestion).toHaveAccessibleDescription(
    'Counted from the article’s date, \u20682026-03-17\u2069',
  )
  // Legacy mode: the other one opens a page of its own, which Electron cannot.
  const { violations } = await new AxeBuilder({ page }).include('.iso-suggestions').setLegacyMode().analyze()
  expect(violations).toEqual([])

  await suggestion.press('Enter')
  await expect(date).toHaveValue('2026-12-31')
  await expect(date).toBeFocused()
  await expect(suggestions).toHaveCount(0)
  await hands.saved()

  await page.keyboard.press('Escape')
  await expect(hands.text).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(date).toHaveValue('')
  await expect(suggestions.getByRole('button')).toHaveText(['2026-12-31'])
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hands.inspector.locator('.fragment-value')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(date).toHaveValue('2026-12-31')
  await hands.saved()
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { articles } from './desk.ts'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const quotas = 'خلاف حول حصص الصيد يؤجل البيان الختامي'

function windowBounds(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds())
}

function scrollTop(page: Page) {
  return page.locator('.page-scroller').evaluate((scroller) => Math.round(scroller.scrollTop))
}

/** Runs a command of the native menu by its title, as choosing it would. */
function chooseInMenu(app: ElectronApplication, title: string): Promise<boolean> {
  return app.evaluate(({ Menu, BrowserWindow }, label) => {
    const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
      items.flatMap((entry) => [entry, ...all(entry.submenu?.items ?? [])])
    const item = all(Menu.getApplicationMenu()!.items).find(
      (candidate) => candidate.label === label && candidate.enabled,
    )
    item?.click(undefined, BrowserWindow.getAllWindows()[0], undefined)
    return item !== undefined
  }, title)
}

test('closing the window and starting again gives back article, place, selection and window', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'hashiya-reopen-'))
  const first = await launchHashiya({ args: ['--locale', 'en'], userDataDir: profile })
  await first.page.getByRole('button', { name: 'Try the sample project' }).click()
  const hands = new AnnotateHands(first.page)
  await hands.open(quotas, quotas)
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.setBounds({ x: 60, y: 40, width: 1180, height: 640 }),
  )
  await expect.poll(async () => (await windowBounds(first.app)).width).toBe(1180)
  await first.page.locator('.page-scroller').hover()
  await first.page.mouse.wheel(0, 500)
  await expect.poll(() => scrollTop(first.page)).toBeGreaterThan(400)
  const word = await hands.visibleWord()
  await hands.drag(word, { scroll: false })
  const selected = await first.page.evaluate(() => String(getSelection()))
  expect(selected).toBe(word)
  const top = await scrollTop(first.page)
  const bounds = await windowBounds(first.app)
  // The window is closed as its button does it; what is unsaved is flushed first.
  const closed = first.app.waitForEvent('close')
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await closed

  const second = await launchHashiya({ args: ['--locale', 'en'], userDataDir: profile })
  await expect(new AnnotateHands(second.page).text).toContainText(quotas)
  await expect.poll(() => scrollTop(second.page)).toBe(top)
  expect(await windowBounds(second.app)).toEqual(bounds)
  await new AnnotateHands(second.page).text.focus()
  await expect.poll(() => second.page.evaluate(() => String(getSelection()))).toBe(word)
  await second.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 10 })
})

test('the native menu has the same commands, in the language of the interface, and knows what can run', async () => {
  const { app, page } = await launchHashiya({ args: ['--locale', 'en'] })
  expect(await chooseInMenu(app, 'Undo')).toBe(false)
  await page.getByRole('button', { name: 'Try the sample project' }).click()
  const hands = new AnnotateHands(page)
  await hands.open(quotas, quotas)
  await expect(hands.glosses).not.toHaveCount(0)
  const before = await hands.glosses.count()
  await hands.label(await hands.visibleWord(), '1')
  await expect(hands.glosses).toHaveCount(before + 1)
  await expect.poll(() => chooseInMenu(app, 'Undo')).toBe(true)
  await expect(hands.glosses).toHaveCount(before)
  await expect.poll(() => chooseInMenu(app, 'العربية')).toBe(true)
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect.poll(() => chooseInMenu(app, 'إعادة')).toBe(true)
  await expect(page.getByRole('list', { name: 'الحواشي' }).getByRole('listitem')).toHaveCount(before + 1)
})

test('the theme can be chosen, and stays chosen', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'hashiya-theme-'))
  const isDark = (page: Page) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const first = await launchHashiya({ args: ['--locale', 'en'], userDataDir: profile })
  await first.page.getByRole('button', { name: 'Try the sample project' }).click()
  await first.page.getByRole('tab', { name: 'Settings' }).click()
  await first.page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await expect.poll(() => isDark(first.page)).toBe(true)
  await first.close()
  const second = await launchHashiya({ args: ['--locale', 'en'], userDataDir: profile })
  expect(await isDark(second.page)).toBe(true)
  await second.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 10 })
})

test('a project that was opened before is offered on the welcome screen', async () => {
  const { app, page } = await launchHashiya({ args: ['--locale', 'en'] })
  await page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(articles(page)).toHaveCount(5)
  expect(await chooseInMenu(app, 'Close project')).toBe(true)
  await page.getByRole('button', { name: /Maritime summit project/ }).click()
  await expect(articles(page)).toHaveCount(5)
})

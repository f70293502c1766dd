import { type ElectronApplication, expect, type Page } from '@playwright/test'

/** A running program: what of it the helpers need. */
export interface Desk {
  readonly app: ElectronApplication
  readonly page: Page
}

/** Answers the native open dialogs that come from now on with these paths. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] })
  }, paths)
}

/** Makes a project from the welcome screen. */
export async function createProject({ app, page }: Desk, folder: string): Promise<void> {
  await answerOpenDialog(app, [folder])
  await page.getByRole('button', { name: 'New project' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name of the project' }).fill('Summit')
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Salma')
  await dialog.getByRole('button', { name: 'Choose a folder…' }).click()
  await expect(page.getByRole('tablist', { name: 'Screens' })).toBeVisible()
}

/** The articles of the library. */
export function articles(page: Page) {
  return page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
}

/** Chooses files in the native dialog and imports them all. */
export async function importFiles({ app, page }: Desk, files: readonly string[]): Promise<void> {
  const before = await articles(page).count()
  await answerOpenDialog(app, files)
  await page.keyboard.press('ControlOrMeta+i')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Import \d+ article/ })
    .click()
  await expect(articles(page)).toHaveCount(before + files.length)
}

/** Exports everything from the Export screen and waits until a file of that name is said to be written. */
export async function exportAs(
  { app, page }: Desk,
  format: RegExp,
  folder: string,
  file: string,
): Promise<void> {
  await answerOpenDialog(app, [folder])
  await page.getByRole('tablist', { name: 'Screens' }).getByRole('tab', { name: 'Export' }).click()
  await page.getByRole('radio', { name: format }).check({ force: true })
  await page.getByRole('button', { name: /^Export/ }).click()
  await expect(page.getByText(file)).toBeVisible()
}

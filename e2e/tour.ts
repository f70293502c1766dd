import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { Locale } from '#app/wording/locale.ts'
import { wordingFor } from '#app/wording/wording.ts'
import { launchHashiya } from './launch.ts'

/** How the window looks during a tour. */
export interface TourLook {
  readonly locale: Locale
  readonly theme: 'light' | 'dark'
}

/** One thing the window can show, while it shows it. */
export interface TourStop {
  readonly name: string
  readonly page: Page
}

/** Size of the window's content in pictures, in CSS pixels. */
const size = { width: 1360, height: 860 } as const

const articles = fileURLToPath(new URL('../resources/sample/articles', import.meta.url))

/**
 * Starts the app with an empty profile and walks through everything it can show: welcome screen, the screens of the sample project, and every
 * dialog and menu. Closes the app at the end.
 */
export async function* tour({ locale, theme }: TourLook): AsyncGenerator<TourStop> {
  const { say } = wordingFor(locale)
  const home = await mkdtemp(path.join(tmpdir(), 'hashiya-tour-'))
  const { app, page, close } = await launchHashiya({
    args: ['--locale', locale, `--window-size=${size.width},${size.height}`],
    // The sample project is copied to the user's documents.
    env: { HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') },
  })
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height])
  const dialog = page.getByRole('dialog')
  const stop = async (name: string): Promise<TourStop> => {
    // Wherever the real pointer is, nothing is shown as hovered.
    await page.mouse.move(0, 0)
    await settled(page)
    return { name, page }
  }
  const leaveDialog = async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }

  await expect(page.getByRole('heading', { name: say('welcome.title') })).toBeVisible()
  yield stop('welcome')
  await page.getByRole('button', { name: say('welcome.new') }).click()
  await expect(dialog).toBeVisible()
  yield stop('new-project')
  await leaveDialog()

  await page.getByRole('button', { name: say('welcome.sample') }).click()
  const library = page.getByRole('listbox', { name: say('library.articles') })
  const glosses = page.getByRole('list', { name: say('glosses.name') }).getByRole('listitem')
  await library.getByRole('option').first().click()
  await expect(glosses.first()).toBeVisible()
  yield stop('article')
  // A commitment has the most to show: attributes, a deadline, relations.
  const commitment = page.locator('.gloss.label-2').first()
  await commitment.getByRole('button').click()
  await expect(page.locator('.gloss.focused')).toHaveCount(1)
  yield stop('annotate')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await expect(page.getByRole('toolbar', { name: say('palette.name') })).toBeVisible()
  yield stop('palette')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: say('library.actions') }).click()
  yield stop('library-menu')
  await page.keyboard.press('Escape')
  await page.locator('.bar-annotator').click()
  yield stop('annotator-menu')
  await page.getByRole('menuitem', { name: say('bar.addAnnotator') }).click()
  await expect(dialog).toBeVisible()
  yield stop('add-annotator')
  await leaveDialog()
  await page.getByRole('button', { name: say('inspector.details') }).click()
  await expect(dialog).toBeVisible()
  yield stop('article-details')
  await leaveDialog()

  await page.keyboard.press('ControlOrMeta+Shift+v')
  await expect(dialog).toBeVisible()
  yield stop('paste')
  await leaveDialog()
  const files = await filesToImport(home)
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] })
  }, files)
  await page.keyboard.press('ControlOrMeta+i')
  await expect(dialog.getByRole('option')).toHaveCount(files.length)
  yield stop('import')
  await leaveDialog()

  const screens = page.getByRole('tablist', { name: say('bar.screens') })
  await screens.getByRole('tab', { name: say('command.screen.export') }).click()
  await expect(page.getByRole('button', { name: say('export.run') })).toBeVisible()
  yield stop('export')
  await screens.getByRole('tab', { name: say('command.screen.settings') }).click()
  await expect(page.getByRole('heading', { name: say('settings.title') })).toBeVisible()
  yield stop('settings')
  await screens.getByRole('tab', { name: say('command.screen.annotate') }).click()
  await page.keyboard.press('Shift+Slash')
  await expect(dialog).toBeVisible()
  yield stop('keys')
  await leaveDialog()
  await close()
}

/** «مجلس المرفأ يوصي بتوسعة الرصيف», an empty line, and a sentence that says the same at more length, in windows-1256. */
const inWindows1256 =
  'e3cce1d320c7e1e3d1ddc320ede6d5ed20c8cae6d3dac920c7e1d1d5eddd0a0ac3e6d5ec20e3cce1d320c7e1e3d1ddc320dded20cce1d3cae520ede6e320c7e1c3cdcf20' +
  'c8cae6d3dac920c7e1d1d5eddd20c7e1d4d1deed20dec8e120e4e5c7edc920c7e1d5eddd2e0a'

/** Waits until faces are there and what was changed is painted. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

/** A new article in an encoding that has to be recognised, one in UTF-8, and one that the sample project has already. */
async function filesToImport(folder: string): Promise<readonly string[]> {
  const old = path.join(folder, 'harbour-council.txt')
  await writeFile(old, Buffer.from(inWindows1256, 'hex'))
  const recent = path.join(folder, 'ferry-line.txt')
  await writeFile(
    recent,
    'خط عبّارات جديد بين المرفأ والجزيرة\n\nقالت مديرة الميناء إن الخط سيبدأ رحلاته في الربيع، وإن التذكرة الأولى ستكون مجانية.\n',
  )
  return [recent, old, path.join(articles, '04-marsad-rescue-fund-memo.txt')]
}

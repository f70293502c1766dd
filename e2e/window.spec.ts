import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts the app as a user does, without Playwright in between, and waits for its end. */
function startPlain(
  profile: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const noSandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const all = [root, ...noSandbox, `--user-data-dir=${profile}`, ...args]
  const child = spawn(process.env.HASHIYA_ELECTRON ?? '', all, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? -1, said }))
  })
}

/** Answers every message box with the number of a button, and remembers what was asked. */
async function answerBoxes(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked: Electron.MessageBoxOptions[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { signal: _, ...options } = args.at(-1) as Electron.MessageBoxOptions
      asked.push(options)
      return { response, checkboxChecked: false }
    }
  }, button)
}

function boxes(app: ElectronApplication): Promise<readonly Electron.MessageBoxOptions[]> {
  return app.evaluate(() => (globalThis as unknown as { asked: Electron.MessageBoxOptions[] }).asked)
}

/** The menu's item of a command. */
function menuItem(app: ElectronApplication, id: string) {
  return app.evaluate(({ Menu }, command) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(command)
    return item ? { label: item.label, enabled: item.enabled, checked: item.checked } : null
  }, id)
}

function choose(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ Menu }, command) => {
    Menu.getApplicationMenu()?.getMenuItemById(command)?.click()
  }, id)
}

/** Stands on the welcome screen. */
function sampleButton(page: Page) {
  return page.getByRole('button', { name: /^Try the sample project/ })
}

async function openSample(page: Page): Promise<AnnotateHands> {
  await sampleButton(page).click()
  const hands = new AnnotateHands(page)
  await expect(hands.text).toBeVisible()
  return hands
}

function closeWindow(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

let profile = ''
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'hashiya-window-'))
})
// Where a test has failed, its app is still open and may be writing.
test.afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }).catch(() => {}))

test('--screenshot writes a picture of the window and leaves', async () => {
  const picture = path.join(profile, 'pictures/window.png')
  expect(await startPlain(profile, '--screenshot', picture)).toMatchObject({ code: 0 })
  const png = await readFile(picture)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1360, 860])
})

test('--screenshot says why there is no picture', async () => {
  const missing = path.join(profile, 'no-project')
  const picture = path.join(profile, 'window.png')
  const { code, said } = await startPlain(profile, '--screenshot', picture, '--project', missing)
  expect(code).toBe(1)
  expect(said).toContain(`This folder holds no Hashiya project: ${missing}`)
  await expect(readFile(picture)).rejects.toThrow()
})

test('a second start hands its project over and leaves', async () => {
  const first = await launchHashiya({ userDataDir: profile })
  await openSample(first.page)
  const folder = path.join(profile, 'Documents/Hashiya sample project')
  await choose(first.app, 'project.close')
  await expect(sampleButton(first.page)).toBeVisible()

  expect(await startPlain(profile, path.join(folder, 'project.hashiya'))).toMatchObject({ code: 0 })
  await expect(new AnnotateHands(first.page).text).toBeVisible()
  expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)

  await answerBoxes(first.app, 0)
  expect(await startPlain(profile, '--project', profile)).toMatchObject({ code: 0 })
  await expect.poll(async () => (await boxes(first.app)).map(({ message }) => message)).toHaveLength(1)
  await expect(new AnnotateHands(first.page).text).toBeVisible()
  await first.close()
})

test('the project and the place of the window are found again', async () => {
  const first = await launchHashiya({ userDataDir: profile })
  await openSample(first.page)
  const bounds = { x: 40, y: 30, width: 1000, height: 700 }
  await first.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  )
  await first.close()

  const again = await launchHashiya({ userDataDir: profile })
  await expect(new AnnotateHands(again.page).text).toBeVisible()
  const placed = await again.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(placed).toEqual(bounds)
  await choose(again.app, 'project.close')
  await expect(sampleButton(again.page)).toBeVisible()
  await again.close()

  // Closed by the user: the welcome screen comes next.
  const third = await launchHashiya({ userDataDir: profile })
  await expect(sampleButton(third.page)).toBeVisible()
  await third.close()
})

test('the menu says what can be done, in the language of the interface', async () => {
  const { app, page, close } = await launchHashiya({ userDataDir: profile, args: ['--locale', 'en'] })
  await sampleButton(page).waitFor()
  await expect
    .poll(() => menuItem(app, 'project.new'))
    .toMatchObject({ label: 'New project…', enabled: true })
  expect(await menuItem(app, 'export.open')).toMatchObject({ enabled: false })
  expect(await menuItem(app, 'label.1')).toMatchObject({ label: 'Label 1', enabled: false })
  await openSample(page)
  await expect.poll(() => menuItem(app, 'export.open')).toMatchObject({ enabled: true })
  expect(await menuItem(app, 'label.1')).toMatchObject({ label: 'Actor' })

  await choose(app, 'locale.ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect.poll(() => menuItem(app, 'export.open')).toMatchObject({ label: 'تصدير…', enabled: true })
  expect(await menuItem(app, 'locale.ar')).toMatchObject({ checked: true })

  await choose(app, 'theme.dark')
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true)
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  await expect.poll(() => menuItem(app, 'theme.dark')).toMatchObject({ checked: true })
  // Choosing a theme does not take the language back.
  expect(await menuItem(app, 'export.open')).toMatchObject({ label: 'تصدير…' })
  await close()
})

test('a window with something unsaved asks before it closes', async () => {
  const { app, page } = await launchHashiya({ userDataDir: profile })
  const hands = await openSample(page)
  await rm(path.join(profile, 'Documents'), { recursive: true })
  await hands.label(await hands.visibleWord(), '1')
  await expect(page.getByRole('status', { name: 'Save state' })).not.toHaveText('Saved')

  await answerBoxes(app, 0)
  await closeWindow(app)
  await expect.poll(async () => (await boxes(app)).length).toBe(1)
  const [asked] = await boxes(app)
  expect(asked).toMatchObject({ buttons: ['Keep open', 'Leave anyway'], cancelId: 0, defaultId: 0 })
  expect(asked?.detail).toContain('The project folder is gone')
  // Kept open, it goes on as before.
  await hands.label(await hands.visibleWord(), '2')

  await answerBoxes(app, 1)
  const gone = app.waitForEvent('close')
  await closeWindow(app)
  await gone
})

test('a page that crashes comes back, with a word about it', async () => {
  const { app, page, close } = await launchHashiya({ userDataDir: profile })
  const hands = await openSample(page)
  const word = await hands.visibleWord()
  await hands.label(word, '1')
  await hands.saved()
  await answerBoxes(app, 0)
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect
    .poll(async () => (await boxes(app)).map(({ message }) => message))
    .toEqual(['The window had to be loaded again.'])
  const glosses = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        `[...document.querySelectorAll('[role=listitem], li')].map((item) => item.getAttribute('aria-label') ?? '')`,
      ),
    )
  await expect.poll(glosses).toContain(`Actor: ${word}`)
  await close()
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

const projectRoot = fileURLToPath(new URL('..', import.meta.url))

export interface LaunchOptions {
  /** Arguments of Hashiya, such as `--project <folder>`. */
  args?: readonly string[]
  /** Chromium's profile; without one the app gets an empty one that is deleted when it is closed. */
  userDataDir?: string
  /** Added to the environment of this process. */
  env?: Readonly<Record<string, string>>
  /** The executable of a packaged app, to be started instead of Electron with the project's folder. */
  packaged?: string
}

export interface RunningHashiya {
  readonly app: ElectronApplication
  /** The first window, once its document is loaded. */
  readonly page: Page
  /** Quits the app, which may be gone already. May be called twice. */
  readonly close: () => Promise<void>
}

const running = new Set<RunningHashiya['close']>()

/** Playwright's `test`, with every app that a test leaves open (because it failed, or ran out of time) closed after it. */
export const test = base.extend<{ closeLeftOpen: undefined }>({
  closeLeftOpen: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
    async ({}, use) => {
      await use(undefined)
      for (const close of running) await close()
    },
    { auto: true },
  ],
})

/**
 * Starts the real app and waits for its first window. A trace of what the test did is kept under test-results/ if the test fails.
 *
 * @throws where HASHIYA_ELECTRON does not name an Electron (`npm run e2e` sets it), or where no window comes
 */
export async function launchHashiya(options: LaunchOptions = {}): Promise<RunningHashiya> {
  const { args = [], userDataDir, env = {}, packaged } = options
  const executablePath = packaged ?? process.env.HASHIYA_ELECTRON
  if (executablePath === undefined)
    throw new Error('HASHIYA_ELECTRON is not set: run the tests with `npm run e2e`.')
  const profile = userDataDir ?? (await mkdtemp(path.join(tmpdir(), 'hashiya-e2e-')))
  const app = await launchWithin(launchDeadline, {
    executablePath,
    args: [...(packaged === undefined ? [projectRoot] : []), `--user-data-dir=${profile}`, ...args],
    env: { ...inheritedEnvironment(), ...env },
    // Light or dark as the app says, not as Playwright does.
    colorScheme: null,
    // Chromium's sandbox does not work for root on Linux: Playwright adds --no-sandbox where this is false.
    chromiumSandbox: !(process.platform === 'linux' && process.getuid?.() === 0),
  })
  const { tracing } = app.context()
  const close = async () => {
    if (!running.delete(close)) return
    // Playwright deletes the folder of a test that passes.
    await tracing.stop({ path: base.info().outputPath(`trace-${Date.now()}.zip`) }).catch(() => {})
    await app.close()
    if (userDataDir === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 10 })
  }
  running.add(close)
  await tracing.start({ snapshots: true, sources: true })
  const page = await app.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return { app, page, close }
}

/** Milliseconds after which a start counts as stuck; a loaded machine takes a few seconds. */
const launchDeadline = 20_000

/**
 * Starts Electron, and once more where Playwright and Electron's debugger missed each other: under load about one start in
 * forty gets stuck between them before any of the app's code has run.
 */
async function launchWithin(
  timeout: number,
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout })
  } catch (error) {
    if (!(error instanceof Error && /Timeout/.test(error.message))) throw error
    return _electron.launch({ ...options, timeout })
  }
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

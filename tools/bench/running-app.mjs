import { _electron } from '@playwright/test'
import { projectRoot } from '../fresh-build.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Starts an app under Playwright, for what is measured inside its page, and closes it when that is done.
 *
 * @template Result
 * @param {import('../bench.mjs').Bench} bench
 * @param {{ app?: string, profile: string, args: readonly string[] }} options `app` is Hashiya where it is missing
 * @param {(page: Page) => Promise<Result>} measure
 * @returns {Promise<Result>}
 */
export async function inRunningApp(bench, { app = projectRoot, profile, args }, measure) {
  const running = await _electron.launch({
    executablePath: bench.executable,
    args: [app, `--user-data-dir=${profile}`, ...args],
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...bench.env }),
    chromiumSandbox: !(process.platform === 'linux' && process.getuid?.() === 0),
  })
  try {
    return await measure(await running.firstWindow())
  } finally {
    await running.close()
  }
}

/**
 * Puts an article on the page, as an annotator would, and waits until it is there.
 *
 * @param {Page} page
 * @param {string} title
 */
export async function chooseArticle(page, title) {
  await page
    .getByRole('listbox', { name: 'Articles' })
    .getByRole('option', { name: title, exact: true })
    .click()
  await page.getByRole('textbox', { name: 'Article text' }).getByText(title, { exact: true }).waitFor()
}

import { _electron } from '@playwright/test'
import { projectRoot } from '../fresh-build.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Starts an app under Playwright, for what is measured inside its page.
 *
 * @param {import('../bench.mjs').Bench} bench
 * @param {{ app?: string, profile: string, args: readonly string[] }} options `app` is Hashiya where it is missing
 * @returns {Promise<{ page: Page, close: () => Promise<void> }>}
 */
export async function launch(bench, { app = projectRoot, profile, args }) {
  const running = await _electron.launch({
    executablePath: bench.executable,
    args: [app, `--user-data-dir=${profile}`, ...args],
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...bench.env }),
    chromiumSandbox: !(process.platform === 'linux' && process.getuid?.() === 0),
  })
  const page = await running.firstWindow()
  return { page, close: () => running.close() }
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

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateText } from './corpus.mjs'
import { compare, interleave } from './figures.mjs'
import { annotator, largeLength, titles } from './projects.mjs'
import { chooseArticle, inRunningApp } from './running-app.mjs'

/** @typedef {import('../bench.mjs').Bench} Bench */
/** @typedef {import('@playwright/test').Page} Page */

const plainPage = path.join(import.meta.dirname, 'plain-page')

/**
 * Opening an article: from the press of the mouse on it in the library until the second animation frame after text and boxes are there. With
 * 10,000 spans and with none, against a page of the same runtime that, at the press, reads the same text from a file, makes a paragraph of
 * each line and sets it in the same face, size and measure. Each app is started anew in each round and opens two such articles, with a short
 * one on the page before: the first while all its code is still cold.
 *
 * @param {Bench} bench
 */
export async function measureOpen(bench) {
  const project = await bench.project('large')
  /** @type {string[]} */
  const files = []
  for (const [rank, title] of [titles.small, ...titles.dense].entries()) {
    const file = path.join(bench.folder, `plain-${rank}.txt`)
    await writeFile(file, generateText({ title, length: rank === 0 ? 4000 : largeLength, seed: rank + 1 }))
    files.push(file)
  }

  /** @type {Record<'plain' | 'dense' | 'bare', number[]>} */
  const second = { plain: [], dense: [], bare: [] }
  /** @param {'dense' | 'bare'} kind */
  const inHashiya = (kind) => async () => {
    bench.say(`open: ${kind}`)
    const args = ['--project', project, '--annotator', annotator, '--locale', 'en']
    const times = await inRunningApp(bench, { profile: bench.profile('open'), args }, async (page) => {
      const times = []
      for (const title of titles[kind]) {
        await chooseArticle(page, titles.small)
        times.push(await timeToPainted(page, title, kind === 'dense'))
      }
      return times
    })
    second[kind].push(times[1] ?? Number.NaN)
    return times[0] ?? Number.NaN
  }
  const inPlainPage = async () => {
    bench.say('open: plain')
    const options = { app: plainPage, profile: bench.profile('plain'), args: files }
    const times = await inRunningApp(bench, options, async (page) => {
      await page.locator('html.ready').waitFor()
      const times = []
      for (const title of titles.dense) {
        await timeToPainted(page, titles.small, false)
        times.push(await timeToPainted(page, title, false))
      }
      return times
    })
    second.plain.push(times[1] ?? Number.NaN)
    return times[0] ?? Number.NaN
  }
  const first = await interleave(bench.rounds, {
    plain: inPlainPage,
    dense: inHashiya('dense'),
    bare: inHashiya('bare'),
  })
  const against = 'plain paragraphs'
  const goal = 1.5
  return [
    compare({ name: 'open: 10,000 spans', unit: 'ms', against, goal }, second.dense, second.plain),
    compare({ name: 'open: no spans', unit: 'ms', against }, second.bare, second.plain),
    compare({ name: 'open: 10,000 spans', unit: 'ms', against: 'no spans' }, second.dense, second.bare),
    compare({ name: 'open, first time: 10,000 spans', unit: 'ms', against, goal }, first.dense, first.plain),
    compare({ name: 'open, first time: no spans', unit: 'ms', against }, first.bare, first.plain),
  ]
}

/**
 * @param {Page} page
 * @param {string} title of the article to press on
 * @param {boolean} withBoxes whether there are annotations to wait for
 * @returns {Promise<number>} milliseconds
 */
async function timeToPainted(page, title, withBoxes) {
  const watching = page.evaluateHandle(
    ({ title, withBoxes }) => {
      const isThere = () =>
        document.querySelector('.article-text p')?.textContent === title &&
        (!withBoxes || document.querySelector('.page-underlay .span-box') !== null)
      /** @type {Promise<number>} */
      const painted = new Promise((resolve) => {
        addEventListener(
          'pointerdown',
          ({ timeStamp }) => {
            const look = () => {
              if (!isThere()) requestAnimationFrame(look)
              else
                requestAnimationFrame(() =>
                  requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
                )
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      })
      return { painted }
    },
    { title, withBoxes },
  )
  const handle = await watching
  await page.getByRole('option', { name: title, exact: true }).click()
  return handle.evaluate(({ painted }) => painted)
}

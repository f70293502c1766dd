import { compare, interleave } from './figures.mjs'
import { annotator, titles } from './projects.mjs'
import { chooseArticle, inRunningApp } from './running-app.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** How many spans are added in a round; the first is not counted. */
const spansARound = 9

/**
 * Adding a span by keyboard: from the press of a label's key, with a word selected, to the end of the first frame in which the new box and its
 * gloss are there. In an article of 100,000 characters with 10,000 spans, against one with ten. Each span is removed again, so that their
 * number stays. A round's value is the median of its spans.
 *
 * @param {import('../bench.mjs').Bench} bench
 */
export async function measureAdd(bench) {
  const project = await bench.project('large')
  const args = ['--project', project, '--annotator', annotator, '--locale', 'en']
  const { few, many } = await inRunningApp(bench, { profile: bench.profile('add'), args }, (page) => {
    /** @param {string} title */
    const addTo = (title) => async () => {
      bench.say(`add: ${title === titles.sparse ? 'at 10' : 'at 10,000'}`)
      await chooseArticle(page, titles.small)
      await chooseArticle(page, title)
      return addSpans(page)
    }
    return interleave(bench.rounds, { few: addTo(titles.sparse), many: addTo(titles.dense[0]) })
  })
  return [
    compare({ name: 'add: a span at 10,000', unit: 'ms', against: 'a span at 10', goal: 2.5 }, many, few),
  ]
}

/**
 * @param {Page} page with the article on it
 * @returns {Promise<number>} median of the times to painted, in milliseconds
 */
async function addSpans(page) {
  const saved = page.getByRole('status', { name: 'Save state' }).getByText('Saved', { exact: true })
  const focused = page.locator('.page-underlay .span-box.focused')
  const text = page.getByRole('textbox', { name: 'Article text' })
  await text.focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const times = []
  for (let span = 0; span < spansARound; span++) {
    await focused.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+ArrowLeft')
    await page.keyboard.press('Control+Shift+ArrowLeft')
    const handle = await page.evaluateHandle(watchKey)
    await page.keyboard.press('Digit2')
    times.push(await handle.evaluate(({ painted }) => painted))
    await saved.waitFor()
    await page.keyboard.press('Delete')
    await saved.waitFor()
  }
  const counted = times.slice(1).sort((a, b) => a - b)
  return counted[counted.length >>> 1] ?? Number.NaN
}

/** Runs in the page: waits for the next key, then for the end of the frame that shows the new annotation. */
function watchKey() {
  const isThere = () =>
    document.querySelector('.page-underlay .span-box.focused') !== null &&
    document.querySelector('.gloss.focused') !== null
  /** @type {Promise<number>} */
  const painted = new Promise((resolve) => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const look = () => {
          if (!isThere()) {
            requestAnimationFrame(look)
            return
          }
          // A task posted in a frame's callback runs when the frame has been laid out and painted.
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => resolve(performance.now() - timeStamp)
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
      },
      { capture: true, once: true },
    )
  })
  return { painted }
}

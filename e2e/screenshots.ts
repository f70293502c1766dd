import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from './launch.ts'
import { tour } from './tour.ts'

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url))

/** The stops of the tour that the README shows. */
const pictured = new Set(['welcome', 'annotate', 'import', 'export', 'settings', 'keys'])

for (const locale of ['en', 'ar'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pictures of every screen (${locale}, ${theme})`, async () => {
      for await (const { name, page } of tour({ locale, theme })) {
        if (pictured.has(name))
          await page.screenshot({ path: path.join(folder, `${name}-${locale}-${theme}.png`), scale: 'css' })
      }
    })
  }
}

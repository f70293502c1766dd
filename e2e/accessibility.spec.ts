import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { test } from './launch.ts'
import { type TourStop, tour } from './tour.ts'

for (const locale of ['en', 'ar'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious on any screen (${locale}, ${theme})`, async () => {
      test.setTimeout(180_000)
      const found: Record<string, readonly string[]> = {}
      for await (const stop of tour({ locale, theme })) found[stop.name] = await problemsOn(stop)
      expect(Object.keys(found).length).toBeGreaterThan(10)
      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual(
        {},
      )
    })
  }
}

test('axe does find what is wrong', async () => {
  for await (const stop of tour({ locale: 'en', theme: 'light' })) {
    await stop.page.evaluate(() => {
      const button = document.createElement('button')
      const text = document.createElement('p')
      text.textContent = 'Too faint to read'
      text.style.color = '#dddddd'
      document.querySelector('main')?.append(button, text)
    })
    expect((await problemsOn(stop)).map((problem) => problem.split(':')[0])).toEqual(
      expect.arrayContaining(['button-name', 'color-contrast']),
    )
    break
  }
})

/** The serious and critical problems of what is shown, each with its place. */
async function problemsOn({ page }: TourStop): Promise<readonly string[]> {
  // Legacy mode: the other one opens a page of its own, which Electron cannot.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    )
}

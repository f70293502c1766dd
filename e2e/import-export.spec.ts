import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { answerOpenDialog, articles, createProject, exportAs } from './desk.ts'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const arabic = 'قمة المرفأ\nقالت الوزيرة إن بلادها سترسل سفنا إلى المضيق قبل نهاية العام.'

/** «قمة المرفأ…» in windows-1256, as an old news site would have written it. */
async function windows1256(text: string): Promise<Buffer> {
  const decoder = new TextDecoder('windows-1256')
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  return Buffer.from([...text].map((character) => byteOf.get(character)!))
}

test('files in old encodings are recognised, can be read otherwise, and come in with LF', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-import-'))
  const file = path.join(work, 'old.txt')
  await writeFile(file, await windows1256(arabic.replace('\n', '\r\n')))
  const { app, page } = await launchHashiya({ args: ['--locale', 'en'] })
  await createProject({ app, page }, path.join(work, 'project'))
  await answerOpenDialog(app, [file])
  await page.keyboard.press('ControlOrMeta+i')
  const dialog = page.getByRole('dialog', { name: 'Import articles' })
  const preview = dialog.getByRole('textbox', { name: /^Preview/ })
  await expect(preview).toHaveValue(/سترسل سفنا إلى المضيق/)
  const encoding = dialog.getByRole('button', { name: /Encoding/ })
  await expect(encoding).toContainText('Windows-1256')

  await encoding.click()
  await page.getByRole('option', { name: 'ISO 8859-6' }).click()
  await expect(preview).not.toHaveValue(/سترسل سفنا إلى المضيق/)
  await encoding.click()
  await page.getByRole('option', { name: 'Windows-1256' }).click()
  await expect(preview).toHaveValue(/سترسل سفنا إلى المضيق/)

  await dialog.getByRole('textbox', { name: 'Title' }).fill('عنوان جديد')
  await dialog.getByRole('textbox', { name: 'Outlet' }).fill('الميناء')
  await dialog.getByRole('button', { name: 'Import 1 article' }).click()
  const hands = new AnnotateHands(page)
  await hands.open('عنوان جديد', 'قالت الوزيرة')
  await expect(hands.text.locator('p')).toHaveText(arabic.split('\n'))
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

test('pasted and dropped texts become articles, and a text that is there already is skipped by name', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-paste-'))
  const { app, page } = await launchHashiya({ args: ['--locale', 'en'] })
  await createProject({ app, page }, path.join(work, 'project'))
  await page.keyboard.press('ControlOrMeta+Shift+v')
  await page.getByRole('textbox', { name: 'Text of the article' }).fill(arabic)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Import 1 article' }).click()
  await expect(articles(page)).toHaveCount(1)

  const dropped = await page.evaluateHandle(
    ([same, other]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([same!], 'same.txt', { type: 'text/plain' }))
      transfer.items.add(new File([other!], 'other.txt', { type: 'text/plain' }))
      return transfer
    },
    [arabic, 'مقالة أخرى\nنصها مختلف.'],
  )
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.locator('body').dispatchEvent(type, { dataTransfer: dropped })
  }
  const dialog = page.getByRole('dialog', { name: 'Import articles' })
  await expect(dialog.getByText(/1 file will be skipped/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Import 1 article' }).click()
  await expect(articles(page)).toHaveCount(2)
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

test('the spreadsheet export has its byte order mark, both offset units, and no live formula', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-csv-'))
  const { app, page } = await launchHashiya({ args: ['--locale', 'en'] })
  await createProject({ app, page }, path.join(work, 'project'))
  await page.keyboard.press('ControlOrMeta+Shift+v')
  await page.getByRole('textbox', { name: 'Text of the article' }).fill('🕊 =SUM(A1)\nقال محمد')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Import 1 article' }).click()
  const hands = new AnnotateHands(page)
  await articles(page).first().click()
  await hands.label('=SUM(A1)', '1', { alt: true })
  await hands.label('محمد', '1')
  await expect(hands.glosses).toHaveCount(2)
  await hands.saved()
  await exportAs({ app, page }, /CSV/, path.join(work, 'out'), 'annotations.csv')
  const [file] = (await readdir(path.join(work, 'out'))).filter((name) => name.endsWith('.csv'))
  const csv = await readFile(path.join(work, 'out', file!), 'utf8')
  expect(csv.startsWith('\ufeff')).toBe(true)
  expect(csv).not.toMatch(/(^|,)"=SUM/m)
  const [header, ...rows] = csv.slice(1).trimEnd().split('\r\n')
  const columns = header!.split(',').map((name) => name.replaceAll('"', ''))
  const cells = rows.map((row) => row.split('","').map((cell) => cell.replaceAll('"', '')))
  const muhammad = cells.find((row) => row.includes('محمد'))!
  const numbers = columns
    .map((name, rank) => [name, muhammad[rank]] as const)
    .filter(([name]) => /start/.test(name))
    .map(([, value]) => Number(value))
  // The dove is two units of UTF-16 and one code point.
  expect(numbers.toSorted((a, b) => a - b)).toEqual([15, 16])
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

test('an export that cannot be written says why and leaves no half of a file', async () => {
  test.skip(process.platform === 'win32', 'a file in the place of a folder is refused otherwise there')
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-refused-'))
  const { app, page } = await launchHashiya({ args: ['--locale', 'en'] })
  await page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(articles(page)).toHaveCount(5)
  const out = path.join(work, 'out')
  await mkdir(path.join(out, 'annotations.jsonl'), { recursive: true })
  await answerOpenDialog(app, [out])
  // What is there already is only replaced after a question; here the answer is yes.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async (...parameters: unknown[]) => {
      const { buttons = [] } = parameters.at(-1) as { buttons?: string[] }
      return { response: buttons.indexOf('Replace'), checkboxChecked: false }
    }
  })
  await page.getByRole('tab', { name: 'Export' }).click()
  await page.getByRole('radio', { name: /JSONL/ }).check({ force: true })
  await page.getByRole('button', { name: /^Export/ }).click()
  await expect(page.getByText('The export did not work')).toBeVisible()
  expect(await readdir(out)).toEqual(['annotations.jsonl'])
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

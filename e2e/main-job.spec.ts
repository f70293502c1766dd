import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { createProject, exportAs, importFiles } from './desk.ts'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const samples = path.join(root, 'resources/sample/articles')
const seeds = path.join(root, '../shared/seeds')

/** What the analyst marks in one article. */
interface ArticlePlan {
  /** Words by which the article is recognised, from its first line. */
  readonly words: string
  readonly marks: (hands: AnnotateHands) => Promise<void>
  /** Names of the glosses that must be there afterwards. */
  readonly glosses: readonly string[]
}

interface ExportedSet {
  readonly article: string
  readonly text: string
  readonly annotations: readonly {
    readonly label: string
    readonly fragments: readonly { readonly start: number; readonly end: number; readonly quote: string }[]
    readonly attributes: Readonly<Record<string, unknown>>
  }[]
}

const samplePlans: readonly ArticlePlan[] = [
  {
    words: 'الدول الساحلية تتعهد',
    async marks(hands) {
      await hands.label('وزيرة النقل ليلى الحداد', '1')
      await hands.label('ستنشر ثلاث سفن دورية في المضيق الشمالي قبل نهاية العام', '3')
      // An overlap: the strait inside the commitment.
      await hands.label('المضيق الشمالي', '1')
      // A discontinuous position: «...» وأضاف: «...».
      await hands.label('الضمانات الورقية لم تعد كافية', '2')
      await hands.drag('نحتاج إلى قواعد ملزمة تُطبَّق على الجميع')
      await hands.page.keyboard.press('+')
      // A span that begins inside a word, after a proclitic.
      await hands.label('لوزيرة', '1', { alt: true })
      // By keyboard.
      await hands.selectByKeyboard('سامر قنديل')
      await hands.page.keyboard.press('1')
    },
    glosses: [
      'Actor: وزيرة النقل ليلى الحداد',
      'Commitment: ستنشر ثلاث سفن دورية في المضيق الشمالي قبل نهاية العام',
      'Actor: المضيق الشمالي',
      'Position: الضمانات الورقية لم تعد كافية … نحتاج إلى قواعد ملزمة تُطبَّق على الجميع',
      'Actor: لوزيرة',
      'Actor: سامر قنديل',
    ],
  },
]

const seedPlans: readonly ArticlePlan[] = [
  {
    words: 'أعلن الرئيس الفرنسي إيمانويل ماكرون (فرنسا)',
    async marks(hands) {
      await hands.label('الرئيس الفرنسي إيمانويل ماكرون (فرنسا)', '1')
      // Inside a word: the actor after its proclitic.
      await hands.label('أوكرانيا، وذلك'.slice(0, 8), '1', { alt: true })
    },
    glosses: ['Actor: الرئيس الفرنسي إيمانويل ماكرون (فرنسا)', 'Actor: أوكرانيا'],
  },
  {
    words: 'كشف الرئيس الفرنسي إيمانويل ماكرون، الثلاثاء',
    async marks(hands) {
      await hands.label('لقد اكتسبت المفاوضات زخماً جديداً', '2')
      await hands.drag('أود أن أبدي ارتياحي إزاء الاجتماعات')
      await hands.page.keyboard.press('+')
      await hands.label('سننتهي من هذا الأمر في الأيام المقبلة', '3')
      await hands.label('the United States has made tremendous progress', '2')
      await hands.label('the United States', '1')
      await hands.selectByKeyboard('Karoline Leavitt')
      await hands.page.keyboard.press('1')
    },
    glosses: [
      'Position: لقد اكتسبت المفاوضات زخماً جديداً … أود أن أبدي ارتياحي إزاء الاجتماعات',
      'Commitment: سننتهي من هذا الأمر في الأيام المقبلة',
      'Position: the United States has made tremendous progress',
      'Actor: the United States',
      'Actor: Karoline Leavitt',
    ],
  },
]

for (const { name, folder, plans } of [
  { name: 'the sample articles', folder: samples, plans: samplePlans },
  { name: 'five real articles', folder: seeds, plans: seedPlans },
]) {
  test(`an analyst's main job on ${name}`, async () => {
    test.skip(!existsSync(folder), `${name}: the folder with the articles is not here`)
    test.setTimeout(180_000)
    const work = await mkdtemp(path.join(tmpdir(), 'hashiya-job-'))
    const profile = path.join(work, 'profile')
    const projectFolder = path.join(work, 'project')
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .map((file) => path.join(folder, file))
    expect(files).toHaveLength(5)

    const first = await launchHashiya({ args: ['--locale', 'en'], userDataDir: profile })
    const hands = new AnnotateHands(first.page)
    await createProject(first, projectFolder)
    await importFiles(first, files)

    for (const plan of plans) {
      await openByWords(hands, plan.words)
      await plan.marks(hands)
      for (const gloss of plan.glosses) await expect(hands.gloss(gloss)).toBeVisible()
      await expect(hands.glosses).toHaveCount(plan.glosses.length)
    }

    // Undo everything in the last article and do it again.
    const { glosses } = plans.at(-1)!
    await hands.text.focus()
    await hands.page.keyboard.press('ControlOrMeta+z')
    await expect(hands.gloss(glosses.at(-1)!)).toHaveCount(0)
    await hands.page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(hands.gloss(glosses.at(-1)!)).toBeVisible()

    await hands.saved()
    first.app.process().kill('SIGKILL')

    const second = await launchHashiya({ args: ['--locale', 'en'], userDataDir: profile })
    const reopened = new AnnotateHands(second.page)
    // The article that was left open is there again; then the others.
    await expect(reopened.glosses).toHaveCount(glosses.length)
    for (const plan of plans) {
      await openByWords(reopened, plan.words)
      for (const gloss of plan.glosses) await expect(reopened.gloss(gloss)).toBeVisible()
      await expect(reopened.glosses).toHaveCount(plan.glosses.length)
    }
    // Undo survives the kill.
    await reopened.text.focus()
    await reopened.page.keyboard.press('ControlOrMeta+z')
    await expect(reopened.gloss(glosses.at(-1)!)).toHaveCount(0)
    await reopened.page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(reopened.gloss(glosses.at(-1)!)).toBeVisible()
    await reopened.saved()

    const out = path.join(work, 'out')
    await exportAs(second, /JSONL/, out, 'annotations.jsonl')
    await second.close()

    const sets = await readExport(out)
    for (const plan of plans) {
      const set = sets.find(({ text }) => text.includes(plan.words))!
      const names = set.annotations.map(
        ({ label, fragments }) => `${capital(label)}: ${fragments.map(({ quote }) => quote).join(' … ')}`,
      )
      expect(names.toSorted()).toEqual([...plan.glosses].toSorted())
      const characters = [...set.text]
      for (const { fragments } of set.annotations) {
        for (const { start, end, quote } of fragments) {
          expect(characters.slice(start, end).join('')).toBe(quote)
        }
      }
    }
    await rm(work, { recursive: true, force: true, maxRetries: 10 })
  })
}

test('offsets are right in a text with emoji, combining marks and letters outside the BMP', async () => {
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-offsets-'))
  const projectFolder = path.join(work, 'project')
  const file = readdirSync(samples).find((name) =>
    /\p{Extended_Pictographic}/u.test(readFileSync(path.join(samples, name), 'utf8')),
  )!
  const source = readFileSync(path.join(samples, file), 'utf8')
  // The last whole words of the text lie behind every character that is longer in UTF-16 than in code points.
  const words = [...source.matchAll(/[\u0621-\u064a]{5,}/g)].map(([word]) => word)
  const last = words.findLast((word) => source.indexOf(word) === source.lastIndexOf(word))!
  const lastStart = [...source.slice(0, source.indexOf(last))].length

  const { app, page, close } = await launchHashiya({ args: ['--locale', 'en'] })
  const hands = new AnnotateHands(page)
  await createProject({ app, page }, projectFolder)
  await importFiles({ app, page }, [path.join(samples, file)])
  await hands.label(last, '1')
  await hands.label('𞤀𞤣𞤤𞤢𞤥', '2')
  await expect(hands.glosses).toHaveCount(2)
  await hands.saved()
  const out = path.join(work, 'out')
  await exportAs({ app, page }, /JSONL/, out, 'annotations.jsonl')
  await close()

  const [set] = await readExport(out)
  expect(set!.annotations.map(({ fragments }) => fragments[0])).toContainEqual({
    start: lastStart,
    end: lastStart + last.length,
    quote: last,
  })
  expect(lastStart).not.toBe(source.indexOf(last))
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

/** Goes through the library until the article with these words is on the page. */
async function openByWords(hands: AnnotateHands, words: string): Promise<void> {
  for (const option of await hands.page
    .getByRole('listbox', { name: 'Articles' })
    .getByRole('option')
    .all()) {
    const title = await option.getAttribute('aria-label')
    await option.click()
    await expect(option).toHaveAttribute('aria-selected', 'true')
    await expect(
      hands.page
        .getByRole('heading', { name: title ?? '' })
        .or(hands.text)
        .first(),
    ).toBeVisible()
    if ((await hands.text.textContent())?.includes(words)) return
  }
  throw new Error(`No article says: ${words}`)
}

async function readExport(folder: string): Promise<readonly ExportedSet[]> {
  const lines = (await readFile(path.join(folder, 'annotations.jsonl'), 'utf8')).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as ExportedSet)
}

function capital(label: string): string {
  return label[0]!.toUpperCase() + label.slice(1)
}

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { AnnotateHands } from './hands.ts'
import { launchHashiya, test } from './launch.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

/** Makes the package; gives the executable, which is the last line that is printed. */
async function makePackage(...options: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['tools/package.mjs', ...options], { cwd: root })
  return stdout.trimEnd().split('\n').at(-1)!
}

test('the package as it is shipped writes a picture of a project; made drivable, it opens the sample project', async () => {
  test.setTimeout(180_000)
  const work = await mkdtemp(path.join(tmpdir(), 'hashiya-packaged-'))
  const shipped = await makePackage()
  const project = path.join(work, 'project')
  const hashiya = (...args: readonly string[]) =>
    run(process.execPath, ['tools/hashiya.mjs', ...args], { cwd: root })
  await hashiya('new', project, '--name', 'Harbour')
  await hashiya('import', project, 'resources/sample/articles/01-mina-joint-patrols.txt')
  const picture = path.join(work, 'picture.png')
  await run(shipped, [
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${path.join(work, 'profile')}`,
    ...['--project', project, '--locale', 'ar', '--screenshot', picture],
  ])

  const drivable = await makePackage('--inspectable', '--out', path.join(work, 'app'))
  const { app, page, close } = await launchHashiya({ packaged: drivable, args: ['--locale', 'en'] })
  const { width, height, colours } = await app.evaluate(({ nativeImage }, file) => {
    const image = nativeImage.createFromPath(file)
    const pixels = image.toBitmap()
    const seen = new Set<number>()
    for (let at = 0; at < pixels.length; at += 4) seen.add(pixels.readUInt32BE(at))
    return { ...image.getSize(), colours: seen.size }
  }, picture)
  expect(width).toBeGreaterThan(800)
  expect(height).toBeGreaterThan(500)
  // A page with text has hundreds of shades; an empty or broken one has a handful.
  expect(colours).toBeGreaterThan(100)

  const hands = new AnnotateHands(page)
  await page.getByRole('button', { name: 'Try the sample project' }).click()
  await expect(page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(5)
  await hands.open('الدول الساحلية تتعهد بدوريات مشتركة بعد قمة المرفأ', 'أعلنت وزيرة النقل')
  await expect(hands.glosses).not.toHaveCount(0)
  await hands.saved()
  await close()
  await rm(work, { recursive: true, force: true, maxRetries: 10 })
})

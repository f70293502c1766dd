import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from './open-project.ts'
import {
  adding,
  annotationOn,
  makeProject,
  noMetadata,
  open,
  readText,
  step,
  surroundings,
  testText,
  unwrap,
} from './testing/test-project.ts'

describe('opening', () => {
  it('takes the annotator of last time, else the first', async () => {
    const folder = await makeProject()
    const omar = await open(folder, { annotator: 'Omar' })
    expect(omar.annotator.id).toBe('omar')
    await omar.close()
    expect((await open(folder)).annotator.id).toBe('omar')
    await rm(join(folder, '.hashiya/local.json'))
    expect((await open(folder, { access: 'read' })).annotator.id).toBe('salma')
  })

  it('takes the path of the main file for its folder', async () => {
    const folder = await makeProject()
    expect((await open(join(folder, 'project.hashiya'), { access: 'read' })).folder).toBe(folder)
  })

  it('for reading writes nothing', async () => {
    const folder = await makeProject()
    await rm(join(folder, '.hashiya'), { recursive: true })
    const session = await open(folder, { access: 'read' })
    expect(session.readOnly?.code).toBe('opened_read_only')
    await session.summaries()
    await session.saveView('a0', null)
    await session.close()
    expect(await readdir(folder)).not.toContain('.hashiya')
  })

  it('for what annotators share takes nobody away from work', async () => {
    const folder = await makeProject()
    const salma = await open(folder)
    await salma.summaries()
    const session = await open(folder, { access: 'share' })
    expect(session.readOnly?.code).toBe('opened_read_only')
    const article = { fileName: 'new.txt', text: 'نص', metadata: noMetadata }
    expect(unwrap(await session.addArticles([article])).imported).toHaveLength(1)
    expect(await session.applyEdits('a0', 0, [])).toMatchObject({ ok: false, problem: session.readOnly })
    expect((await salma.summaries()).map(({ id }) => id)).toEqual(['a0', 'new'])
  })

  it.each([
    ['not_a_project', 'missing', undefined],
    ['not_found', '.', 'nobody'],
  ] as const)('for reading fails with %s', async (code, inside, annotator) => {
    const folder = join(await makeProject(), inside)
    const options = annotator === undefined ? {} : { annotator }
    const opened = await openProject({ folder, access: 'read', ...surroundings, ...options })
    expect(opened).toMatchObject({ ok: false, problem: { code } })
  })

  it.each(['gold', '\u0000 '])('refuses %j as an annotator', async (annotator) => {
    const opened = await openProject({
      folder: await makeProject(),
      access: 'annotate',
      annotator,
      ...surroundings,
    })
    expect(opened).toMatchObject({ ok: false, problem: { code: 'invalid_annotator' } })
  })

  it('of a project of a newer version is for reading only', async () => {
    const folder = await makeProject()
    const main = join(folder, 'project.hashiya')
    const newer = (await readFile(main, 'utf8')).replace('hashiya-project/1', 'hashiya-project/2')
    await writeFile(main, newer)
    const session = await open(folder, { annotator: 'salma' })
    expect(session.readOnly?.code).toBe('newer_version')
    expect(await session.addAnnotator('Omar')).toMatchObject({
      ok: false,
      problem: { code: 'newer_version' },
    })
    expect(await readFile(main, 'utf8')).toBe(newer)
  })

  it('keeps Git away from the private folder', async () => {
    expect(await readText(await makeProject(), '.hashiya/.gitignore')).toBe('*\n')
  })

  it('passes over links and names that are none of ours, and says so', async () => {
    const folder = await makeProject()
    await symlink('/etc', join(folder, 'annotations/evil'))
    await symlink('/etc/hostname', join(folder, 'articles/evil.json'))
    await writeFile(join(folder, 'articles/a0 (conflicted copy).json'), '{}')
    const session = await open(folder)
    expect(session.articleIds()).toEqual(['a0'])
    expect(session.annotators().map(({ id }) => id)).toEqual(['salma'])
    expect(session.notices.map(({ code, params }) => [code, params.path])).toEqual([
      ['symbolic_link', 'annotations/evil'],
      ['name_ignored', 'articles/a0 (conflicted copy).json'],
      ['symbolic_link', 'articles/evil.json'],
    ])
  })

  it('never writes through a link', async () => {
    const folder = await makeProject()
    const elsewhere = join(folder, 'elsewhere')
    await mkdir(elsewhere)
    await symlink(elsewhere, join(folder, 'annotations/salma'))
    const session = await open(folder)
    const edit = step('a0', adding(annotationOn(testText, 'قال', 'x')))
    const answer = await session.applyEdits('a0', 0, [edit])
    expect(answer).toMatchObject({ ok: false, problem: { code: 'symbolic_link' } })
    expect(await readdir(elsewhere)).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('of a folder that cannot be written is for reading only', async () => {
    const folder = await makeProject()
    await rm(join(folder, '.hashiya'), { recursive: true })
    await chmod(folder, 0o555)
    const session = await open(folder)
    await chmod(folder, 0o755)
    expect(session.readOnly?.code).toBe('no_permission')
  })
})

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resourcesFolder } from './resources.ts'
import { sampleProject } from './sample.ts'
import { readContent } from './storage/project/content.ts'
import { makeFolder, open, surroundings, unwrap } from './storage/project/testing/test-project.ts'

const resources = resourcesFolder()

describe('the sample project', () => {
  test('is whole: articles, actors, the work of its annotators, and nothing wrong with any of it', async () => {
    const documents = join(await makeFolder(), 'Documents')
    const folder = unwrap(await sampleProject({ resources, documents, locale: 'ar' }, surroundings))
    expect(await readdir(documents)).toHaveLength(1)
    const session = await open(folder, { access: 'read' })
    const manifest = JSON.parse(await readFile(join(resources, 'sample/project.json'), 'utf8'))
    expect(session.name).toBe(manifest.name_ar)
    expect(session.annotators().map(({ name }) => name)).toEqual(
      manifest.annotators.map((annotator: { name_ar: string }) => annotator.name_ar),
    )
    expect(session.articleIds()).toHaveLength((await readdir(join(resources, 'sample/articles'))).length)
    expect(session.actors.length).toBeGreaterThan(0)
    const { content, findings } = unwrap(await readContent(session))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(content.articles.flatMap(({ sets }) => sets).length).toBeGreaterThan(2)
  })

  test('is made once, whatever the language later', async () => {
    const documents = await makeFolder()
    await mkdir(join(documents, 'Hashiya sample project'))
    const first = unwrap(await sampleProject({ resources, documents, locale: 'en' }, surroundings))
    const main = join(first, 'project.hashiya')
    const before = await readFile(main, 'utf8')
    expect(unwrap(await sampleProject({ resources, documents, locale: 'ar' }, surroundings))).toBe(first)
    expect(await readFile(main, 'utf8')).toBe(before)
  })

  test('never takes the place of something else', async () => {
    const documents = await makeFolder()
    const folder = join(documents, 'Hashiya sample project')
    await mkdir(folder)
    await writeFile(join(folder, 'mine.txt'), 'mine')
    const made = await sampleProject({ resources, documents, locale: 'en' }, surroundings)
    expect(made).toMatchObject({ problem: { code: 'folder_not_empty' } })
    expect(await readdir(documents)).toEqual(['Hashiya sample project'])
    expect(await readdir(folder)).toEqual(['mine.txt'])
  })
})

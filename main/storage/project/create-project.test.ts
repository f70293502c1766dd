import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProject } from './create-project.ts'
import { makeFolder, open, surroundings, testCodebook, unwrap } from './testing/test-project.ts'

const project = { name: 'مشروع', codebookFile: testCodebook }

describe('making a project', () => {
  it('makes a folder that can be read without the program', async () => {
    const folder = join(await makeFolder(), 'a/b')
    unwrap(await createProject({ ...project, folder, annotatorName: ' سلمى\u202e ' }, surroundings))
    expect((await readdir(folder)).sort()).toEqual([
      '.hashiya',
      'actors.json',
      'annotations',
      'articles',
      'codebook.json',
      'project.hashiya',
    ])
    expect(await readFile(join(folder, 'project.hashiya'), 'utf8')).toBe(`{
  "annotators": [
    {"id": "annotator", "name": "سلمى"}
  ],
  "created": "2026-03-14T09:00:00.000Z",
  "format": "hashiya-project/1",
  "name": "مشروع"
}
`)
    expect(JSON.parse(await readFile(join(folder, 'codebook.json'), 'utf8'))).toEqual(testCodebook)
    const session = await open(folder)
    expect(session.readOnly).toBeNull()
    expect(session.annotator).toEqual({ id: 'annotator', name: 'سلمى' })
  })

  it('may happen in a folder under version control, and nowhere else but in an empty one', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, '.git'))
    unwrap(await createProject({ ...project, name: '', folder }, surroundings))
    const again = await createProject({ ...project, folder }, surroundings)
    expect(again).toMatchObject({ ok: false, problem: { code: 'project_exists', params: { path: folder } } })
    const full = await makeFolder()
    await writeFile(join(full, 'notes.txt'), '')
    const refused = await createProject({ ...project, folder: full }, surroundings)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'folder_not_empty' } })
    expect(await readdir(full)).toEqual(['notes.txt'])
  })

  it('writes nothing where the codebook is none', async () => {
    const folder = await makeFolder()
    const refused = await createProject({ ...project, codebookFile: {}, folder }, surroundings)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid_file' } })
    expect(await readdir(folder)).toEqual([])
  })
})

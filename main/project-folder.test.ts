import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderForProject, folderName } from './project-folder.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hashiya-folder-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('where a new project goes', () => {
  test('into the folder itself where it is empty or not there yet', async () => {
    expect(await folderForProject(root, 'قمة')).toBe(root)
    mkdirSync(join(root, '.git'))
    expect(await folderForProject(root, 'قمة')).toBe(root)
    expect(await folderForProject(join(root, 'new'), 'قمة')).toBe(join(root, 'new'))
  })

  test('into a folder of its own among other things', async () => {
    writeFileSync(join(root, 'letter.txt'), '')
    expect(await folderForProject(root, 'قمة بحرية')).toBe(join(root, 'قمة بحرية'))
    mkdirSync(join(root, 'قمة بحرية'))
    expect(await folderForProject(root, 'قمة بحرية')).toBe(join(root, 'قمة بحرية 2'))
  })

  test('not inside another project', async () => {
    writeFileSync(join(root, 'project.hashiya'), '')
    expect(await folderForProject(root, 'قمة')).toBe(root)
  })
})

describe('names of folders', () => {
  test.each([
    ['قمة ٢٠٢٦', 'قمة ٢٠٢٦'],
    ['../../etc', 'etc'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['\u202eevil\u202c\u0000', 'evil'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['  ..  ', 'Hashiya'],
    ['', 'Hashiya'],
    ['x'.repeat(300), 'x'.repeat(60)],
    ['𞤀'.repeat(70), '𞤀'.repeat(60)],
  ])('%j becomes %j', (name, folder) => {
    expect(folderName(name)).toBe(folder)
  })

  test('are single and plain whatever the name', () => {
    const odd = fc.constantFrom(
      '/',
      '\\',
      '..',
      ' ',
      '\0',
      '\n',
      '\u2028',
      '\u202e',
      ':',
      '\ud83a',
      'قمة',
      '𞤀',
      'con',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string())), (pieces) => {
        const folder = folderName(pieces.join(''))
        expect(basename(folder)).toBe(folder)
        expect(folder).toMatch(/^[^\\/:*?"<>|\p{C}]{1,61}$/u)
        expect(folder).not.toMatch(/^[. ]|[. ]$/)
      }),
    )
  })
})

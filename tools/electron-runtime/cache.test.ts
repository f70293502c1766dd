import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheFolder, fillAtomically } from './cache.mjs'

describe('cacheFolder', () => {
  it.each([
    ['linux', {}, '/home/a', '/home/a/.cache/hashiya'],
    ['linux', { XDG_CACHE_HOME: '/big/cache' }, '/home/a', '/big/cache/hashiya'],
    ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/a', '/home/a/.cache/hashiya'],
    ['darwin', { XDG_CACHE_HOME: '/x' }, '/Users/a', '/Users/a/Library/Caches/hashiya'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\a', 'D:\\Local\\hashiya\\Cache'],
    ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\hashiya\\Cache'],
  ] as const)('%s %j', (platform, env, home, expected) => {
    expect(cacheFolder(platform, env, home)).toBe(expected)
  })
})

describe('fillAtomically', () => {
  let parent: string
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'hashiya-cache-'))
  })
  afterEach(() => rmSync(parent, { recursive: true, force: true }))

  it('makes the folder, and its parents, only when it is full', async () => {
    const folder = path.join(parent, 'deep', 'result')
    await fillAtomically(folder, async (temporary) => {
      await writeFile(path.join(temporary, 'file'), 'all of it')
      expect(readdirSync(path.dirname(folder))).not.toContain('result')
    })
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('all of it')
    expect(readdirSync(path.dirname(folder))).toEqual(['result'])
  })

  it('leaves nothing behind where filling fails', async () => {
    const filling = fillAtomically(path.join(parent, 'result'), async (temporary) => {
      await writeFile(path.join(temporary, 'half'), '')
      throw new Error('no network')
    })
    await expect(filling).rejects.toThrow('no network')
    expect(readdirSync(parent)).toEqual([])
  })

  it('keeps the first result where two are made at once', async () => {
    const folder = path.join(parent, 'result')
    await fillAtomically(folder, async (temporary) => {
      await writeFile(path.join(temporary, 'file'), 'second')
      await fillAtomically(folder, (other) => writeFile(path.join(other, 'file'), 'first'))
    })
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('first')
    expect(readdirSync(parent)).toEqual(['result'])
  })

  it('removes what killed processes left long ago, and nothing younger', async () => {
    const old = path.join(parent, 'result.tmp-old')
    await mkdir(old)
    writeFileSync(path.join(old, 'file'), '')
    utimesSync(old, new Date(0), new Date(0))
    await mkdir(path.join(parent, 'result.tmp-young'))
    await fillAtomically(path.join(parent, 'result'), async () => {})
    expect(readdirSync(parent).sort()).toEqual(['result', 'result.tmp-young'])
  })
})

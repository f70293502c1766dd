import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ComputerSettings } from './computer-settings.ts'
import { InterfaceLanguage } from './interface-language.ts'

let folder = ''
const onProblem = vi.fn()
const read = (readOnly = false) => new ComputerSettings({ folder, onProblem, readOnly })
const stored = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))
const store = (text: string) => writeFileSync(join(folder, 'settings.json'), text)
const initial = { locale: null, theme: 'system', readingFace: 'naskh' } as const

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashiya-settings-'))
  onProblem.mockClear()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('settings of this computer', () => {
  test('begin with the system and nothing opened', () => {
    expect(read().settings).toEqual(initial)
    expect(read().recentProjects).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  test('are there at the next start', async () => {
    const settings = read()
    settings.change({ locale: 'ar', theme: 'dark', readingFace: 'amiri' })
    settings.noteOpened({ folder: '/p', name: 'قمة', openedAt: '2026-03-14T00:00:00.000Z' })
    await settings.settled()
    const next = read()
    expect(next.settings).toEqual({ locale: 'ar', theme: 'dark', readingFace: 'amiri' })
    expect(next.openProject).toBe('/p')
    expect(next.recentProjects.map(({ name }) => name)).toEqual(['قمة'])
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  test('put the latest project first, once, and keep twelve', () => {
    const settings = read()
    const open = (path: string) => settings.noteOpened({ folder: path, name: path, openedAt: '' })
    for (let number = 0; number < 20; number++) open(`/p${number}`)
    open('/p15')
    expect(settings.recentProjects).toHaveLength(12)
    expect(settings.recentProjects.slice(0, 3).map((recent) => recent.folder)).toEqual([
      '/p15',
      '/p19',
      '/p18',
    ])
    settings.noteClosed()
    expect(settings.openProject).toBeNull()
    expect(settings.recentProjects).toHaveLength(12)
  })

  test('lose one field that makes no sense, not the others', () => {
    store('{"format":"hashiya-settings/1","theme":"dark","locale":"tlh","recentProjects":7}')
    expect(read().settings).toEqual({ ...initial, theme: 'dark' })
    expect(read().recentProjects).toEqual([])
  })

  test.each(['', '{"format":"hashiya-set', '[]', '{"theme":"dark"}'])(
    'that are damaged (%s) are set aside and begin anew',
    async (text) => {
      store(text)
      const settings = read()
      expect(settings.settings).toEqual(initial)
      expect(onProblem).toHaveBeenCalledOnce()
      settings.change({ ...initial, theme: 'light' })
      await settings.settled()
      expect(stored().theme).toBe('light')
      expect(readFileSync(join(folder, 'settings.json.damaged'), 'utf8')).toBe(text)
    },
  )

  test('of a newer version are left alone', async () => {
    const text = '{"format":"hashiya-settings/2","theme":{"day":"light"}}'
    store(text)
    const settings = read()
    settings.change({ ...initial, theme: 'dark' })
    await settings.settled()
    expect(settings.settings.theme).toBe('dark')
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(text)
  })

  test('keep fields that this version does not know', async () => {
    store('{"format":"hashiya-settings/1","density":"cosy"}')
    const settings = read()
    settings.change({ ...initial, theme: 'dark' })
    await settings.settled()
    expect(stored()).toMatchObject({ density: 'cosy', theme: 'dark' })
  })

  test('are not written beside another running program', async () => {
    const settings = read(true)
    settings.change({ ...initial, theme: 'dark' })
    await settings.settled()
    expect(readdirSync(folder)).toEqual([])
  })

  test('sweep away what a kill left behind', async () => {
    writeFileSync(join(folder, '.settings.json.0a1b.tmp'), '{')
    writeFileSync(join(folder, '.other.json.0a1b.tmp'), '{')
    const settings = read()
    settings.change({ ...initial, theme: 'dark' })
    await settings.settled()
    expect(readdirSync(folder).toSorted()).toEqual(['.other.json.0a1b.tmp', 'settings.json'])
  })

  test('go on in memory where they cannot be written', async () => {
    const settings = read()
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file stands here now')
    settings.change({ ...initial, theme: 'dark' })
    await settings.settled()
    expect(settings.settings.theme).toBe('dark')
    expect(onProblem).toHaveBeenCalled()
  })

  test('that change while they are written are all written in the end', async () => {
    const settings = read()
    for (const theme of ['dark', 'light', 'dark'] as const) settings.change({ ...initial, theme })
    await settings.settled()
    expect(stored().theme).toBe('dark')
  })
})

describe('the language of the interface', () => {
  const system = ['ar-EG', 'en-US']

  test('is the one asked for, else the chosen one, else the best of the system', () => {
    const settings = { ...initial, locale: 'en' as const }
    expect(new InterfaceLanguage({ asked: null, system, settings: initial }).locale).toBe('ar')
    expect(new InterfaceLanguage({ asked: null, system, settings }).locale).toBe('en')
    expect(new InterfaceLanguage({ asked: 'ar', system, settings }).locale).toBe('ar')
    expect(new InterfaceLanguage({ asked: null, system: ['c'], settings: initial }).locale).toBe('en')
  })

  test('follows the user, not a change of something else', () => {
    const language = new InterfaceLanguage({ asked: 'ar', system, settings: { ...initial, locale: 'en' } })
    language.follow({ ...initial, locale: 'en', theme: 'dark' })
    expect(language.locale).toBe('ar')
    language.follow({ ...initial, locale: 'en', theme: 'dark' })
    expect(language.locale).toBe('en')
    language.follow({ ...initial, locale: null, theme: 'dark' })
    expect(language.locale).toBe('ar')
  })
})

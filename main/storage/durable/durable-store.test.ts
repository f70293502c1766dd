import { describe, expect, it } from 'vitest'
import {
  backups,
  codeOf,
  file,
  fileWith,
  journals,
  killedWith,
  open,
  opened,
  path,
  project,
  text,
  value,
} from './memory-project.ts'
import { readDurable } from './open-durable.ts'
import { refusedToken, tokenCodec } from './token-codec.ts'

describe('a durable store', () => {
  it('holds nothing and writes nothing for a file that does not exist yet', async () => {
    const fs = project()
    const { store, report } = await opened(fs)
    expect(store.data).toEqual({ tokens: [] })
    expect(report).toEqual([])
    value(await store.close())
    expect(fs.names('/project')).toEqual([])
  })

  it('takes a file as it is and leaves it alone when there is no private folder', async () => {
    const fs = project()
    fs.plant(path, text('a'))
    const { store, report } = await opened(fs)
    expect(store.data.tokens).toEqual(['a'])
    expect(report).toEqual([])
    value(await store.close())
    expect(fs.names('/project')).toEqual(['annotations'])
  })

  it('makes the file with the first edit and folds later edits into it when it closes', async () => {
    const fs = project()
    const { store } = await opened(fs)
    expect(value(await store.append(['a', 'b']))).toEqual({ sequence: 2 })
    expect(fs.peek(path)).toBe(text('a', 'b'))
    expect(value(await store.append(['c']))).toEqual({ sequence: 3 })
    expect(fs.peek(path)).toBe(text('a', 'b'))
    value(await store.close())
    expect(fs.peek(path)).toBe(text('a', 'b', 'c'))

    const [journal, ...others] = fs.names(journals)
    expect(others).toEqual([])
    expect(fs.peek(`${journals}/${journal}`)?.trimEnd().split('\n')).toHaveLength(1)
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'b', 'c'])
  })

  it('numbers edits on over restarts', async () => {
    const fs = project()
    await fileWith(fs, 'a', 'b')
    const { store } = await opened(fs)
    expect(value(await store.append(['c']))).toEqual({ sequence: 3 })
  })

  it('writes appends of one turn as one line with one sync and answers each', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    let syncs = 0
    fs.before = ({ operation }) => {
      if (operation === 'sync') syncs += 1
    }
    const answers = await Promise.all([store.append(['b']), store.append(['c', 'd']), store.append(['e'])])
    expect(answers.map(value)).toEqual([{ sequence: 2 }, { sequence: 4 }, { sequence: 5 }])
    expect(syncs).toBe(1)
    await store.abandon()
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('refuses only the append that does not fit, and makes none of its edits', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    const answers = await Promise.all([
      store.append(['b']),
      store.append(['c', refusedToken]),
      store.append(['d'], { base: 1 }),
      store.append(['e'], { base: 2 }),
    ])
    expect(answers.map(codeOf)).toEqual(['ok', 'change_conflict', 'revision_conflict', 'ok'])
    expect(store.data.tokens).toEqual(['a', 'b', 'e'])
  })

  it('recovers after a kill, says so, and has the file whole again', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b', 'c')
    expect(fs.peek(path)).toBe(text('a'))
    const { store, report } = await opened(fs)
    expect(report).toEqual([{ code: 'edits_recovered', params: { path: file, count: 2 } }])
    expect(store.data.tokens).toEqual(['a', 'b', 'c'])
    expect(fs.peek(path)).toBe(text('a', 'b', 'c'))
  })

  it('reads without writing, journaled edits and all', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b')
    const before = fs.steps
    const reading = value(await readDurable({ root: '/project', file, codec: tokenCodec, fs }))
    expect(reading).toMatchObject({ data: { tokens: ['a', 'b'] }, sequence: 2 })
    expect(fs.steps).toBe(before)
  })

  it('folds a journal that has grown long, and keeps three snapshots', async () => {
    const fs = project()
    const { store } = await opened(fs, { foldAt: { bytes: 1e9, entries: 2 } })
    for (const token of 'abcdefghijk') value(await store.append([token]))
    await store.refresh()
    expect(fs.peek(path)).toBe(text(...'abcdefghijk'))
    expect(fs.names(backups)).toHaveLength(3)
    expect(fs.peek(`${backups}/${fs.names(backups)[2]}`)).toBe(text(...'abcdefghijk'))
    expect(fs.peek(`${backups}/${fs.names(backups)[0]}`)).toBe(text(...'abcdefg'))
  })

  it('replaces whole data, and refuses calls after closing', async () => {
    const fs = project()
    const { store } = await opened(fs)
    value(await store.replace({ tokens: ['x'] }))
    expect(fs.peek(path)).toBe(text('x'))
    value(await store.close())
    expect(codeOf(await store.append(['y']))).toBe('no_project')
    expect(codeOf(await store.replace({ tokens: [] }))).toBe('no_project')
    expect(fs.peek(path)).toBe(text('x'))
  })

  it('keeps the mode of the file', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await (await fs.openToAppend(path)).chmod(0o600)
    const { store } = await opened(fs)
    value(await store.replace({ tokens: ['b'] }))
    expect((await fs.facts(path)).mode).toBe(0o600)
  })

  it('refuses paths that lead out of the project', async () => {
    for (const bad of ['../a.json', 'a/../../b', '/etc/passwd', 'a//b', 'a\\b', '']) {
      expect(codeOf(await open(project(), { file: bad }))).toBe('invalid_file')
    }
  })
})

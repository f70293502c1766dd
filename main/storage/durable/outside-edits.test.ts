import { describe, expect, it } from 'vitest'
import type { Problem } from '#app/result.ts'
import {
  codeOf,
  codes,
  fileWith,
  journals,
  killedWith,
  open,
  opened,
  path,
  project,
  setAside,
  text,
  value,
} from './memory-project.ts'

describe('outside edits', () => {
  it('are taken as they are while nothing of ours is unsaved, and seal the next journal', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    fs.plant(path, text('a', 'out'))
    const { store, report } = await opened(fs)
    expect(codes(report)).toEqual(['outside_edit_taken'])
    await killedWith(store, 'b')
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'out', 'b'])
  })

  it('are merged with journaled edits at opening', async () => {
    const fs = project()
    await fileWith(fs, 'a', 'b')
    await killedWith((await opened(fs)).store, 'c')
    fs.plant(path, text('b', 'out'))
    const { store, report } = await opened(fs)
    expect(codes(report)).toEqual(['edits_recovered', 'outside_edit_merged'])
    expect(store.data.tokens).toEqual(['b', 'c', 'out'])
    expect(fs.peek(path)).toBe(text('b', 'c', 'out'))
  })

  it('are merged before the next append, which then has a newer base', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const notes: Problem[] = []
    const { store } = await opened(fs, { onReport: (more) => notes.push(...more) })
    value(await store.append(['b']))
    fs.plant(path, text('a', 'out'))
    expect(codeOf(await store.append(['c'], { base: 2 }))).toBe('revision_conflict')
    expect(codes(notes)).toEqual(['outside_edit_merged'])
    expect(store.data.tokens).toEqual(['a', 'b', 'out'])
    value(await store.append(['c'], { base: store.sequence }))
    await store.abandon()
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'b', 'out', 'c'])
  })

  it('that come while a snapshot is being written are not overwritten', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    value(await store.append(['b']))
    let planted = false
    fs.before = ({ operation, path: at }) => {
      if (planted || operation !== 'sync' || !at.includes('.article-1.json.')) return
      planted = true
      fs.plant(path, text('a', 'out'))
    }
    value(await store.close())
    expect(planted).toBe(true)
    expect(fs.peek(path)).toBe(text('a', 'b', 'out'))
  })

  it('are seen on refresh', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    fs.plant(path, text('z'))
    expect(value(await store.refresh())).toEqual({ sequence: 2 })
    expect(store.data.tokens).toEqual(['z'])
  })

  it('do not disturb lowdb users who write directly', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    const answer = await store.update((data) => {
      if (!data.tokens.includes('out')) fs.plant(path, text('a', 'out'))
      return { ok: true, value: { tokens: [...data.tokens, 'ours'] } }
    })
    expect(codeOf(answer)).toBe('ok')
    expect(fs.peek(path)).toBe(text('a', 'out', 'ours'))
  })

  it('are left alone when they come from a newer version', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    value(await store.append(['b']))
    const newer = '{"version":2,"tokens":["n"]}'
    fs.plant(path, newer)
    expect(codeOf(await store.append(['c']))).toBe('newer_version')
    expect(codeOf(await store.close())).toBe('newer_version')
    await store.abandon()
    expect(codeOf(await open(fs))).toBe('newer_version')
    expect(fs.peek(path)).toBe(newer)
    expect(fs.names(journals)).toHaveLength(1)
  })

  it('give an old version of the file its right', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await fileWith(fs, 'b')
    fs.plant(path, text('a'))
    expect((await opened(fs)).store.data.tokens).toEqual(['a'])
  })
})

describe('a file deleted outside', () => {
  async function deleted() {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b')
    fs.uproot(path)
    return fs
  }

  it('is not opened without being asked what to do', async () => {
    const fs = await deleted()
    expect(codeOf(await open(fs))).toBe('file_deleted_outside')
    expect(fs.names(journals)).toHaveLength(1)
  })

  it('comes back with every acknowledged edit', async () => {
    const fs = await deleted()
    const { store, report } = await opened(fs, { whenDeleted: 'restore' })
    expect(store.data.tokens).toEqual(['a', 'b'])
    expect(codes(report)).toEqual(['edits_recovered', 'file_restored'])
    expect(fs.peek(path)).toBe(text('a', 'b'))
  })

  it('stays deleted for good if so wished, its content kept aside', async () => {
    const fs = await deleted()
    const { store } = await opened(fs, { whenDeleted: 'accept' })
    expect(store.data.tokens).toEqual([])
    await store.abandon()
    expect(fs.peek(`${setAside}/${fs.names(setAside)[0]}`)).toBe(text('a', 'b'))
    const again = await opened(fs)
    expect(again.store.data.tokens).toEqual([])
    value(await again.store.append(['c']))
    expect(fs.peek(path)).toBe(text('c'))
  })

  it('comes back with the next edit if it was open', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const notes: Problem[] = []
    const { store } = await opened(fs, { onReport: (more) => notes.push(...more) })
    fs.uproot(path)
    value(await store.append(['b']))
    expect(codes(notes)).toEqual(['file_restored'])
    await store.abandon()
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'b'])
  })
})

describe('a snapshot that was interrupted', () => {
  it('while it merged an outside edit is finished, not merged again', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b')
    fs.plant(path, text('a', 'out'))
    fs.fault = ({ operation, path: at }) => (operation === 'rename' && at === path ? 'EIO' : null)
    const first = await opened(fs)
    expect(codes(first.report)).toEqual(['edits_recovered', 'outside_edit_merged', 'write_failed'])
    await first.store.abandon()
    expect(fs.peek(path)).toBe(text('a', 'out'))
    fs.fault = () => null
    const { store, report } = await opened(fs)
    expect(report).toEqual([])
    expect(store.data.tokens).toEqual(['a', 'b', 'out'])
    expect(fs.peek(path)).toBe(text('a', 'b', 'out'))
  })

  it('after the file was replaced is not taken for an outside edit', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const notes: Problem[] = []
    const { store } = await opened(fs, { onReport: (more) => notes.push(...more) })
    value(await store.append(['b']))
    let replaced = false
    fs.fault = ({ operation, path: at }) => {
      if (operation === 'rename' && at === path) replaced = true
      return replaced && operation === 'syncFolder' ? 'EIO' : null
    }
    expect(
      codeOf(await store.update(({ tokens }) => ({ ok: true, value: { tokens: [...tokens, 'c'] } }))),
    ).toBe('write_failed')
    expect(fs.peek(path)).toBe(text('a', 'b', 'c'))
    expect(store.data.tokens).toEqual(['a', 'b'])
    fs.fault = () => null
    value(await store.append(['d']))
    value(await store.close())
    expect(notes).toEqual([])
    expect(fs.peek(path)).toBe(text('a', 'b', 'd'))
  })
})

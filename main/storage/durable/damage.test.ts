import { describe, expect, it } from 'vitest'
import type { Problem, Result } from '#app/result.ts'
import {
  backups,
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
import { refusedToken, type Tokens, tokenCodec } from './token-codec.ts'

describe('damage', () => {
  it('of the file brings ours back and keeps theirs beside', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b')
    fs.plant(path, '<<<<<<< HEAD')
    const { store, report } = await opened(fs)
    expect(codes(report)).toEqual(['edits_recovered', 'file_damaged'])
    expect(store.data.tokens).toEqual(['a', 'b'])
    expect(fs.peek(path)).toBe(text('a', 'b'))
    const [kept] = fs.names(setAside)
    expect(kept).toMatch(/^article-1\.json\.damaged-19700101T000000Z-/)
    expect(fs.peek(`${setAside}/${kept}`)).toBe('<<<<<<< HEAD')
  })

  it('of the file while it is open brings ours back before the next edit', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    fs.plant(path, new Uint8Array([0xff, 0xfe, 0x00]))
    value(await store.append(['b']))
    value(await store.close())
    expect(fs.peek(path)).toBe(text('a', 'b'))
    expect(fs.names(setAside)).toHaveLength(1)
  })

  it('of a file that was never ours is only reported', async () => {
    const fs = project()
    fs.plant(path, 'not json')
    expect(codeOf(await open(fs))).toBe('invalid_json')
    expect(fs.peek(path)).toBe('not json')
    expect(fs.names('/project')).toEqual(['annotations'])
  })

  async function withJournal(change: (lines: string[]) => string) {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    for (const token of ['b', 'c', 'd']) value(await store.append([token]))
    await store.abandon()
    const journal = `${journals}/${fs.names(journals)[0]}`
    fs.plant(journal, change(fs.peek(journal)!.split('\n').slice(0, -1)))
    return { fs, ...(await opened(fs)) }
  }

  it('of the last journal line drops that line', async () => {
    const { store, report } = await withJournal((lines) => lines.join('\n').slice(0, -3))
    expect(store.data.tokens).toEqual(['a', 'b', 'c'])
    expect(codes(report)).toEqual(['edits_recovered', 'unfinished_edit_dropped'])
  })

  it('in the middle of a journal keeps what is before and sets the journal aside', async () => {
    const { fs, store, report } = await withJournal(
      ([header, b, c, d]) => `${[header, b, c!.replace('"c"', '"x"'), d].join('\n')}\n`,
    )
    expect(store.data.tokens).toEqual(['a', 'b'])
    expect(codes(report)).toEqual(['edits_recovered', 'journal_damaged'])
    expect(fs.names(setAside)).toEqual([expect.stringMatching(/^article-1\.json\.journal-/)])
    value(await store.append(['e']))
    await store.abandon()
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'b', 'e'])
  })

  it('by a missing line in a journal is seen', async () => {
    const { store, report } = await withJournal(([header, b, , d]) => `${[header, b, d].join('\n')}\n`)
    expect(store.data.tokens).toEqual(['a', 'b'])
    expect(codes(report)).toContain('journal_damaged')
  })

  it('of a journal header sets the journal aside', async () => {
    const { fs, store, report } = await withJournal(([, ...lines]) => `x\n${lines.join('\n')}\n`)
    expect(store.data.tokens).toEqual(['a'])
    expect(codes(report)).toEqual(['journal_damaged'])
    expect(fs.names(setAside)).toHaveLength(1)
  })

  it('of the newest backup and the file leaves the backup before', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await fileWith(fs, 'b')
    fs.plant(path, '')
    fs.plant(`${backups}/${fs.names(backups)[1]}`, '')
    const { store } = await opened(fs)
    expect(store.data.tokens).toEqual(['a'])
  })

  it('sets a journal of an unknown snapshot apart and never applies it', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b')
    const other = project()
    other.plant(path, text('other'))
    const name = fs.names(journals)[0]
    other.plant(`${journals}/${name}`, fs.peek(`${journals}/${name}`)!)
    const { store, report } = await opened(other)
    expect(store.data.tokens).toEqual(['other'])
    expect(codes(report)).toEqual(['journal_set_apart'])
    expect(other.names(journals)).toEqual([])
    expect(other.names(setAside)).toHaveLength(1)
  })

  it('keeps a journal whose edits no longer fit, and applies those that do', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b', 'c')
    const codec = {
      ...tokenCodec,
      applyEntry: (data: Tokens, token: string) =>
        tokenCodec.applyEntry(data, token === 'b' ? refusedToken : token),
    }
    const { store, report } = await opened(fs, { codec })
    expect(store.data.tokens).toEqual(['a', 'c'])
    expect(codes(report)).toEqual(['edits_recovered', 'edits_not_applied'])
    expect(fs.names(setAside)).toHaveLength(1)
  })
})

describe('a disk that refuses', () => {
  const refusals = [
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EROFS', 'read_only'],
    ['EACCES', 'no_permission'],
    ['EIO', 'write_failed'],
  ] as const

  it.each(refusals)('(%s) acknowledges nothing, and the same call works later, once', async (errno, code) => {
    for (const failing of ['write', 'sync'] as const) {
      const fs = project()
      await fileWith(fs, 'a')
      const { store } = await opened(fs)
      value(await store.append(['b']))
      fs.fault = ({ operation }) => (operation === failing ? errno : null)
      const answers = await Promise.all([store.append(['c']), store.append(['d'])])
      expect(answers.map(codeOf)).toEqual([code, code])
      expect(codeOf(await store.append(['c']))).toBe(code)
      expect(store.data.tokens).toEqual(['a', 'b'])
      fs.fault = () => null
      expect(value(await store.append(['c', 'd']))).toEqual({ sequence: 4 })
      await store.abandon()
      expect((await opened(fs.restart('power'))).store.data.tokens).toEqual(['a', 'b', 'c', 'd'])
    }
  })

  it('fails every append that waits behind one that could not be written', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    const late: Promise<Result<unknown>>[] = []
    fs.fault = ({ operation }) => {
      if (operation !== 'write') return null
      if (late.length === 0) late.push(store.append(['c']))
      return 'ENOSPC'
    }
    expect(codeOf(await store.append(['b']))).toBe('disk_full')
    fs.fault = () => null
    expect(codeOf(await late[0]!)).toBe('disk_full')
    expect(store.data.tokens).toEqual(['a'])
  })

  it('never makes a vanished project folder anew, and goes on when it is back', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    await fs.rename('/project', '/unplugged')
    expect(codeOf(await store.append(['b']))).toBe('folder_vanished')
    expect(codeOf(await open(fs))).toBe('folder_vanished')
    expect(fs.names('/')).toEqual(['unplugged'])
    await fs.rename('/unplugged', '/project')
    value(await store.append(['b']))
    value(await store.close())
    expect(fs.peek(path)).toBe(text('a', 'b'))
  })

  it('still opens what it holds when nothing can be written', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    await killedWith((await opened(fs)).store, 'b')
    fs.fault = () => 'EROFS'
    const { store, report } = await opened(fs)
    expect(store.data.tokens).toEqual(['a', 'b'])
    expect(codes(report)).toEqual(['edits_recovered', 'read_only'])
    expect(codeOf(await store.append(['c']))).toBe('read_only')
    expect(codeOf(await store.close())).toBe('read_only')
  })

  it('writes a journal anew that was deleted under its hands', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    value(await store.append(['b']))
    fs.uproot('/project/.hashiya/journals')
    value(await store.append(['c']))
    await store.abandon()
    expect((await opened(fs)).store.data.tokens).toEqual(['a', 'b', 'c'])
  })

  it('folds later when folding fails, and acknowledges meanwhile', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const notes: Problem[] = []
    const foldAt = { bytes: 1e9, entries: 2 }
    const { store } = await opened(fs, { foldAt, onReport: (more) => notes.push(...more) })
    fs.fault = ({ operation, path: at }) =>
      operation === 'write' && at.includes('.article-1.json.') ? 'ENOSPC' : null
    for (const token of 'bcdef') value(await store.append([token]))
    expect(codes(notes)).toEqual(['disk_full', 'disk_full'])
    fs.fault = () => null
    for (const token of 'gh') value(await store.append([token]))
    await store.abandon()
    expect((await opened(fs)).store.data.tokens).toEqual([...'abcdefgh'])
  })
})

describe('symbolic links', () => {
  it.each([
    path,
    '/project/annotations',
    '/project/annotations/salma',
    '/project/.hashiya',
    journals,
    backups,
  ])('are not followed at %s', async (planted) => {
    const fs = project()
    fs.plant(planted, '/etc/passwd', 'link')
    const result = await open(fs)
    expect(codeOf(result)).toBe('symbolic_link')
  })

  it('planted while the file is open stop the next edit', async () => {
    const fs = project()
    await fileWith(fs, 'a')
    const { store } = await opened(fs)
    fs.plant(path, '/etc/passwd', 'link')
    expect(codeOf(await store.append(['b']))).toBe('symbolic_link')
    expect(codeOf(await store.replace({ tokens: ['c'] }))).toBe('symbolic_link')
    expect(fs.peek(path)).toBe('/etc/passwd')
  })
})

import { describe, expect, it } from 'vitest'
import type { Problem, Result } from '#app/result.ts'
import type { DurableStore } from './durable-store.ts'
import { MemoryFileSystem, seededRandom } from './memory-file-system.ts'
import { type DurableOptions, openDurable, readDurable } from './open-durable.ts'
import { refusedToken, type Tokens, tokenCodec } from './token-codec.ts'

const file = 'annotations/salma/article-1.json'
const path = `/project/${file}`
const journals = `/project/.hashiya/journals/${file}`
const backups = `/project/.hashiya/backups/${file}`
const setAside = '/project/.hashiya/set-aside/annotations/salma'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.problem.code
}

function project(): MemoryFileSystem {
  const fs = new MemoryFileSystem(seededRandom(1))
  fs.plantFolder('/project')
  return fs
}

function open(fs: MemoryFileSystem, more: Partial<DurableOptions<Tokens, string>> = {}) {
  let count = 0
  const random = () => (count++).toString(16).padStart(12, '0')
  return openDurable({ root: '/project', file, codec: tokenCodec, fs, random, clock: () => 0, ...more })
}

async function opened(fs: MemoryFileSystem, more: Partial<DurableOptions<Tokens, string>> = {}) {
  return value(await open(fs, more))
}

function text(...tokens: readonly string[]): string {
  return tokenCodec.format({ tokens })
}

function codes(report: readonly Problem[]): readonly string[] {
  return report.map((note) => note.code)
}

async function fileWith(fs: MemoryFileSystem, ...tokens: readonly string[]) {
  const { store } = await opened(fs)
  value(await store.append(tokens))
  value(await store.close())
}

/** As after a SIGKILL: what was journaled is not in the file. */
async function killedWith(store: DurableStore<Tokens, string>, ...tokens: readonly string[]) {
  value(await store.append(tokens))
  await store.abandon()
}

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

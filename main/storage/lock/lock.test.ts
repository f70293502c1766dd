import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Result } from '#app/result.ts'
import { bundleChild } from '../../../tools/bundle-child.mjs'
import { acquireLock, type Lock } from './lock.ts'
import { type Holder, holderFile } from './lock-record.ts'
import { type ProcessTable, processTable } from './process-identity.ts'

const file = 'locks/test.lock'
let root: string
let folder: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hashiya-lock-'))
  folder = join(root, file)
})

afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

async function held(result: Promise<Result<Lock>>): Promise<Lock> {
  const lock = await result
  if (!lock.ok) throw new Error(JSON.stringify(lock.problem))
  return lock.value
}

async function codeOf(result: Promise<Result<Lock>>): Promise<string> {
  const lock = await result
  if (!lock.ok) return lock.problem.code
  await lock.value.release()
  return 'taken'
}

/** A lock as a process like this one would have left it, with changes. */
async function plant(changes: Partial<Record<keyof Holder, string | number | null>>, ageMs = 0) {
  const number = join(folder, '00000007')
  await mkdir(number, { recursive: true })
  const self = await processTable.self()
  const holder = { ...self, nonce: 'abc', since: '2026-03-14T10:00:00.000Z', ...changes }
  await writeFile(join(number, holderFile), JSON.stringify(holder))
  const time = (Date.now() - ageMs) / 1000
  await utimes(join(number, holderFile), time, time)
}

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('acquireLock', () => {
  it('gives the lock to one at a time, and says who has it', async () => {
    const first = await held(acquireLock(root, file))
    const second = await acquireLock(root, file)
    const { host } = await processTable.self()
    expect(second).toMatchObject({
      ok: false,
      problem: { code: 'lock_held', params: { host, pid: process.pid } },
    })
    await first.release()
    await (await held(acquireLock(root, file))).release()
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('waits for it if told to', async () => {
    const first = await held(acquireLock(root, file))
    const second = acquireLock(root, file, { wait: 60_000 })
    await first.release()
    await (await held(second)).release()
  })

  it('is taken by exactly one of many who try at once, also from one who is gone', async () => {
    await plant({ pid: await endedPid() })
    const results = await Promise.all(Array.from({ length: 20 }, () => acquireLock(root, file)))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it.each([
    ['of this very process', {}, 0, 'lock_held'],
    ['of this process, long silent (a suspended computer)', {}, 3_600_000, 'lock_held'],
    ['of an earlier start of the machine', { boot: 'earlier' }, 0, 'taken'],
    ['of an earlier process with our id', { started: '1' }, 0, 'taken'],
    ['of another machine that gives signs of life', { host: 'elsewhere' }, 50_000, 'lock_held'],
    ['of another machine that is silent', { host: 'elsewhere' }, 70_000, 'taken'],
    ['of another machine of the same name', { machine: 'other', boot: 'other' }, 0, 'lock_held'],
    ['of another container with signs of life', { space: 'pid:[1]', pid: 999_999 }, 0, 'lock_held'],
    ['of another container that is silent', { space: 'pid:[1]' }, 70_000, 'taken'],
    ['that makes no sense and is new', { pid: 'x' }, 0, 'lock_held'],
    ['that makes no sense and is old', { pid: 'x' }, 20_000, 'taken'],
  ] as const)('judges a lock %s', async (_, changes, age, expected) => {
    await plant(changes, age)
    expect(await codeOf(acquireLock(root, file))).toBe(expected)
  })

  it('is not taken by one who was slow while others took it and gave it back', async () => {
    await (await held(acquireLock(root, file))).release()
    let others: Lock | null = null
    const table: ProcessTable = {
      ...processTable,
      async self() {
        // Between our look at the lock and our grasp for it.
        if (!others) {
          await (await held(acquireLock(root, file))).release()
          others = await held(acquireLock(root, file))
        }
        return processTable.self()
      },
    }
    expect(await codeOf(acquireLock(root, file, { table }))).toBe('lock_held')
    expect(await codeOf(acquireLock(root, file))).toBe('lock_held')
  })

  it('takes over from a process that has ended', async () => {
    await plant({ pid: await endedPid() })
    expect(await codeOf(acquireLock(root, file))).toBe('taken')
  })

  it('where start times are not told, believes a living process for ten minutes', async () => {
    const table: ProcessTable = { self: processTable.self, state: async () => 'unsure' }
    await plant({ started: null }, 590_000)
    expect(await codeOf(acquireLock(root, file, { table }))).toBe('lock_held')
    await plant({ started: null }, 610_000)
    expect(await codeOf(acquireLock(root, file, { table }))).toBe('taken')
  })

  it('gives signs of life', async () => {
    const lock = await held(acquireLock(root, file, { clock: () => 1000 }))
    expect(await lock.refresh()).toBe(true)
    const later = async () => codeOf(acquireLock(root, file, { table: elsewhere, clock: () => 60_900 }))
    expect(await later()).toBe('lock_held')
    expect(await codeOf(acquireLock(root, file, { table: elsewhere, clock: () => 61_100 }))).toBe('taken')
    expect(await lock.refresh()).toBe(false)
  })

  it('does not give back a lock that has passed to another', async () => {
    const lock = await held(acquireLock(root, file))
    await rename(folder, join(root, 'gone'))
    const other = await held(acquireLock(root, file))
    await lock.release()
    expect(await codeOf(acquireLock(root, file))).toBe('lock_held')
    await other.release()
  })

  it('follows no links and makes no root', async () => {
    await symlink(tmpdir(), join(root, 'locks'))
    expect(await codeOf(acquireLock(root, file))).toBe('symbolic_link')
    expect(await codeOf(acquireLock(root, '../x.lock'))).toBe('invalid_file')
    expect(await codeOf(acquireLock(join(root, 'missing'), file))).toBe('folder_vanished')
  })

  it('clears a planted link away without touching what it points to', async () => {
    const precious = join(root, 'precious')
    await mkdir(precious)
    await writeFile(join(precious, holderFile), 'mine')
    await plant({ pid: await endedPid() })
    await symlink(precious, join(folder, '00000003'))
    expect(await codeOf(acquireLock(root, file))).toBe('taken')
    expect(await readFile(join(precious, holderFile), 'utf8')).toBe('mine')
  })
})

const elsewhere: ProcessTable = {
  self: async () => ({ ...(await processTable.self()), host: 'elsewhere' }),
  state: processTable.state,
}

describe('with real processes', () => {
  it('two are never inside at once, though holders are killed all the time', async () => {
    const program = await bundleChild('main/storage/lock/lock-child.ts', root)
    const killed = new Set<number>()
    const ended: Promise<unknown[]>[] = []
    const start = (rounds: number): ChildProcess => {
      const child = spawn(process.execPath, [program, root, String(rounds)], { stdio: 'inherit' })
      ended.push(once(child, 'exit'))
      return child
    }
    const linesInLog = async () =>
      (await readFile(join(root, 'log'), 'utf8').catch(() => '')).split('\n').length
    for (let each = 0; each < 3; each += 1) start(60)
    // Each is killed as soon as others have moved on, so at whatever it is doing at that moment.
    for (let kill = 0; kill < 8; kill += 1) {
      const victim = start(1_000_000)
      const from = await linesInLog()
      while ((await linesInLog()) < from + 5 + kill) await linesInLog()
      killed.add(victim.pid!)
      victim.kill('SIGKILL')
      await once(victim, 'exit')
    }
    const codes = (await Promise.all(ended)).map(([code]) => code)
    expect(codes.filter((code) => code !== null)).toEqual([0, 0, 0])

    let inside: number | null = null
    let entries = 0
    for (const line of (await readFile(join(root, 'log'), 'utf8')).trimEnd().split('\n')) {
      const [word, pid] = line.split(' ')
      if (word === 'in') {
        if (inside !== null) expect([...killed]).toContain(inside)
        inside = Number(pid)
        entries += 1
      } else {
        expect(Number(pid)).toBe(inside)
        inside = null
      }
    }
    expect(entries).toBeGreaterThanOrEqual(180)
  }, 120_000)
})

import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fail, ok, type Result } from '#app/result.ts'
import { partsOf, walk } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import { attempt, errnoOf } from '../durable/problem-of.ts'
import { type Holder, holderFile, lockState, readHolder, releasedFile } from './lock-record.ts'
import { type ProcessTable, processTable } from './process-identity.ts'

const heartbeatMs = 15_000
const tryAgainMs = 20
/** Between preparing a number and making it lie moments. */
const preparedMs = 60_000
/** Losing this often to others who take and give back the lock in between means that something else is wrong. */
const maximumRaces = 1000

/** A lock that is held. */
export interface Lock {
  /** Gives the lock back, if it is still ours. Never fails: a lock that cannot be given back ends with the process. */
  release(): Promise<void>
  /** Gives a sign of life, as happens every 15 seconds by itself. Answers whether the lock is still ours. */
  refresh(): Promise<boolean>
}

/** How {@link acquireLock} behaves. */
export interface LockOptions {
  /** Milliseconds to wait for somebody else to give the lock back; 0 (the default) does not wait. */
  readonly wait?: number
  readonly table?: ProcessTable
  /** Milliseconds since the epoch. */
  readonly clock?: () => number
}

/**
 * Takes a lock, at `file` relative to the folder `root` (which must exist), `/` between its parts. Fails with `lock_held`
 * (`host`, `pid`, `since`) and with storage codes.
 *
 * The lock is a folder of numbered folders, one for each time it was taken; the highest number counts. A taker makes the next
 * number in one step that only one can win (renaming a prepared folder to a name that must not exist), after the
 * highest was given back or its holder is gone: ended, of another start of the machine, or, on another machine, silent for
 * 60 seconds. Since the highest number is never removed, a taker who was slow finds a higher one than its own
 * when it looks again, and so two can never both believe to have taken over.
 */
export async function acquireLock(
  root: string,
  file: string,
  { wait = 0, table = processTable, clock = Date.now }: LockOptions = {},
): Promise<Result<Lock>> {
  const parts = partsOf(file)
  if (!parts) return fail('invalid_file', { reason: file })
  const folder = join(root, ...parts)
  const deadline = clock() + wait
  for (;;) {
    const there = await walk(nodeFileSystem, root, parts, true)
    if (!there.ok) return there
    const taken = await attempt(folder, () => take(folder, table, clock))
    if (taken.ok || taken.problem.code !== 'lock_held' || clock() >= deadline) return taken
    await pause(tryAgainMs)
  }
}

async function take(folder: string, table: ProcessTable, clock: () => number): Promise<Result<Lock>> {
  const nonce = randomBytes(12).toString('hex')
  for (let race = 0; race < maximumRaces; race += 1) {
    const highest = await highestIn(folder)
    if (highest > 0) {
      const state = await lockState(join(folder, nameOf(highest)), table, clock())
      const cleared = state.kind === 'vanished' || (await highestIn(folder)) !== highest
      if (cleared) continue
      if (state.kind === 'held') return heldBy(state.holder)
    }
    const mine = join(folder, nameOf(highest + 1))
    const since = new Date(clock()).toISOString()
    if (!(await place(folder, mine, { ...(await table.self()), nonce, since }))) continue
    if ((await highestIn(folder)) !== highest + 1) {
      await rm(mine, { recursive: true, force: true })
      continue
    }
    await clearAway(folder, highest + 1, clock())
    return ok(heldLock(mine, nonce, clock))
  }
  return fail('write_failed', { path: folder, reason: 'EBUSY' })
}

function heldBy(holder: Holder | null): Result<never> {
  return fail('lock_held', { host: holder?.host ?? '', pid: holder?.pid ?? 0, since: holder?.since ?? '' })
}

/** Makes our number, with our name in it from the first moment on. False where somebody else was faster. */
async function place(folder: string, mine: string, holder: Holder): Promise<boolean> {
  const prepared = join(folder, `.${holder.nonce}.tmp`)
  await mkdir(prepared)
  try {
    await writeFile(join(prepared, holderFile), `${JSON.stringify(holder)}\n`, { flag: 'wx' })
    await nodeFileSystem.rename(prepared, mine)
    return true
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    const code = errnoOf(error)
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false
    // Windows says EPERM where a folder of that name exists.
    const taken = code === 'EPERM' && (await namesAndNumbers(folder)).some(({ name }) => mine.endsWith(name))
    if (taken) return false
    throw error
  }
}

function heldLock(mine: string, nonce: string, clock: () => number): Lock {
  const isOurs = async () => (await readHolder(mine))?.nonce === nonce
  const refresh = async () => {
    if (!(await isOurs())) return false
    const now = clock() / 1000
    await utimes(join(mine, holderFile), now, now).catch(() => undefined)
    return true
  }
  const timer = setInterval(refresh, heartbeatMs)
  timer.unref()
  return {
    refresh,
    async release() {
      clearInterval(timer)
      if (await isOurs()) await writeFile(join(mine, releasedFile), '').catch(() => undefined)
    },
  }
}

function nameOf(number: number): string {
  return String(number).padStart(8, '0')
}

async function namesAndNumbers(folder: string) {
  const names = await readdir(folder)
  return names.filter((name) => /^\d{8,12}$/.test(name)).map((name) => ({ name, number: Number(name) }))
}

async function highestIn(folder: string): Promise<number> {
  return Math.max(0, ...(await namesAndNumbers(folder)).map(({ number }) => number))
}

/** The numbers below ours no longer count, whoever made them, nor does what killed takers had prepared. */
async function clearAway(folder: string, mine: number, now: number): Promise<void> {
  const below = (await namesAndNumbers(folder)).filter(({ number }) => number < mine)
  const old: string[] = []
  for (const name of (await readdir(folder)).filter((each) => /^\.[0-9a-f]+\.tmp$/.test(each))) {
    const facts = await lstat(join(folder, name)).catch(() => null)
    if (facts && now - facts.mtimeMs > preparedMs) old.push(name)
  }
  for (const name of [...below.map((each) => each.name), ...old]) {
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DurableStore } from './durable-store.ts'
import { Crash, MemoryFileSystem, seededRandom } from './memory-file-system.ts'
import { type DurableOptions, openDurable, readDurable } from './open-durable.ts'
import { type Tokens, tokenCodec } from './token-codec.ts'

/*
 * The promise: whatever stops the program or the machine, at whatever step, every acknowledged edit is there at the next
 * opening, once, and nothing that nobody asked for. Here on a file system in memory that knows what a power cut may
 * take; `crash-harness.test.ts` does it with real processes.
 */

const file = 'annotations/salma/article-1.json'
const path = `/project/${file}`
const foldAt = { bytes: 600, entries: 4 }

type Store = DurableStore<Tokens, string>

/** What the outside world may expect of the store. */
class Expectations {
  /** Acknowledged, so it must be there. */
  readonly must = new Set<string>()
  /** Asked for and not acknowledged, or in doubt for another reason: may be there. */
  readonly may = new Set<string>()

  check({ tokens }: Tokens): void {
    const found = new Set(tokens)
    expect(tokens.length, `doubled: ${tokens}`).toBe(found.size)
    expect([...this.must].filter((token) => !found.has(token))).toEqual([])
    expect(tokens.filter((token) => !this.must.has(token) && !this.may.has(token))).toEqual([])
  }
}

/** A machine that can be stopped and started again. */
class Machine {
  fs: MemoryFileSystem
  store: Store | null = null
  readonly expectations = new Expectations()
  #tokens = 0

  constructor(seed: number) {
    this.fs = new MemoryFileSystem(seededRandom(seed))
    this.fs.shortWrites = 0.2
    this.fs.plantFolder('/project')
  }

  token(): string {
    this.#tokens += 1
    return `t${this.#tokens}`
  }

  async open(): Promise<void> {
    let count = 0
    const random = () => (count++).toString(16).padStart(12, '0')
    const options: DurableOptions<Tokens, string> = { root: '/project', file, codec: tokenCodec, fs: this.fs }
    const reading = await readDurable({ ...options, whenDeleted: 'restore' })
    const opened = await openDurable({ ...options, foldAt, clock: () => 0, random, whenDeleted: 'restore' })
    if (!opened.ok || !reading.ok) throw new Error(JSON.stringify({ opened, reading }))
    this.store = opened.value.store
    this.expectations.check(this.store.data)
    expect(reading.value.data).toEqual(this.store.data)
  }

  async append(...tokens: readonly string[]): Promise<void> {
    const { must, may } = this.expectations
    for (const token of tokens) may.add(token)
    const answer = await this.store?.append(tokens)
    if (answer?.ok) {
      for (const token of tokens) must.add(token)
    } else {
      expect(this.store?.data.tokens ?? []).not.toEqual(expect.arrayContaining([tokens[0]]))
    }
  }

  async update(token: string): Promise<void> {
    const { must, may } = this.expectations
    may.add(token)
    const answer = await this.store?.update((data) => tokenCodec.applyEntry(data, token))
    if (answer?.ok) must.add(token)
  }

  async close(): Promise<void> {
    const store = this.store
    this.store = null
    if (!store) return
    const settled = (await store.refresh()).ok && (await store.close()).ok
    if (!settled) return store.abandon()
    if (this.fs.peek(path) === null) return
    const onDisk = tokenCodec.parse(this.fs.peek(path)!)
    expect(onDisk).toEqual({ ok: true, value: store.data })
  }

  /** Somebody else adds a token, and removes one, in what the file says; a missing file they begin anew. */
  editOutside(token: string): void {
    const { must, may } = this.expectations
    const found = this.fs.peek(path)
    const present = found === null ? null : tokenCodec.parse(found)
    if (present?.ok === false) return
    const tokens = present?.value.tokens ?? []
    for (const removed of present ? tokens.slice(0, 1) : [...must]) {
      must.delete(removed)
      may.add(removed)
    }
    may.add(token)
    this.fs.plant(path, tokenCodec.format({ tokens: [...tokens.slice(1), token] }))
  }

  /** Runs work that the crash may interrupt; answers whether it did. */
  async interrupted(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
    return this.fs.steps >= this.fs.crashAt
  }

  restart(how: 'kill' | 'power'): void {
    this.store = null
    const { shortWrites } = this.fs
    this.fs = this.fs.restart(how)
    this.fs.shortWrites = shortWrites
  }
}

/** Everything a store does in its life: first file, journal, folds, outside edits, damage, deletion, closing, reopening. */
async function life(machine: Machine): Promise<void> {
  await machine.open()
  await machine.append(machine.token())
  await Promise.all([machine.append(machine.token(), machine.token()), machine.append(machine.token())])
  for (let each = 0; each < 5; each += 1) await machine.append(machine.token())
  machine.editOutside(machine.token())
  await machine.append(machine.token())
  await machine.close()
  await machine.open()
  await machine.append(machine.token())
  await machine.update(machine.token())
  machine.editOutside(machine.token())
  await machine.update(machine.token())
  await machine.close()
  machine.editOutside(machine.token())
  await machine.open()
  await machine.append(machine.token())
  machine.fs.plant(path, 'garbage')
  await machine.append(machine.token())
  await machine.append(machine.token())
  machine.fs.uproot(path)
  await machine.append(machine.token())
  await machine.close()
}

/** The same in short for a file that came without the private folder, as a fresh clone has it. */
async function lifeOfClone(machine: Machine): Promise<void> {
  const token = machine.token()
  machine.expectations.must.add(token)
  machine.fs.plant(path, tokenCodec.format({ tokens: [token] }))
  await machine.open()
  await machine.append(machine.token())
  await machine.append(machine.token())
  machine.editOutside(machine.token())
  await machine.close()
}

describe.each([
  ['kill', life],
  ['power', life],
  ['kill', lifeOfClone],
  ['power', lifeOfClone],
] as const)('a %s at every step of a %o', (how, lived) => {
  it('loses nothing acknowledged, also when the recovery is interrupted in turn', async () => {
    const whole = new Machine(0)
    await lived(whole)
    const total = whole.fs.steps
    expect(total).toBeGreaterThan(30)
    for (let step = 1; step <= total; step += 1) {
      for (let again = 0; again < 2; again += 1) {
        const machine = new Machine(step * 31 + again)
        machine.fs.crashAt = step
        expect(await machine.interrupted(() => lived(machine))).toBe(true)
        // The recovery is stopped again and again, a little later each time, until it gets through.
        for (let more = 1 + (step % 3); again > 0; more += 2) {
          machine.restart(how)
          machine.fs.crashAt = more
          if (!(await machine.interrupted(() => machine.open()))) break
        }
        machine.fs.crashAt = Number.POSITIVE_INFINITY
        if (again === 0) machine.restart(how)
        // What was only in the system's memory when the program was killed must have been made safe by now.
        await machine.open()
        if ((step + again) % 2 === 0) await machine.append(machine.token())
        machine.restart('power')
        await machine.open()
        await machine.append(machine.token())
        await machine.close()
        await machine.open()
      }
    }
  }, 120_000)
})

describe('a kill in particular', () => {
  it('while a journal was being named leaves no edits in a journal whose name a power cut can take', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const machine = new Machine(seed)
      machine.fs.plant(path, tokenCodec.format({ tokens: [] }))
      machine.fs.before = ({ operation, path: at, number }) => {
        if (operation === 'rename' && at.endsWith('.journal')) machine.fs.crashAt = number + 1
      }
      await machine.open()
      expect(await machine.interrupted(() => machine.append(machine.token()))).toBe(true)
      machine.restart('kill')
      await machine.open()
      await machine.append(machine.token())
      machine.restart('power')
      await machine.open()
    }
  })

  it('while the file is made for the first time is not taken for a deletion', async () => {
    for (let step = 1, stopped = true; stopped; step += 1) {
      const machine = new Machine(step)
      machine.fs.crashAt = step
      await machine.open()
      stopped = await machine.interrupted(() => machine.append(machine.token()))
      machine.restart('power')
      const options = { root: '/project', file, codec: tokenCodec, fs: machine.fs }
      expect(await readDurable(options)).toMatchObject({ ok: true })
      expect(await openDurable(options)).toMatchObject({ ok: true })
    }
  })
})

const operation = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('update' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('outside' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('garbage' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      how: fc.constantFrom('kill' as const, 'power' as const),
      after: fc.integer({ min: 1, max: 25 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      errno: fc.constantFrom('ENOSPC', 'EIO', 'EROFS', 'EACCES'),
      after: fc.integer({ min: 0, max: 12 }),
      steps: fc.integer({ min: 1, max: 6 }),
    }),
  },
)

type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never

async function perform(machine: Machine, each: Operation): Promise<void> {
  if (each.kind === 'append') {
    await Promise.all(
      each.sizes.map((size) => machine.append(...Array.from({ length: size }, () => machine.token()))),
    )
  } else if (each.kind === 'update') await machine.update(machine.token())
  else if (each.kind === 'reopen') await machine.close()
  else if (each.kind === 'outside') machine.editOutside(machine.token())
  else if (each.kind === 'garbage') {
    // What others had put into the file goes with it, unless it was taken in and sealed.
    const { must } = machine.expectations
    if (machine.fs.peek(path) !== null && must.size > 0) machine.fs.plant(path, 'garbage')
  } else if (each.kind === 'delete') {
    if (machine.fs.peek(path) !== null) machine.fs.uproot(path)
  } else if (each.kind === 'fail') {
    const from = machine.fs.steps + each.after
    machine.fs.fault = ({ number }) => (number > from && number <= from + each.steps ? each.errno : null)
  }
}

describe('any sequence of edits, outside edits, failures and crashes', () => {
  it('loses nothing acknowledged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 30 }), fc.nat(), async (plan, seed) => {
        const machine = new Machine(seed)
        let how: 'kill' | 'power' = 'kill'
        for (const each of plan) {
          if (each.kind === 'crash') {
            how = each.how
            machine.fs.crashAt = machine.fs.steps + each.after
            continue
          }
          const stopped = await machine.interrupted(async () => {
            if (!machine.store) await machine.open()
            await perform(machine, each)
          })
          if (stopped) machine.restart(how)
        }
        machine.fs.fault = () => null
        machine.restart(how)
        await machine.open()
        await machine.append(machine.token())
        await machine.close()
        await machine.open()
      }),
      { numRuns: Number(process.env.HASHIYA_CRASH_RUNS ?? 250) },
    )
  }, 600_000)
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleChild } from '../../../tools/bundle-child.mjs'
import { seededRandom } from './memory-file-system.ts'
import { openDurable, readDurable } from './open-durable.ts'
import { tokenCodec } from './token-codec.ts'

/*
 * Real processes on the real disk, killed with SIGKILL at seeded points: after a number of acknowledgements, and a number of
 * turns of the event loop later. HASHIYA_KILLS=1000 kills a thousand times.
 */

const kills = Number(process.env.HASHIYA_KILLS ?? 40)
const seed = Number(process.env.HASHIYA_SEED ?? 1)
const file = 'annotations/salma/article-1.json'
/** So many kills fall on one file before the next one begins with an empty folder. */
const killsPerFile = 10

let folder: string
let program: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hashiya-crash-'))
  program = await bundleChild('main/storage/durable/crash-child.ts', folder)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

interface Life {
  readonly found: readonly string[]
  readonly asked: readonly string[]
  readonly acknowledged: readonly string[]
}

/** One life of the child: killed when it has said so many lines, after so many more turns. */
async function livedUntil(root: string, prefix: string, lines: number, turns: number): Promise<Life> {
  const child = spawn(process.execPath, [program, root, file, prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const said: Record<string, string[]> = { found: [], asked: [], acknowledged: [], failed: [] }
  let count = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', ...tokens] = line.split(' ')
    said[word]?.push(...tokens)
    count += 1
    if (count !== lines) continue
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate)
    child.kill('SIGKILL')
  }
  const [, signal] = await ended
  expect(said.failed).toEqual([])
  expect(signal).toBe('SIGKILL')
  return { found: said.found!, asked: said.asked!, acknowledged: said.acknowledged! }
}

describe(`a process killed ${kills} times`, () => {
  it('has every acknowledged edit when it starts again, once', async () => {
    const random = seededRandom(seed)
    const below = (limit: number) => Math.floor(random() * limit)
    let acknowledged = 0
    for (let project = 0; project < kills / killsPerFile; project += 1) {
      const root = join(folder, `project-${project}`)
      await mkdir(root)
      const must: string[] = []
      const asked = new Set<string>()
      for (let life = 0; life < Math.min(killsPerFile, kills); life += 1) {
        const lines = 1 + below(life % 3 === 0 ? 4 : 120)
        const lived = await livedUntil(root, `${project}.${life}`, lines, below(40))
        expect(must.filter((token) => !lived.found.includes(token))).toEqual([])
        for (const token of lived.asked) asked.add(token)
        must.push(...lived.acknowledged)
        acknowledged += lived.acknowledged.length
      }
      const reading = await readDurable({ root, file, codec: tokenCodec })
      const opened = await openDurable({ root, file, codec: tokenCodec })
      if (!opened.ok || !reading.ok) throw new Error(JSON.stringify({ opened, reading }))
      const { store } = opened.value
      const { tokens } = store.data
      expect(reading.value.data.tokens).toEqual(tokens)
      expect(new Set(tokens).size).toBe(tokens.length)
      expect(tokens.filter((token) => !asked.has(token))).toEqual([])
      expect(tokens.filter((token) => must.includes(token))).toEqual(must)
      expect((await store.close()).ok).toBe(true)
      expect(await readFile(join(root, file), 'utf8')).toBe(tokenCodec.format({ tokens }))
      expect(await readdir(join(root, 'annotations/salma'))).toEqual(['article-1.json'])
    }
    expect(acknowledged).toBeGreaterThan(kills * 10)
  }, 3_600_000)
})

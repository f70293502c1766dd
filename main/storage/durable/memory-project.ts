import type { Problem, Result } from '#app/result.ts'
import type { DurableStore } from './durable-store.ts'
import { MemoryFileSystem, seededRandom } from './memory-file-system.ts'
import { type DurableOptions, openDurable } from './open-durable.ts'
import { type Tokens, tokenCodec } from './token-codec.ts'

/* What the tests of the store share: a project in memory with one file of tokens. */

/** The file that the tests are about, relative to the project. */
export const file = 'annotations/salma/article-1.json'
/** Where it and its private state lie. */
export const path = `/project/${file}`
export const journals = `/project/.hashiya/journals/${file}`
export const backups = `/project/.hashiya/backups/${file}`
export const setAside = '/project/.hashiya/set-aside/annotations/salma'

/** The value of a result that must not be a failure. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

/** `ok`, or the code of the problem. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.problem.code
}

/** A machine with an empty project folder. */
export function project(): MemoryFileSystem {
  const fs = new MemoryFileSystem(seededRandom(1))
  fs.plantFolder('/project')
  return fs
}

/** Opens the file; what would be random counts. */
export function open(fs: MemoryFileSystem, more: Partial<DurableOptions<Tokens, string>> = {}) {
  let count = 0
  const random = () => (count++).toString(16).padStart(12, '0')
  return openDurable({ root: '/project', file, codec: tokenCodec, fs, random, clock: () => 0, ...more })
}

/** The same where it must not fail. */
export async function opened(fs: MemoryFileSystem, more: Partial<DurableOptions<Tokens, string>> = {}) {
  return value(await open(fs, more))
}

/** The file's text with these tokens. */
export function text(...tokens: readonly string[]): string {
  return tokenCodec.format({ tokens })
}

/** Codes of notes. */
export function codes(report: readonly Problem[]): readonly string[] {
  return report.map((note) => note.code)
}

/** Makes the file, or adds to it, and closes it. */
export async function fileWith(fs: MemoryFileSystem, ...tokens: readonly string[]) {
  const { store } = await opened(fs)
  value(await store.append(tokens))
  value(await store.close())
}

/** As after a SIGKILL: what was journaled is not in the file. */
export async function killedWith(store: DurableStore<Tokens, string>, ...tokens: readonly string[]) {
  value(await store.append(tokens))
  await store.abandon()
}

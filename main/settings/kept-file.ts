import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import * as v from 'valibot'
import type { Schema } from '#app/model/annotation.ts'
import type { Problem } from '#app/result.ts'
import { durableWrite } from '../storage/durable/durable-write.ts'
import { removeLeftovers } from '../storage/durable/folders.ts'
import { nodeFileSystem } from '../storage/durable/node-file-system.ts'
import { errnoOf } from '../storage/durable/problem-of.ts'

/** Where a kept file lies and what it holds. */
export interface KeptFileOptions<Value> {
  readonly path: string
  /** The `format` of the file, such as `hashiya-settings/1`. */
  readonly format: string
  readonly schema: Schema<Value>
  /** Stands until something is stored. */
  readonly initial: Value
  /** Told when the file could not be read or written; the program goes on with what is in memory. */
  readonly onProblem: (problem: Problem | Error) => void
  /** Nothing is written, as where a second program runs beside the first. */
  readonly readOnly?: boolean
}

/**
 * A small JSON file of this computer (settings, window): read once, at once and in one go, because the first window waits
 * for it; written durably behind the user's back. A damaged file is set aside, one of a newer version is left alone.
 */
export class KeptFile<Value extends object> {
  readonly #options: KeptFileOptions<Value>
  #value: Value
  /** Fields that this version does not know. */
  #unknown: Readonly<Record<string, unknown>> = {}
  #writable: boolean
  #writing: Promise<void> | null = null
  #stale = false

  constructor(options: KeptFileOptions<Value>) {
    this.#options = options
    this.#value = options.initial
    this.#writable = options.readOnly !== true
    this.#read()
  }

  get value(): Value {
    return this.#value
  }

  /** Takes a new value at once and writes it soon; values set meanwhile are written together. */
  set(value: Value): void {
    this.#value = value
    if (!this.#writable) return
    this.#stale = true
    this.#writing ??= this.#write()
  }

  /** Resolves when nothing is left to be written. */
  async settled(): Promise<void> {
    await this.#writing
  }

  #read(): void {
    const { path, format, schema, onProblem } = this.#options
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') onProblem(asError(error))
      return
    }
    const stored = parseObject(text)
    if (typeof stored?.format === 'string' && isNewer(stored.format, format)) {
      this.#writable = false
      return
    }
    const checked = v.safeParse(schema, stored)
    if (stored?.format === format && checked.success) {
      this.#value = checked.output
      this.#unknown = stored
      return
    }
    if (!this.#writable) return
    try {
      renameSync(path, `${path}.damaged`)
    } catch (error) {
      onProblem(asError(error))
    }
    onProblem(new Error(`${basename(path)} was damaged and is set aside`))
  }

  async #write(): Promise<void> {
    const { path, format, onProblem } = this.#options
    try {
      const folder = dirname(path)
      mkdirSync(folder, { recursive: true })
      await removeLeftovers(nodeFileSystem, folder, basename(path))
      while (this.#stale) {
        this.#stale = false
        const text = `${JSON.stringify({ ...this.#unknown, ...this.#value, format }, null, 2)}\n`
        const written = await durableWrite(nodeFileSystem, path, new TextEncoder().encode(text), {
          random: () => randomBytes(8).toString('hex'),
        })
        if (!written.ok) onProblem(written.problem)
      }
    } catch (error) {
      onProblem(asError(error))
    } finally {
      this.#writing = null
    }
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Formats are `name/number`. */
function isNewer(found: string, known: string): boolean {
  const [foundName, foundVersion] = found.split('/')
  const [knownName, knownVersion] = known.split('/')
  return foundName === knownName && Number(foundVersion) > Number(knownVersion)
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

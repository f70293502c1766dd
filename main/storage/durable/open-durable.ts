import { randomBytes } from 'node:crypto'
import { Low } from 'lowdb'
import { ok, type Problem, type Result } from '#app/result.ts'
import type { Codec } from './codec.ts'
import { readDiskUnlocked } from './disk-state.ts'
import { DurableAdapter, StorageFailure } from './durable-adapter.ts'
import { DurableStore, type FoldLimits } from './durable-store.ts'
import type { RandomText } from './durable-write.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { placesOf } from './places.ts'
import { recover, type WhenDeleted } from './recover.ts'
import type { Clock } from './set-aside.ts'

/** What a file of a project is opened with. */
export interface DurableOptions<T, Entry> {
  /** The project folder. It must exist; nothing in it is followed through symbolic links. */
  readonly root: string
  /** The file, relative to the root, `/` between its parts: `annotations/salma/article-1.json`. Need not exist. */
  readonly file: string
  readonly codec: Codec<T, Entry>
  /** `refuse` unless told otherwise. */
  readonly whenDeleted?: WhenDeleted
  /** Told of outside edits, damage and folding that failed while the store is open. */
  readonly onReport?: (notes: readonly Problem[]) => void
  readonly foldAt?: FoldLimits
  readonly fs?: FileSystem
  readonly clock?: Clock
  readonly random?: RandomText
}

/** A journal as large as this still opens in a few milliseconds. */
const defaultFoldLimits: FoldLimits = { bytes: 256 * 1024, entries: 500 }

const randomText: RandomText = () => randomBytes(6).toString('hex')

/**
 * Opens a file of a project for reading and writing. The caller holds the lock that makes it the only writer. `report` lists what
 * was recovered, merged or set aside. Fails with `file_deleted_outside` (see {@link WhenDeleted}), with the codec's problem
 * where the file cannot be read and nothing of ours can stand in for it, and with storage codes.
 */
export async function openDurable<T, Entry>(
  options: DurableOptions<T, Entry>,
): Promise<Result<{ readonly store: DurableStore<T, Entry>; readonly report: readonly Problem[] }>> {
  const places = placesOf(options.root, options.file)
  if (!places.ok) return places
  const { codec, fs = nodeFileSystem, random = randomText, clock = Date.now } = options
  const atOpening: Problem[] = []
  let opened = false
  const report = (notes: readonly Problem[]) => {
    if (notes.length === 0) return
    if (opened) options.onReport?.(notes)
    else atOpening.push(...notes)
  }
  const context = { fs, random, places: places.value, settled: new Set<string>() }
  const whenDeleted = options.whenDeleted ?? 'refuse'
  const adapter = new DurableAdapter({ context, codec, clock, whenDeleted, report })
  const low = new Low<T>(adapter, codec.empty())
  try {
    await low.read()
  } catch (error) {
    if (error instanceof StorageFailure) return { ok: false, problem: error.problem }
    throw error
  }
  opened = true
  const foldAt = options.foldAt ?? defaultFoldLimits
  return ok({ store: new DurableStore({ low, adapter, codec, foldAt, report }), report: atOpening })
}

/** Data as {@link openDurable} would give it. */
export interface DurableReading<T> {
  readonly data: T
  readonly sequence: number
  readonly report: readonly Problem[]
}

/**
 * Reads a file of a project, acknowledged edits and all, without writing anything and without a lock: for a second window, and
 * for the work of other annotators. Fails like {@link openDurable}, and with `lock_held` if the writer never pauses.
 */
export async function readDurable<T, Entry>(
  options: Pick<DurableOptions<T, Entry>, 'root' | 'file' | 'codec' | 'whenDeleted' | 'fs'>,
): Promise<Result<DurableReading<T>>> {
  const places = placesOf(options.root, options.file)
  if (!places.ok) return places
  const { fs = nodeFileSystem } = options
  const context = { fs, random: randomText, places: places.value, settled: new Set<string>() }
  const disk = await readDiskUnlocked<Entry>(context)
  if (!disk.ok) return disk
  const found = await recover(context, options.codec, disk.value, options.whenDeleted ?? 'refuse')
  if (!found.ok) return found
  const { data, sequence, report } = found.value
  return ok({ data, sequence, report })
}

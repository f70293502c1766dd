import { join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { type BackupName, listBackups } from './backups.ts'
import type { FileSystem } from './file-system.ts'
import { namesIn, walk } from './folders.ts'
import { type JournalContext, type JournalName, parseJournalName } from './journal.ts'
import { type JournalText, readJournal } from './journal-text.ts'
import { attempt, errnoOf, look } from './problem-of.ts'
import { sha256 } from './seal.ts'

/** The project's file as it stands. */
export interface FoundFile {
  readonly bytes: Uint8Array
  /** SHA-256. */
  readonly hash: string
  readonly identity: string
}

/** A journal as it stands; `text` is null where its header is not whole. */
export interface FoundJournal<Entry> {
  readonly name: JournalName
  readonly text: JournalText<Entry> | null
}

/** All that lies on the disk for one file. */
export interface DiskState<Entry> {
  readonly file: FoundFile | null
  readonly journals: readonly FoundJournal<Entry>[]
  /** Newest first. */
  readonly backups: readonly BackupName[]
}

/** Reads a file with its hash; null where it is missing. Throws what the file system throws otherwise. */
export async function readFound(fs: FileSystem, path: string): Promise<FoundFile | null> {
  try {
    const { bytes, facts } = await fs.read(path)
    return { bytes, hash: sha256(bytes), identity: facts.identity }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Reads everything there is of a file. For one who holds the lock, so that nothing changes meanwhile. */
export async function readDisk<Entry>(context: JournalContext): Promise<Result<DiskState<Entry>>> {
  const { fs, places } = context
  for (const { parts } of [places.folder, places.journals, places.backups]) {
    const walked = await walk(fs, places.root, parts, false)
    if (!walked.ok) return walked
  }
  return attempt(places.target, async () => {
    const file = await readFound(fs, places.target)
    const journals: FoundJournal<Entry>[] = []
    for (const name of await namesIn(fs, places.journals.path)) {
      const journal = parseJournalName(name)
      const found = journal && (await readFound(fs, join(places.journals.path, name)))
      if (found) journals.push({ name: journal, text: readJournal(found.bytes) })
    }
    return ok({ file, journals, backups: await listBackups(context) })
  })
}

const readAttempts = 20

/**
 * The same for one who does not hold the lock: reads until nothing has changed between the beginning and the end. Fails with
 * `lock_held` if the writer never pauses.
 */
export async function readDiskUnlocked<Entry>(context: JournalContext): Promise<Result<DiskState<Entry>>> {
  const { fs, places } = context
  const fingerprint = async () => {
    const names = [...(await namesIn(fs, places.journals.path))].sort()
    const looks = [places.target, ...names.map((name) => join(places.journals.path, name))].map(
      async (path) => `${path} ${(await look(fs, path))?.identity}`,
    )
    return (await Promise.all(looks)).join('\n')
  }
  return attempt(places.target, async () => {
    for (let time = 0; time < readAttempts; time += 1) {
      const before = await fingerprint()
      const disk = await readDisk<Entry>(context)
      if (!disk.ok || before === (await fingerprint())) return disk
    }
    return fail('lock_held', { path: places.target, since: '' })
  })
}

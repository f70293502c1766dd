import { extname, join } from 'node:path'
import { ok, type Result } from '#app/result.ts'
import { durableWrite } from './durable-write.ts'
import { namesIn, removeQuietly, walk } from './folders.ts'
import type { JournalContext } from './journal.ts'
import { errnoOf } from './problem-of.ts'
import { sha256, shortHashLength } from './seal.ts'

/** How many snapshots of a file are kept, the present one among them. */
const backupsKept = 3

/** A copy of a snapshot. The name carries the generation and the beginning of the content's SHA-256. */
export interface BackupName {
  readonly name: string
  readonly generation: number
  readonly shortHash: string
}

function parseBackupName(name: string): BackupName | null {
  const match = /^(\d{8,15})-([0-9a-f]{16})(?:\.\w+)?$/.exec(name)
  return match ? { name, generation: Number(match[1]), shortHash: match[2]! } : null
}

/** Backups of the file, newest first. Throws what the file system throws. */
export async function listBackups({ fs, places }: JournalContext): Promise<readonly BackupName[]> {
  const names = await namesIn(fs, places.backups.path)
  return names
    .map(parseBackupName)
    .filter((name) => name !== null)
    .sort((a, b) => b.generation - a.generation || (a.name < b.name ? 1 : -1))
}

/** The bytes of a backup, or null where it is gone or not what its name says. */
export async function readBackup(
  { fs, places }: JournalContext,
  backup: BackupName,
): Promise<Uint8Array | null> {
  try {
    const { bytes } = await fs.read(join(places.backups.path, backup.name))
    return sha256(bytes).startsWith(backup.shortHash) ? bytes : null
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return null
  }
}

/** The intact backup with this SHA-256, or null. */
export async function findBackup(
  context: JournalContext,
  backups: readonly BackupName[],
  hash: string,
): Promise<Uint8Array | null> {
  for (const backup of backups) {
    if (!hash.startsWith(backup.shortHash)) continue
    const bytes = await readBackup(context, backup)
    if (bytes && sha256(bytes) === hash) return bytes
  }
  return null
}

/** Makes sure, durably, that a backup of this snapshot exists. Throws what the file system throws while looking. */
export async function keepBackup(
  context: JournalContext,
  generation: number,
  bytes: Uint8Array,
  hash: string,
): Promise<Result<null>> {
  const { fs, places, random, settled } = context
  const there = await walk(fs, places.root, places.backups.parts, true, settled)
  if (!there.ok) return there
  if (await findBackup(context, await listBackups(context), hash)) {
    // Whoever wrote it may have been stopped before its name was on the disk.
    await fs.syncFolder(places.backups.path)
    return ok(null)
  }
  const name = `${String(generation).padStart(8, '0')}-${hash.slice(0, shortHashLength)}${extname(places.name)}`
  const written = await durableWrite(fs, join(places.backups.path, name), bytes, { random })
  return written.ok ? ok(null) : written
}

/** Removes all backups but the newest {@link backupsKept}, one of which is that of the present snapshot. */
export async function pruneBackups(context: JournalContext, presentHash: string): Promise<void> {
  const backups = await listBackups(context)
  const present = backups.find((backup) => presentHash.startsWith(backup.shortHash))
  const others = backups.filter((backup) => backup !== present)
  for (const backup of others.slice(backupsKept - 1)) {
    await removeQuietly(context.fs, join(context.places.backups.path, backup.name))
  }
}

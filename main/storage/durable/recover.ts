import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { findBackup, readBackup } from './backups.ts'
import type { Codec } from './codec.ts'
import type { DiskState, FoundFile, FoundJournal } from './disk-state.ts'
import type { JournalContext } from './journal.ts'
import type { JournalText } from './journal-text.ts'
import { strictText } from './seal.ts'

/**
 * What to do where the file is gone but its private state is not, so that somebody (a sync program, perhaps) deleted it:
 * `refuse` opens nothing and fails with `file_deleted_outside`, `restore` brings the last known content back, `accept` keeps
 * that content in the private folder and begins with an empty file.
 */
export type WhenDeleted = 'refuse' | 'restore' | 'accept'

/** The file on disk as the store knows it: what the next outside edit is compared with. */
export interface Base<T> {
  /** Null where there is no file yet, or none that could ever be read. */
  readonly data: T | null
  /** SHA-256 of the file; null where there is none yet. */
  readonly hash: string | null
  /** Identity of the file at the last look; null where it is missing. */
  readonly identity: string | null
}

/** What was found and what is left to do. Nothing has been written yet. */
export interface Recovered<T, Entry> {
  readonly data: T
  /** Number of the last edit in `data`. */
  readonly sequence: number
  readonly base: Base<T>
  /** The highest generation in use. */
  readonly generation: number
  /** The journal that fits the file and can take further edits. */
  readonly journal: FoundJournal<Entry> | null
  /** The file's bytes where no journal of ours names them: to be kept as a backup before the first edit. */
  readonly unsealed: Uint8Array | null
  /** `data` is not what the file says: a snapshot must be written before anything else. */
  readonly mustWrite: boolean
  /** Journals to be removed, and to be set aside, once nothing needs them. */
  readonly stale: readonly string[]
  readonly aside: readonly string[]
  /** Bytes to be kept in the private folder before the file is written. */
  readonly keep: { readonly kind: 'damaged' | 'deleted'; readonly bytes: Uint8Array } | null
  /** What was recovered, merged or set aside. */
  readonly report: readonly Problem[]
}

/** A journal whose snapshot could be read. */
interface Link<T, Entry> {
  readonly found: FoundJournal<Entry>
  readonly text: JournalText<Entry>
  readonly data: T
}

/** The newest state that we acknowledged. */
interface Ours<T> {
  readonly data: T
  readonly sequence: number
  /** Edits that the codec would not apply are still in the journals. */
  readonly refused: boolean
  readonly report: readonly Problem[]
}

/** What the cases below decide on. */
interface Findings<T, Entry> {
  readonly codec: Codec<T, Entry>
  readonly path: string
  readonly disk: DiskState<Entry>
  readonly generation: number
  /** Oldest first. More than one only after a crash in the middle of a compaction. */
  readonly chain: readonly Link<T, Entry>[]
  readonly ours: Ours<T> | null
  readonly stale: readonly string[]
  readonly aside: readonly string[]
  readonly report: readonly Problem[]
}

/**
 * Works out the newest state that was ever acknowledged: the newest snapshot that is intact (the file itself or its backup)
 * and every edit journaled after it, and then the file, if somebody else wrote it. Only reads. Fails with the codec's problem
 * where the file cannot be read and nothing of ours can stand in for it, or where it is from a newer version.
 */
export async function recover<T, Entry>(
  context: JournalContext,
  codec: Codec<T, Entry>,
  disk: DiskState<Entry>,
  whenDeleted: WhenDeleted,
): Promise<Result<Recovered<T, Entry>>> {
  const path = context.places.file
  const { live, stale, aside, report } = sortJournals(disk.journals, path)
  const chain: Link<T, Entry>[] = []
  for (const { found, text } of live) {
    const data = await snapshotData(context, codec, disk, text.header.snapshot)
    if (data.ok) chain.push({ found, text, data: data.value })
    else if (data.problem.code === 'newer_version') return data
    else if (text.entries.length === 0) stale.push(found.name.name)
    else {
      aside.push(found.name.name)
      report.push(fail('journal_set_apart', { path }).problem)
    }
  }
  const newest = chain.at(-1)
  const ours = newest ? replay(codec, chain, newest, path) : await fromBackups(context, codec, disk)
  report.push(...(ours?.report ?? []))
  for (const { found, text } of chain) {
    const worthKeeping = text.end === 'damaged' || ours?.refused
    ;(worthKeeping ? aside : stale).push(found.name.name)
  }
  const numbered = [...disk.journals.map((journal) => journal.name), ...disk.backups]
  const generation = Math.max(0, ...numbered.map((each) => each.generation))
  const findings = { codec, path, disk, generation, chain, ours, stale, aside, report }

  if (!disk.file) return whenMissing(findings, whenDeleted)
  const theirs = parseBytes(codec, disk.file.bytes)
  if (!theirs.ok && theirs.problem.code === 'newer_version') return theirs
  const known = chain.findLast((link) => link.text.header.snapshot === disk.file?.hash)
  const interrupted = chain.length > 1 && newest?.text.header.replaces === disk.file.hash
  if (ours && newest && (known || interrupted)) {
    return ok(whenKnown(findings, disk.file, ours, known?.data ?? (theirs.ok ? theirs.value : null)))
  }
  if (theirs.ok) return ok(whenEdited(findings, disk.file, theirs.value))
  return ours ? ok(whenUnreadable(findings, disk.file, ours)) : theirs
}

/** The data in a file's bytes. */
export function parseBytes<T, Entry>(codec: Codec<T, Entry>, bytes: Uint8Array): Result<T> {
  const text = strictText(bytes)
  return text === null ? fail('invalid_file', { reason: 'UTF-8' }) : codec.parse(text)
}

function whenMissing<T, Entry>(
  findings: Findings<T, Entry>,
  whenDeleted: WhenDeleted,
): Result<Recovered<T, Entry>> {
  const { chain, codec, disk, ours, path } = findings
  const base = { data: null, hash: null, identity: null }
  const unused = disk.backups.length === 0 && disk.journals.length === 0
  if (!ours && unused) return ok(recovered(findings, base, codec.empty(), 0, {}))
  if (ours && chain.some((link) => link.text.header.snapshot === null)) {
    return ok(recovered(findings, base, ours.data, ours.sequence, continuation(findings)))
  }
  if (whenDeleted === 'refuse') return fail('file_deleted_outside', { path })
  if (whenDeleted === 'accept') {
    const bytes = ours && Buffer.from(codec.format(ours.data), 'utf8')
    const keep = bytes && ({ kind: 'deleted', bytes } as const)
    return ok(recovered(findings, base, codec.empty(), (ours?.sequence ?? 0) + 1, { keep }))
  }
  if (!ours) return fail('file_damaged', { path })
  const notes = [fail('file_restored', { path }).problem]
  return ok(recovered(findings, base, ours.data, ours.sequence, { mustWrite: true, notes }))
}

/** The file is a snapshot of ours, or what an interrupted compaction was about to replace. */
function whenKnown<T, Entry>(
  findings: Findings<T, Entry>,
  { hash, identity }: FoundFile,
  ours: Ours<T>,
  data: T | null,
): Recovered<T, Entry> {
  return recovered(findings, { data, hash, identity }, ours.data, ours.sequence, continuation(findings))
}

/** Somebody else wrote what cannot be read: theirs is kept beside, ours comes back. */
function whenUnreadable<T, Entry>(
  findings: Findings<T, Entry>,
  { hash, identity, bytes }: FoundFile,
  ours: Ours<T>,
): Recovered<T, Entry> {
  const base = { data: findings.chain.at(-1)?.data ?? ours.data, hash, identity }
  const notes = [fail('file_damaged', { path: findings.path }).problem]
  const keep = { kind: 'damaged', bytes } as const
  return recovered(findings, base, ours.data, ours.sequence, { mustWrite: true, keep, notes })
}

/** Somebody else wrote it well: taken as it is, or merged where we have edits of our own. */
function whenEdited<T, Entry>(
  findings: Findings<T, Entry>,
  { hash, identity, bytes }: FoundFile,
  theirs: T,
): Recovered<T, Entry> {
  const { chain, codec, disk, ours, path } = findings
  const base = { data: theirs, hash, identity }
  const oldest = chain[0]
  if (!ours || !oldest || (chain.length === 1 && oldest.text.entries.length === 0)) {
    const lastBackup = disk.backups[0]
    const changed = lastBackup && !hash.startsWith(lastBackup.shortHash)
    const notes = changed ? [fail('outside_edit_taken', { path }).problem] : []
    return recovered(findings, base, theirs, (ours?.sequence ?? 0) + 1, { unsealed: bytes, notes })
  }
  // After an interrupted compaction they may have started from the snapshot before: the older base loses nothing.
  const start = oldest.text.header.snapshot === null ? null : oldest.data
  const merged = codec.merge({ base: start, ours: ours.data, theirs })
  const notes = [fail('outside_edit_merged', { path }).problem, ...merged.notes]
  return recovered(findings, base, merged.data, ours.sequence + 1, { mustWrite: true, notes })
}

type Remainder<T, Entry> = Partial<
  Pick<Recovered<T, Entry>, 'journal' | 'unsealed' | 'mustWrite' | 'keep'> & {
    readonly notes: readonly Problem[]
  }
>

function recovered<T, Entry>(
  findings: Findings<T, Entry>,
  base: Base<T>,
  data: T,
  sequence: number,
  { notes = [], ...remainder }: Remainder<T, Entry>,
): Recovered<T, Entry> {
  const { generation, stale, aside, report } = findings
  const kept = remainder.journal?.name.name
  return {
    data,
    sequence,
    base,
    generation,
    journal: null,
    unsealed: null,
    mustWrite: false,
    keep: null,
    aside,
    ...remainder,
    stale: stale.filter((name) => name !== kept),
    report: [...report, ...notes],
  }
}

/** The one journal goes on where it fits the file and holds nothing yet; else a new snapshot is due. */
function continuation<T, Entry>({ chain, disk }: Findings<T, Entry>): Remainder<T, Entry> {
  const [only, ...others] = chain
  const goesOn =
    only &&
    others.length === 0 &&
    only.text.entries.length === 0 &&
    only.text.end !== 'damaged' &&
    only.text.header.snapshot === (disk.file?.hash ?? null)
  return goesOn ? { journal: only.found } : { mustWrite: true }
}

/** Which journals count, oldest first: of each generation the one that was written anew last. */
function sortJournals<Entry>(journals: readonly FoundJournal<Entry>[], path: string) {
  const report: Problem[] = []
  const stale: string[] = []
  const aside: string[] = []
  const live: { found: FoundJournal<Entry>; text: JournalText<Entry> }[] = []
  const newestFirst = [...journals].sort(
    (a, b) => b.name.generation - a.name.generation || b.name.attempt - a.name.attempt,
  )
  for (const found of newestFirst) {
    const { name, generation } = found.name
    if (!found.text || found.text.header.generation !== generation) {
      aside.push(name)
      report.push(fail('journal_damaged', { path }).problem)
    } else if (live.at(-1)?.found.name.generation === generation) {
      stale.push(name)
    } else {
      live.push({ found, text: found.text })
    }
  }
  return { live: live.reverse(), stale, aside, report }
}

async function snapshotData<T, Entry>(
  context: JournalContext,
  codec: Codec<T, Entry>,
  disk: DiskState<Entry>,
  hash: string | null,
): Promise<Result<T>> {
  if (hash === null) return ok(codec.empty())
  const bytes = disk.file?.hash === hash ? disk.file.bytes : await findBackup(context, disk.backups, hash)
  return bytes ? parseBytes(codec, bytes) : fail('not_found', { path: hash })
}

/** The newest snapshot with every edit journaled after it. Older journals were folded into it. */
function replay<T, Entry>(
  codec: Codec<T, Entry>,
  chain: readonly Link<T, Entry>[],
  { text, data: start }: Link<T, Entry>,
  path: string,
): Ours<T> {
  let data = start
  let refused = 0
  for (const { entry } of text.entries) {
    const next = codec.applyEntry(data, entry)
    if (next.ok) data = next.value
    else refused += 1
  }
  const report: Problem[] = []
  const applied = text.entries.length - refused
  if (applied > 0) report.push(fail('edits_recovered', { path, count: applied }).problem)
  if (refused > 0) report.push(fail('edits_not_applied', { path, count: refused }).problem)
  if (chain.some((link) => link.text.end === 'damaged'))
    report.push(fail('journal_damaged', { path }).problem)
  if (text.end === 'torn') report.push(fail('unfinished_edit_dropped', { path }).problem)
  const sequence = text.header.sequence + text.entries.length
  return { data, sequence, refused: refused > 0, report }
}

/** The newest backup that can be read. */
async function fromBackups<T, Entry>(
  context: JournalContext,
  codec: Codec<T, Entry>,
  disk: DiskState<Entry>,
): Promise<Ours<T> | null> {
  for (const backup of disk.backups) {
    const bytes = await readBackup(context, backup)
    const data = bytes && parseBytes(codec, bytes)
    if (data?.ok) return { data: data.value, sequence: 0, refused: false, report: [] }
  }
  return null
}

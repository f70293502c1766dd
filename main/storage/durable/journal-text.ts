import { checksum, shortHashLength, strictText } from './seal.ts'

const format = 'hashiya-journal/1'

/** First line of a journal: the snapshot its edits are made on. */
export interface JournalHeader {
  /** Counts the snapshots of a file, from 1. */
  readonly generation: number
  /** SHA-256 of the snapshot; null where there is no file yet. */
  readonly snapshot: string | null
  /** SHA-256 of the file that the snapshot was made to replace; null for none. */
  readonly replaces: string | null
  /** Number of the last edit that the snapshot holds. */
  readonly sequence: number
}

/** One edit with its number. */
interface JournalEntry<Entry> {
  readonly sequence: number
  readonly entry: Entry
}

/** What could be read of a journal. */
export interface JournalText<Entry> {
  readonly header: JournalHeader
  readonly entries: readonly JournalEntry<Entry>[]
  /** The lines that are whole, header first, each with its line feed. */
  readonly lines: readonly Uint8Array[]
  /**
   * `torn`: the last line is not whole, as after a crash while it was written, so it was never acknowledged. `damaged`: whole
   * lines follow a line that is not, so acknowledged edits are lost.
   */
  readonly end: 'whole' | 'torn' | 'damaged'
}

/** The first line of a journal, with its line feed. */
export function headerLine(header: JournalHeader): Uint8Array {
  return sealedLine('', JSON.stringify({ format, ...header }))
}

/**
 * One line for edits that become durable together, with its line feed. Its checksum covers the header's, so a line is never
 * taken for one of another journal.
 */
export function entriesLine<Entry>(header: Uint8Array, first: number, entries: readonly Entry[]): Uint8Array {
  return sealedLine(sealOf(header), JSON.stringify({ sequence: first, entries }))
}

/** Reads a journal's bytes; null where the header is not whole. */
export function readJournal<Entry>(bytes: Uint8Array): JournalText<Entry> | null {
  const [first, ...rest] = linesOf(bytes)
  const header = first && headerOf(first)
  if (!first || !header) return null

  const seal = sealOf(first)
  const lines = [first]
  const entries: JournalEntry<Entry>[] = []
  let next = header.sequence + 1
  for (const [index, line] of rest.entries()) {
    const batch = batchOf<Entry>(line, seal)
    if (batch?.sequence !== next) {
      const laterWhole = rest.slice(index + 1).some((later) => batchOf(later, seal) !== null)
      return { header, entries, lines, end: batch || laterWhole ? 'damaged' : 'torn' }
    }
    batch.entries.forEach((entry, offset) => {
      entries.push({ sequence: batch.sequence + offset, entry })
    })
    next = batch.sequence + batch.entries.length
    lines.push(line)
  }
  return { header, entries, lines, end: 'whole' }
}

function sealedLine(binding: string, payload: string): Uint8Array {
  return Buffer.from(`${checksum(binding, payload)} ${payload}\n`, 'utf8')
}

function sealOf(line: Uint8Array): string {
  return Buffer.from(line.subarray(0, shortHashLength)).toString('latin1')
}

/** Lines with their line feeds; what follows the last line feed is a line without one. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed + 1
    lines.push(bytes.subarray(start, end))
    start = end
  }
  return lines
}

/** The JSON of a line whose checksum is right and which is whole to its line feed. */
function payloadOf(line: Uint8Array, binding: string): unknown {
  const text = strictText(line)
  if (!text?.endsWith('\n') || text[shortHashLength] !== ' ') return null
  const payload = text.slice(shortHashLength + 1, -1)
  if (checksum(binding, payload) !== text.slice(0, shortHashLength)) return null
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

function headerOf(line: Uint8Array): JournalHeader | null {
  const value = payloadOf(line, '')
  if (!isRecord(value) || value.format !== format) return null
  const { generation, snapshot, replaces, sequence } = value
  const whole = isCount(generation) && isCount(sequence) && isHashOrNull(snapshot) && isHashOrNull(replaces)
  return whole ? { generation, snapshot, replaces, sequence } : null
}

function batchOf<Entry>(
  line: Uint8Array,
  seal: string,
): { readonly sequence: number; readonly entries: readonly Entry[] } | null {
  const value = payloadOf(line, seal)
  if (!isRecord(value) || !isCount(value.sequence) || !Array.isArray(value.entries)) return null
  return { sequence: value.sequence, entries: value.entries }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isHashOrNull(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
}

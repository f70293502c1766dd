import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesLine, headerLine, readJournal } from './journal-text.ts'

const header = headerLine({ generation: 3, snapshot: 'a'.repeat(64), replaces: null, sequence: 7 })
const batches = fc.array(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }), { maxLength: 5 })

function journalOf(parts: readonly (readonly unknown[])[]): Buffer {
  let sequence = 8
  const lines: Uint8Array[] = [header]
  for (const part of parts) {
    lines.push(entriesLine(header, sequence, part))
    sequence += part.length
  }
  return Buffer.concat(lines)
}

function entriesOf(parts: readonly (readonly unknown[])[]) {
  // JSON has no negative zero.
  const entries: unknown[] = JSON.parse(JSON.stringify(parts.flat()))
  return entries.map((entry, index) => ({ sequence: 8 + index, entry }))
}

describe('readJournal', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(batches, (parts) => {
        const read = readJournal(journalOf(parts))
        expect(read?.header).toEqual({ generation: 3, snapshot: 'a'.repeat(64), replaces: null, sequence: 7 })
        expect(read?.entries).toEqual(entriesOf(parts))
        expect(read?.end).toBe('whole')
      }),
    )
  })

  it('reads a journal that was cut short up to the last whole line', () => {
    fc.assert(
      fc.property(batches, fc.nat(), (parts, cut) => {
        const whole = journalOf(parts)
        const bytes = whole.subarray(0, header.length + (cut % (whole.length - header.length + 1)))
        const read = readJournal(bytes)
        expect(read?.entries).toEqual(entriesOf(parts).slice(0, read?.entries.length))
        const inWholeLines = Buffer.concat(read?.lines ?? []).length
        expect(bytes.subarray(0, inWholeLines)).toEqual(Buffer.concat(read?.lines ?? []))
        expect(bytes.subarray(inWholeLines).includes('\n')).toBe(false)
        expect(read?.end).toBe(inWholeLines === bytes.length ? 'whole' : 'torn')
      }),
    )
  })

  it('never takes a changed line for a whole one', () => {
    fc.assert(
      fc.property(batches, fc.nat(), fc.integer({ min: 1, max: 255 }), (parts, where, flip) => {
        const bytes = journalOf(parts)
        const at = where % bytes.length
        bytes[at] = bytes[at]! ^ flip
        const read = readJournal(bytes)
        if (at < header.length) {
          expect(read).toBeNull()
        } else {
          expect(read?.entries).toEqual(entriesOf(parts).slice(0, read?.entries.length))
          expect(read?.end).not.toBe('whole')
        }
      }),
    )
  })

  it('takes no line of another journal', () => {
    const other = headerLine({ generation: 3, snapshot: 'b'.repeat(64), replaces: null, sequence: 7 })
    const read = readJournal(Buffer.concat([header, entriesLine(other, 8, ['x'])]))
    expect(read).toMatchObject({ entries: [], end: 'torn' })
  })

  it('tells damage in the middle from a torn end', () => {
    const bytes = journalOf([['a'], ['b'], ['c']])
    bytes[bytes.indexOf('"b"') + 1] = 0x78
    expect(readJournal(bytes)).toMatchObject({ entries: [{ sequence: 8, entry: 'a' }], end: 'damaged' })
  })
})

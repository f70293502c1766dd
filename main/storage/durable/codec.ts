import type { Problem, Result } from '#app/result.ts'

/** What three-way merging made of two versions, with a word on each place where both had to be kept. */
interface Merged<T> {
  readonly data: T
  readonly notes: readonly Problem[]
}

/**
 * What the durable store must know of the data in a file. All functions are pure; `T` is never changed in place.
 */
export interface Codec<T, Entry> {
  /** The data of a file that does not exist yet. */
  empty(): T
  /**
   * Reads a file's text. `newer_version` means that the file is whole but beyond this program: the store then touches
   * nothing. Any other problem means that the file is damaged.
   */
  parse(text: string): Result<T>
  /** The text of the file: readable, and the same for equal data. `parse` reads it back. */
  format(data: T): string
  /** One edit. Entries are what the journal holds: small JSON values. */
  applyEntry(data: T, entry: Entry): Result<T>
  /**
   * Brings together an edit made outside (`theirs`) and what we have (`ours`); `base` is what both started from, null
   * where nobody knows. What only one side changed is taken from that side; where both differ, both are kept. Merging
   * what is the same on both sides changes nothing.
   */
  merge(versions: { readonly base: T | null; readonly ours: T; readonly theirs: T }): Merged<T>
}

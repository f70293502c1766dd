/** What the file system says of a path without following a link. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** Bytes. */
  readonly size: number
  /** Permission bits. */
  readonly mode: number
  /** Device and inode: the same as long as the name stands for the same file. */
  readonly node: string
  /** Nanoseconds since the epoch. */
  readonly modified: bigint
  /** Equal for two looks between which the file was neither replaced nor written. */
  readonly identity: string
}

/** A file opened to be written at its end. */
export interface OpenFile {
  /** Appends; returns how many bytes were taken, which may be fewer than were given. */
  write(bytes: Uint8Array): Promise<number>
  chmod(mode: number): Promise<void>
  /** Content and metadata reach the disk (fsync). */
  sync(): Promise<void>
  /** Content and length reach the disk (fdatasync). */
  syncData(): Promise<void>
  facts(): Promise<FileFacts>
  close(): Promise<void>
}

/**
 * The few operations that durable files are made of, so that tests can let each of them fail. Errors are thrown with Node's
 * `code` (`ENOSPC`, ...); `attempt` turns them into problems.
 */
export interface FileSystem {
  /** Never follows a link at the end of the path. */
  facts(path: string): Promise<FileFacts>
  /** The whole file and its facts at that moment; throws `ELOOP` on a link. */
  read(path: string): Promise<{ readonly bytes: Uint8Array; readonly facts: FileFacts }>
  /** A new file; throws `EEXIST` if anything, even a link, stands there. */
  create(path: string): Promise<OpenFile>
  /** An existing file; throws `ELOOP` on a link. */
  openToAppend(path: string): Promise<OpenFile>
  /** Replaces what stands at `to` in one step. */
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Names in a folder, in no order. */
  list(folder: string): Promise<readonly string[]>
  makeFolder(path: string): Promise<void>
  /** New, renamed and removed names of the folder reach the disk, where the platform can do that. */
  syncFolder(path: string): Promise<void>
}

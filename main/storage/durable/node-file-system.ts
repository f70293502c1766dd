import type { BigIntStats } from 'node:fs'
import { constants, type FileHandle, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { FileFacts, FileSystem, OpenFile } from './file-system.ts'

// Windows has neither: there a link is refused by looking first.
const noFollow = constants.O_NOFOLLOW ?? 0
const noBlock = constants.O_NONBLOCK ?? 0
const windows = process.platform === 'win32'
/** Virus scanners and indexers hold files open for moments; longer than this is a real refusal. */
const windowsRetriesMs = [5, 10, 20, 40, 80, 160, 320] as const

function factsOf(stats: BigIntStats): FileFacts {
  const node = `${stats.dev}:${stats.ino}`
  const kind = stats.isSymbolicLink()
    ? 'link'
    : stats.isFile()
      ? 'file'
      : stats.isDirectory()
        ? 'folder'
        : 'other'
  return {
    kind,
    size: Number(stats.size),
    mode: Number(stats.mode & 0o7777n),
    node,
    modified: stats.mtimeNs,
    identity: `${node}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`,
  }
}

function refusal(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path })
}

function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY'
}

class NodeOpenFile implements OpenFile {
  readonly #handle: FileHandle

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async write(bytes: Uint8Array): Promise<number> {
    return (await this.#handle.write(bytes)).bytesWritten
  }

  chmod(mode: number): Promise<void> {
    return this.#handle.chmod(mode)
  }

  sync(): Promise<void> {
    return this.#handle.sync()
  }

  syncData(): Promise<void> {
    return this.#handle.datasync()
  }

  async facts(): Promise<FileFacts> {
    return factsOf(await this.#handle.stat({ bigint: true }))
  }

  close(): Promise<void> {
    return this.#handle.close()
  }
}

async function refuseAllButFiles(path: string): Promise<void> {
  const { kind } = factsOf(await lstat(path, { bigint: true }))
  if (kind === 'link') throw refusal('ELOOP', path)
  if (kind !== 'file') throw refusal('EINVAL', path)
}

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  async facts(path) {
    return factsOf(await lstat(path, { bigint: true }))
  },

  async read(path) {
    if (windows) await refuseAllButFiles(path)
    // Without O_NONBLOCK, a named pipe planted here would keep us waiting for ever.
    const handle = await open(path, constants.O_RDONLY | noFollow | noBlock)
    try {
      const facts = factsOf(await handle.stat({ bigint: true }))
      if (facts.kind !== 'file') throw refusal('EINVAL', path)
      return { bytes: await handle.readFile(), facts }
    } finally {
      await handle.close()
    }
  },

  async create(path) {
    return new NodeOpenFile(
      await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, 0o666),
    )
  },

  async openToAppend(path) {
    if (windows) await refuseAllButFiles(path)
    const handle = await open(path, constants.O_WRONLY | constants.O_APPEND | noFollow | noBlock)
    const file = new NodeOpenFile(handle)
    if ((await file.facts()).kind === 'file') return file
    await handle.close()
    throw refusal('EINVAL', path)
  },

  async rename(from, to) {
    for (const delay of windows ? windowsRetriesMs : []) {
      try {
        return await rename(from, to)
      } catch (error) {
        if (!isTransient(error)) throw error
        await pause(delay)
      }
    }
    await rename(from, to)
  },

  remove: (path) => unlink(path),

  list: (folder) => readdir(folder),

  async makeFolder(path) {
    await mkdir(path)
  },

  async syncFolder(path) {
    if (windows) return
    const handle = await open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } catch (error) {
      // Some network and FUSE file systems cannot sync a folder; there, a rename is as durable as they make it.
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error
    } finally {
      await handle.close()
    }
  },
}

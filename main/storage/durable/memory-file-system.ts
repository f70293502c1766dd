import type { FileFacts, FileSystem, OpenFile } from './file-system.ts'
import {
  below,
  change,
  cutPower,
  type Disk,
  type FileNode,
  type FolderNode,
  newFolder,
  settle,
  type TreeNode,
} from './memory-disk.ts'

/** Thrown by every operation from the moment the machine "crashed". Not an error of the system: nothing may catch it. */
export class Crash extends Error {}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One change that could be interrupted or fail. */
export interface Step {
  readonly operation:
    | 'create'
    | 'write'
    | 'chmod'
    | 'sync'
    | 'rename'
    | 'remove'
    | 'makeFolder'
    | 'syncFolder'
  readonly path: string
  /** Counted from 1. */
  readonly number: number
}

/**
 * A file system in memory for tests. It knows what is durable (file contents by fsync, names by fsync of the folder) and what
 * a power cut may leave of the rest: any beginning of the changes of each folder, and of data not synced any part,
 * zeros among it. Every change is a numbered step that can be made to fail or to be the last one.
 */
export class MemoryFileSystem implements FileSystem {
  /** Steps made so far. */
  steps = 0
  /** The step in which everything stops; a write is cut short there. */
  crashAt = Number.POSITIVE_INFINITY
  /** Gives the error code a step fails with, or null. */
  fault: (step: Step) => string | null = () => null
  /** Called before each step is made. */
  before: (step: Step) => void = () => undefined
  /** Share of writes that take fewer bytes than given. */
  shortWrites = 0
  readonly #disk: Disk
  readonly #random: () => number
  #crashed = false

  constructor(random: () => number, disk?: Disk) {
    this.#random = random
    this.#disk = disk ?? { root: newFolder(0), nextId: 1, time: 1 }
  }

  /** The disk as the next start of the program finds it, after the program (`kill`) or the machine (`power`) stopped. */
  restart(how: 'kill' | 'power'): MemoryFileSystem {
    this.#crashed = true
    if (how === 'power') cutPower(this.#disk.root, this.#random)
    return new MemoryFileSystem(this.#random, this.#disk)
  }

  /** Somebody else makes (durably) a file, and the folders to it. */
  plant(path: string, content: string | Uint8Array, kind: 'file' | 'link' = 'file'): void {
    const { parent, name } = this.#makeWay(path)
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    this.#enter(parent, name, { ...this.#newFile(kind), content: bytes, durable: bytes })
  }

  /** Somebody else makes (durably) a folder, and the folders to it. */
  plantFolder(path: string): void {
    this.#makeWay(`${path}/x`)
  }

  /** Somebody else deletes (durably) a file or a folder with all that is in it. */
  uproot(path: string): void {
    const { parent, name } = this.#way(path)
    settle(parent)
    parent.entries.delete(name)
    parent.durable.delete(name)
  }

  /** The content of a file as text; null where there is none. */
  peek(path: string): string | null {
    const node = this.#find(path)
    return node && node.kind !== 'folder' ? Buffer.from(node.content).toString('utf8') : null
  }

  /** Names in a folder, sorted. */
  names(path: string): readonly string[] {
    const node = this.#find(path)
    return node?.kind === 'folder' ? [...node.entries.keys()].sort() : []
  }

  async facts(path: string): Promise<FileFacts> {
    await this.#alive()
    const node = this.#find(path)
    if (!node) throw failure('ENOENT', path)
    return factsOf(node)
  }

  async read(path: string): Promise<{ readonly bytes: Uint8Array; readonly facts: FileFacts }> {
    await this.#alive()
    const node = this.#existingFile(path)
    return { bytes: node.content.slice(), facts: factsOf(node) }
  }

  async create(path: string): Promise<OpenFile> {
    await this.#step('create', path)
    const { parent, name } = this.#way(path)
    if (parent.entries.has(name)) throw failure('EEXIST', path)
    const node = this.#newFile('file')
    change(parent, null, [name, node])
    return this.#opened(path, node)
  }

  async openToAppend(path: string): Promise<OpenFile> {
    await this.#alive()
    return this.#opened(path, this.#existingFile(path))
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step('rename', to)
    const source = this.#way(from)
    const target = this.#way(to)
    const node = source.parent.entries.get(source.name)
    if (!node) throw failure('ENOENT', from)
    if (target.parent.entries.get(target.name)?.kind === 'folder') throw failure('EISDIR', to)
    if (node.kind !== 'folder') node.version = this.#disk.time++
    if (source.parent === target.parent) {
      change(source.parent, source.name, [target.name, node])
      return
    }
    const arrival = change(target.parent, null, [target.name, node])
    change(source.parent, source.name, null, { folder: target.parent, change: arrival })
  }

  async remove(path: string): Promise<void> {
    await this.#step('remove', path)
    const { parent, name } = this.#way(path)
    if (!parent.entries.has(name)) throw failure('ENOENT', path)
    change(parent, name, null)
  }

  async list(folder: string): Promise<readonly string[]> {
    await this.#alive()
    const node = this.#find(folder)
    if (!node) throw failure('ENOENT', folder)
    if (node.kind !== 'folder') throw failure('ENOTDIR', folder)
    return [...node.entries.keys()]
  }

  async makeFolder(path: string): Promise<void> {
    await this.#step('makeFolder', path)
    const { parent, name } = this.#way(path)
    if (parent.entries.has(name)) throw failure('EEXIST', path)
    change(parent, null, [name, newFolder(this.#disk.nextId++)])
  }

  async syncFolder(path: string): Promise<void> {
    await this.#step('syncFolder', path)
    const node = this.#find(path)
    if (node?.kind !== 'folder') throw failure('ENOENT', path)
    settle(node)
  }

  #opened(path: string, node: FileNode): OpenFile {
    const sync = async () => {
      try {
        await this.#step('sync', path)
      } catch (error) {
        // The system drops what it could not write back, and a later sync says nothing of it.
        if (!(error instanceof Crash)) node.lost = { start: node.durable.length, end: node.content.length }
        throw error
      }
      node.durable = node.content.slice()
      if (node.lost) node.durable.fill(0, node.lost.start, node.lost.end)
    }
    return {
      write: async (bytes) => {
        const taken =
          bytes.length > 1 && this.#random() < this.shortWrites
            ? below(this.#random, bytes.length - 1) + 1
            : bytes.length
        const cut = below(this.#random, bytes.length + 1)
        try {
          await this.#step('write', path)
        } catch (error) {
          this.#append(node, bytes.subarray(0, cut))
          throw error
        }
        this.#append(node, bytes.subarray(0, taken))
        return taken
      },
      chmod: async (mode) => {
        await this.#step('chmod', path)
        node.mode = mode
      },
      sync,
      syncData: sync,
      facts: async () => {
        await this.#alive()
        return factsOf(node)
      },
      close: () => this.#alive(),
    }
  }

  #append(node: FileNode, bytes: Uint8Array): void {
    node.content = Buffer.concat([node.content, bytes])
    node.version = this.#disk.time++
  }

  async #alive(): Promise<void> {
    await null
    if (this.#crashed) throw new Crash()
  }

  async #step(operation: Step['operation'], path: string): Promise<void> {
    await this.#alive()
    this.steps += 1
    const step = { operation, path, number: this.steps }
    if (this.steps >= this.crashAt) {
      this.#crashed = true
      throw new Crash()
    }
    this.before(step)
    const code = this.fault(step)
    if (code) throw failure(code, path)
  }

  #newFile(kind: 'file' | 'link'): FileNode {
    const empty = new Uint8Array()
    const id = this.#disk.nextId++
    return { kind, id, content: empty, durable: empty, lost: null, mode: 0o644, version: this.#disk.time++ }
  }

  #enter(folder: FolderNode, name: string, node: TreeNode): void {
    settle(folder)
    folder.entries.set(name, node)
    folder.durable.set(name, node)
  }

  #find(path: string): TreeNode | null {
    let node: TreeNode = this.#disk.root
    for (const part of partsOf(path)) {
      const next: TreeNode | undefined = node.kind === 'folder' ? node.entries.get(part) : undefined
      if (!next) return null
      node = next
    }
    return node
  }

  #existingFile(path: string): FileNode {
    const node = this.#find(path)
    if (!node) throw failure('ENOENT', path)
    if (node.kind === 'link') throw failure('ELOOP', path)
    if (node.kind === 'folder') throw failure('EISDIR', path)
    return node
  }

  #way(path: string): { readonly parent: FolderNode; readonly name: string } {
    const parts = partsOf(path)
    const parent = this.#find(parts.slice(0, -1).join('/'))
    if (parent?.kind !== 'folder') throw failure('ENOENT', path)
    return { parent, name: parts.at(-1)! }
  }

  #makeWay(path: string): { readonly parent: FolderNode; readonly name: string } {
    const parts = partsOf(path)
    let folder = this.#disk.root
    for (const part of parts.slice(0, -1)) {
      const found: TreeNode | undefined = folder.entries.get(part)
      const next = found?.kind === 'folder' ? found : newFolder(this.#disk.nextId++)
      if (!found) this.#enter(folder, part, next)
      folder = next
    }
    return { parent: folder, name: parts.at(-1)! }
  }
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter((part) => part !== '')
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

function factsOf(node: TreeNode): FileFacts {
  const version = node.kind === 'folder' ? 0 : node.version
  const size = node.kind === 'folder' ? 0 : node.content.length
  return {
    kind: node.kind,
    size,
    mode: node.kind === 'folder' ? 0o755 : node.mode,
    node: `memory:${node.id}`,
    modified: 0n,
    identity: `${node.id}:${size}:${version}`,
  }
}

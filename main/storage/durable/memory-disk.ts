/* What the file system for tests lies on: it knows what is on the disk and what only seems so. */

/** A file, or a symbolic link (which nothing here follows). */
export interface FileNode {
  readonly kind: 'file' | 'link'
  readonly id: number
  content: Uint8Array
  /** What a power cut cannot take. */
  durable: Uint8Array
  /** Bytes whose writing back failed: a later sync does not bring them to the disk. */
  lost: { readonly start: number; readonly end: number } | null
  mode: number
  version: number
}

/** A folder: its names as programs see them, and as they are on the disk. */
export interface FolderNode {
  readonly kind: 'folder'
  readonly id: number
  readonly entries: Map<string, TreeNode>
  readonly durable: Map<string, TreeNode>
  /** Changes of the entries that are not durable yet, in order. */
  pending: Change[]
}

/** Whatever can stand in a folder. */
export type TreeNode = FileNode | FolderNode

interface Change {
  readonly remove: string | null
  readonly add: readonly [string, TreeNode] | null
  /** The other half of a move to another folder: what left must not be lost on the way. */
  readonly arrival: { readonly folder: FolderNode; readonly change: Change } | null
  /** Has reached the disk. */
  done: boolean
}

/** What lies on the disk, shared by a file system and its successors after a crash. */
export interface Disk {
  root: FolderNode
  nextId: number
  time: number
}

/** An empty folder, not yet in any other. */
export function newFolder(id: number): FolderNode {
  return { kind: 'folder', id, entries: new Map(), durable: new Map(), pending: [] }
}

/** All folders below, those that only a power cut would bring back among them. */
function foldersIn(folder: FolderNode, found: Set<FolderNode>): Set<FolderNode> {
  if (found.has(folder)) return found
  found.add(folder)
  for (const node of [...folder.entries.values(), ...folder.durable.values()]) {
    if (node.kind === 'folder') foldersIn(node, found)
  }
  return found
}

/** Changes a folder's names, not yet on the disk; `arrival` is the other half of a move. */
export function change(
  folder: FolderNode,
  remove: string | null,
  add: readonly [string, TreeNode] | null,
  arrival: Change['arrival'] = null,
): Change {
  const made = { remove, add, arrival, done: false }
  applyChange(folder.entries, made)
  folder.pending.push(made)
  return made
}

/** Makes all changes of a folder durable, and what was moved out of it in its new place. */
export function settle(folder: FolderNode): void {
  const changes = folder.pending
  folder.pending = []
  for (const each of changes) {
    if (each.arrival) settle(each.arrival.folder)
    applyChange(folder.durable, each)
    each.done = true
  }
}

function applyChange(entries: Map<string, TreeNode>, { remove, add }: Pick<Change, 'remove' | 'add'>): void {
  if (remove !== null) entries.delete(remove)
  if (add) entries.set(...add)
}

/**
 * What a power cut may leave: of the changes of each folder some of the first, and of data that was not synced any part.
 * `random` gives numbers from 0 to below 1.
 */
export function cutPower(root: FolderNode, random: () => number): void {
  const folders = foldersIn(root, new Set())
  for (const folder of folders) {
    const kept = folder.pending.slice(0, below(random, folder.pending.length + 1))
    for (const each of kept) each.done = true
    folder.pending = kept
  }
  for (const folder of folders) {
    for (const each of folder.pending) {
      if (!each.arrival || each.arrival.change.done) applyChange(folder.durable, each)
    }
    folder.pending = []
    folder.entries.clear()
    for (const [name, node] of folder.durable) folder.entries.set(name, node)
  }
  const files = new Set([...folders].flatMap((folder) => [...folder.entries.values()]))
  for (const node of files) if (node.kind !== 'folder') tear(node, random)
}

/** Of data that was not synced any part may be there, and zeros in place of the rest. */
function tear(node: FileNode, random: () => number): void {
  const whole = node.content
  const safe = node.durable
  const length = safe.length + below(random, Math.max(0, whole.length - safe.length) + 1)
  const torn = new Uint8Array(length)
  torn.set(safe)
  for (let start = safe.length; start < length; ) {
    const end = Math.min(length, start + 1 + below(random, 40))
    if (random() < 0.7) torn.set(whole.subarray(start, end), start)
    start = end
  }
  node.content = torn
  node.durable = torn
  node.lost = null
}

/** A whole number from 0 to below `limit`. */
export function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit)
}

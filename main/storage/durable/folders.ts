import { join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import { isLeftover } from './durable-write.ts'
import type { FileSystem } from './file-system.ts'
import { attempt, errnoOf, look } from './problem-of.ts'

/** The folders of a relative path with `/` between its parts; null for a path that could lead out of its root. */
export function partsOf(relative: string): readonly string[] | null {
  const parts = relative.split('/')
  const safe = parts.every(
    (part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\') && !part.includes('\0'),
  )
  return safe ? parts : null
}

/**
 * Folders whose names are known to be on the disk. A folder that is merely there may have been made by a program that was killed
 * before it could sync, so each is synced once by everyone who builds on it.
 */
export type SettledFolders = Set<string>

/**
 * Walks from `root` down to `parts` and refuses every folder on the way that is a link (`symbolic_link`). Answers whether the
 * folder is there; with `make` it is made, and the whole way is durable afterwards, where `settled` does not say that it is.
 * `root` itself is trusted, and never made: an unplugged drive must not come back as an empty folder on another disk
 * (`folder_vanished`).
 */
export async function walk(
  fs: FileSystem,
  root: string,
  parts: readonly string[],
  make: boolean,
  settled: SettledFolders = new Set(),
): Promise<Result<boolean>> {
  return attempt(root, async () => {
    if (!(await look(fs, root))) return fail('folder_vanished', { path: root, reason: 'ENOENT' })
    let folder = root
    for (const part of parts) {
      const path = join(folder, part)
      let facts = await look(fs, path)
      if (!facts) {
        if (!make) return ok(false)
        settled.delete(folder)
        settled.delete(path)
        await makeUnlessThere(fs, path)
        facts = await fs.facts(path)
      }
      if (facts.kind === 'link') return fail('symbolic_link', { path })
      if (facts.kind !== 'folder') return fail('write_failed', { path, reason: 'ENOTDIR' })
      if (make) await settle(fs, folder, settled)
      folder = path
    }
    if (make) await settle(fs, folder, settled)
    return ok(true)
  })
}

async function settle(fs: FileSystem, folder: string, settled: SettledFolders): Promise<void> {
  if (settled.has(folder)) return
  await fs.syncFolder(folder)
  settled.add(folder)
}

/** Another program may make the same folder in the same moment. */
async function makeUnlessThere(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.makeFolder(path)
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error
  }
}

/** Names in a folder; none where the folder is missing. Throws what `list` throws otherwise. */
export async function namesIn(fs: FileSystem, folder: string): Promise<readonly string[]> {
  try {
    return await fs.list(folder)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return []
    throw error
  }
}

/** Removes a file that is no longer needed. Failing is no harm: the next opening or writing removes it. */
export async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.remove(path)
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
  }
}

/** Removes what a killed program left half written beside `target` (or, with null, beside any file of the folder). */
export async function removeLeftovers(fs: FileSystem, folder: string, target: string | null): Promise<void> {
  for (const name of await namesIn(fs, folder)) {
    const of = target ?? /^\.(.*)\.[0-9a-f]+\.tmp$/.exec(name)?.[1]
    if (of !== undefined && isLeftover(name, of)) await removeQuietly(fs, join(folder, name))
  }
}

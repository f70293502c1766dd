import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { NamedEntry } from '#app/formats/format.ts'
import { ok, type Result } from '#app/result.ts'
import { durableWrite } from './durable/durable-write.ts'
import { nodeFileSystem } from './durable/node-file-system.ts'
import { attempt } from './durable/problem-of.ts'

/** The names among the entries under which something stands in the folder already. */
export async function existingEntries(
  folder: string,
  entries: readonly NamedEntry[],
): Promise<readonly string[]> {
  const found = await Promise.all(
    entries.map(({ name }) =>
      lstat(join(folder, name)).then(
        () => [name],
        () => [],
      ),
    ),
  )
  return found.flat()
}

/**
 * Writes the files of an export durably, each whole or not at all, over what stands there. The folder is made if it is
 * missing. Returns the full paths; fails with storage codes at the first file that cannot be written.
 *
 * @param random gives a fresh hexadecimal token
 * @param onProgress told of the files written so far
 */
export async function writeEntries(
  folder: string,
  entries: readonly NamedEntry[],
  random: () => string,
  onProgress?: (done: number, total: number) => void,
): Promise<Result<readonly string[]>> {
  const made = await attempt(folder, async () => {
    await mkdir(folder, { recursive: true })
    return ok(null)
  })
  if (!made.ok) return made
  const files: string[] = []
  for (const { name, content } of entries) {
    const path = join(folder, name)
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const written = await durableWrite(nodeFileSystem, path, bytes, { random })
    if (!written.ok) return written
    files.push(path)
    onProgress?.(files.length, entries.length)
  }
  return ok(files)
}

import { join } from 'node:path'
import { ok, type Result } from '#app/result.ts'
import { durableWrite } from '../durable/durable-write.ts'
import { partsOf, walk } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Writes a small file of the private folder, or a new file that nobody has edited yet, as a whole and durably. Makes its folders.
 * Fails with `symbolic_link` and storage codes.
 */
export async function writeWhole(
  root: string,
  file: string,
  text: string,
  { random }: Pick<Surroundings, 'random'>,
): Promise<Result<null>> {
  const parts = partsOf(file)
  if (!parts) throw new Error(`not a path inside a project: ${file}`)
  const made = await walk(nodeFileSystem, root, parts.slice(0, -1), true)
  if (!made.ok) return made
  const path = join(root, ...parts)
  const written = await durableWrite(nodeFileSystem, path, Buffer.from(text, 'utf8'), { random })
  return written.ok ? ok(null) : written
}

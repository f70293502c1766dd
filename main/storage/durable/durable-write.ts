import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '#app/result.ts'
import type { FileFacts, FileSystem, OpenFile } from './file-system.ts'
import { attempt, errnoOf, look } from './problem-of.ts'

/** Gives a new short random text of hexadecimal digits at every call. */
export type RandomText = () => string

/** How {@link durableWrite} finds free names and a last chance to stop. */
export interface DurableWriteOptions {
  readonly random: RandomText
  /** Asked when the new content is on disk and only the rename is left; a failure leaves the target as it is. */
  readonly beforeRename?: () => Promise<Result<null>>
}

/** Names of the unfinished files that {@link durableWrite} can leave behind when the program is killed. */
export function isLeftover(name: string, target: string): boolean {
  return name.startsWith(`.${target}.`) && /^[0-9a-f]+\.tmp$/.test(name.slice(target.length + 2))
}

/** Appends all of `bytes`, however many writes the system makes of it. */
export async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const taken = await file.write(written === 0 ? bytes : bytes.subarray(written))
    if (taken <= 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
    written += taken
  }
}

/**
 * Replaces a file so that, whatever happens, the old or the new content stands there whole, and after success the new one
 * survives a power cut: new file in the same folder, fsync, rename, fsync of the folder. An existing file keeps its mode.
 * The folder must exist. Fails with `symbolic_link` where the target is a link, and with the storage codes
 * (`disk_full`, `read_only`, `no_permission`, `folder_vanished`, `write_failed`); after a failure of the last step the new
 * content may stand there, though not safely.
 */
export async function durableWrite(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  options: DurableWriteOptions,
): Promise<Result<FileFacts>> {
  const folder = dirname(path)
  return attempt(path, async () => {
    const before = await look(fs, path)
    if (before?.kind === 'link') return fail('symbolic_link', { path })
    if (before && before.kind !== 'file') return fail('write_failed', { path, reason: 'EISDIR' })

    const temporary = join(folder, `.${basename(path)}.${options.random()}.tmp`)
    const file = await fs.create(temporary)
    const written = await fill(file, bytes, before).catch(async (error: unknown) => {
      await discard(fs, temporary)
      throw error
    })
    const goOn = (await options.beforeRename?.()) ?? ok(null)
    if (!goOn.ok) {
      await discard(fs, temporary)
      return goOn
    }
    await fs.rename(temporary, path).catch(async (error: unknown) => {
      await discard(fs, temporary)
      throw error
    })
    await fs.syncFolder(folder)
    const after = await fs.facts(path)
    const same =
      after.node === written.node && after.size === written.size && after.modified === written.modified
    // Somebody wrote to it in this very moment: an identity no file has makes the next look read the content.
    return ok(same ? after : { ...after, identity: '' })
  })
}

async function fill(file: OpenFile, bytes: Uint8Array, before: FileFacts | null): Promise<FileFacts> {
  try {
    if (before) await keepMode(file, before.mode)
    await writeAll(file, bytes)
    // Once an fsync has failed the system may have dropped the pages: this descriptor is never synced again.
    await file.sync()
    return await file.facts()
  } finally {
    await file.close()
  }
}

async function keepMode(file: OpenFile, mode: number): Promise<void> {
  try {
    await file.chmod(mode & 0o777)
  } catch (error) {
    // FAT and some network drives have no modes to keep.
    if (errnoOf(error) === undefined) throw error
  }
}

async function discard(fs: FileSystem, temporary: string): Promise<void> {
  try {
    await fs.remove(temporary)
  } catch (error) {
    // What is left is found and removed when the file is opened the next time.
    if (errnoOf(error) === undefined) throw error
  }
}

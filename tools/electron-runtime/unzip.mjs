import { createWriteStream } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'

const fileTypeMask = 0o170000
const symbolicLink = 0o120000

/**
 * Unpacks the entries of a zip archive that are wanted, with their permissions. Names that would leave `into` are refused by yauzl, and
 * symbolic links are refused here.
 *
 * @param {string} archive
 * @param {string} into an existing folder
 * @param {{
 *   pick: (name: string) => string | undefined,
 *   onProgress?: (fraction: number) => void,
 * }} options `pick` gives the name to write an entry under, or undefined to leave it out; `onProgress` gets the share of the archive's
 *   bytes that is behind us
 * @returns {Promise<void>}
 */
export async function unzip(archive, into, { pick, onProgress }) {
  const zip = await yauzl.openPromise(archive, { lazyEntries: true, strictFileNames: true })
  for await (const entry of zip.eachEntry()) {
    const name = pick(entry.fileName)
    if (name === undefined || name === '') continue
    const target = path.join(into, name)
    if (entry.fileName.endsWith('/')) {
      await mkdir(target, { recursive: true })
      continue
    }
    const mode = entry.externalFileAttributes >>> 16
    if ((mode & fileTypeMask) === symbolicLink)
      throw new Error(`${archive}: ${entry.fileName} is a symbolic link`)
    await mkdir(path.dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { flags: 'wx' }))
    if ((mode & 0o111) !== 0) await chmod(target, 0o755)
    onProgress?.((entry.relativeOffsetOfLocalHeader + entry.compressedSize) / zip.fileSize)
  }
}

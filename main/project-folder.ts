import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where a new project goes when the user has pointed at a folder: there, if the folder is missing, empty but for names that
 * begin with a dot, or a project already (which the creation then refuses by name); else in a new folder inside, named after
 * the project.
 */
export async function folderForProject(chosen: string, projectName: string): Promise<string> {
  // Also where the folder cannot be read: making the project there says why.
  const names = await readdir(chosen).catch((): string[] => [])
  if (names.every((name) => name.startsWith('.')) || names.includes('project.hashiya')) return chosen
  const base = folderName(projectName)
  for (let number = 1; ; number++) {
    const folder = join(chosen, number === 1 ? base : `${base} ${number}`)
    if (!(await exists(folder))) return folder
  }
}

/**
 * A name for people made into a name for a folder on every platform: no separators, no control or direction characters, no
 * device names, at most 60 characters.
 */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ')
  const short = Array.from(plain).slice(0, 60).join('')
  const trimmed = short.replace(/^[. -]+|[. -]+$/g, '')
  if (trimmed === '') return 'Hashiya'
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(trimmed) ? `_${trimmed}` : trimmed
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

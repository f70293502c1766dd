import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder that holds the program: its package.json, `out/` and `resources/`. Found upwards from this very file, which runs
 * as a source, from `out/main/` or inside the package's archive.
 */
export function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the program has lost its package.json')
    folder = parent
  }
  return folder
}

/** What ships with the program beside its code. */
export function resourcesFolder(): string {
  return join(programFolder(), 'resources')
}

/** The JSON of the codebook that a new project starts with. */
export async function readDefaultCodebook(resources: string): Promise<unknown> {
  return JSON.parse(await readFile(join(resources, 'codebooks/default.json'), 'utf8'))
}

/** The program's version, from its package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder(), 'package.json'), 'utf8'))
  return String(version)
}

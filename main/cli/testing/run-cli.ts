import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { type ExitCode, run } from '../run.ts'

/** What a command line answered. */
export interface Answer {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

const folders: string[] = []
let tokens = 0

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A folder that is removed after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hashiya-cli-'))
  folders.push(folder)
  return folder
}

/** The command line in this process, with relative paths from a folder. */
export function commandLineIn(cwd: string): (...args: string[]) => Promise<Answer> {
  return async (...args) => {
    const said = { out: '', err: '' }
    const code = await run(args, {
      cwd,
      clock: () => new Date('2026-03-14T09:00:00Z'),
      random: () => (++tokens).toString(16).padStart(16, '0'),
      stdout: (text) => {
        said.out += text
      },
      stderr: (text) => {
        said.err += text
      },
    })
    return { code, ...said }
  }
}

/** The one document that `--json` gives. */
export function documentOf({ out }: Answer): Record<string, unknown> {
  return JSON.parse(out)
}

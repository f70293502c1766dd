import { join } from 'node:path'
import { ok } from '#app/result.ts'
import { namesIn } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import { attempt } from '../durable/problem-of.ts'
import { journalsOf } from './project-paths.ts'

/** The journals of a set, at a glance. */
export interface JournalLook {
  /** Identities of the files, see `FileFacts`. */
  readonly states: readonly string[]
  /** Whether there may be edits in them that are not in the set's file. */
  readonly hold: boolean
}

const lineFeed = 0x0a

/** Looks at the journals of a set, which is much quicker than recovering it. */
export async function lookAtJournals(root: string, article: string, annotator: string): Promise<JournalLook> {
  const folder = join(root, ...journalsOf(annotator).split('/'), `${article}.json`)
  const read = await attempt(folder, async () => {
    const names = [...(await namesIn(nodeFileSystem, folder))].sort()
    const files = await Promise.all(names.map((name) => nodeFileSystem.read(join(folder, name))))
    const states = files.map(({ facts }) => facts.identity)
    // The first line of a journal only says what it belongs to.
    return ok({ states, hold: files.some(({ bytes }) => bytes.subarray(0, -1).includes(lineFeed)) })
  })
  return read.ok ? read.value : { states: [], hold: true }
}

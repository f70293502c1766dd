import { join } from 'node:path'
import { ok, type Result } from '#app/result.ts'
import { durableWrite } from './durable-write.ts'
import { walk } from './folders.ts'
import type { JournalContext } from './journal.ts'
import { attempt, errnoOf } from './problem-of.ts'

/** Milliseconds since the epoch. */
export type Clock = () => number

function nameFor(context: JournalContext, kind: string, clock: Clock): string {
  const time = new Date(clock()).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return join(context.places.setAside.path, `${context.places.name}.${kind}-${time}-${context.random()}`)
}

/** Keeps bytes in the private folder, where nothing ever removes them, as `<name>.<kind>-<time>-<random>`. */
export async function setBytesAside(
  context: JournalContext,
  kind: 'damaged' | 'deleted',
  bytes: Uint8Array,
  clock: Clock,
): Promise<Result<null>> {
  const { fs, places, random, settled } = context
  const there = await walk(fs, places.root, places.setAside.parts, true, settled)
  if (!there.ok) return there
  const written = await durableWrite(fs, nameFor(context, kind, clock), bytes, { random })
  return written.ok ? ok(null) : written
}

/** Moves a journal out of the way without losing it. One that is gone already is no failure. */
export async function setJournalAside(
  context: JournalContext,
  name: string,
  clock: Clock,
): Promise<Result<null>> {
  const { fs, places, settled } = context
  const there = await walk(fs, places.root, places.setAside.parts, true, settled)
  if (!there.ok) return there
  const from = join(places.journals.path, name)
  return attempt(from, async () => {
    try {
      await fs.rename(from, nameFor(context, 'journal', clock))
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT') throw error
    }
    return ok(null)
  })
}

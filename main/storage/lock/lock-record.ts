import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProcessIdentity, ProcessTable } from './process-identity.ts'

/** The file that says who holds a lock; its modification time is the last sign of life. */
export const holderFile = 'holder.json'
/** Stands beside the holder's file once the lock has been given back. */
export const releasedFile = 'released'

/** A holder on another machine that has given no sign of life for so long is gone. */
const silenceElsewhereMs = 60_000
/** On platforms that do not tell when a process started, an id may have passed to another one after so long. */
const silenceHereMs = 600_000
/** What cannot be read may still be being written for so long. */
const unreadableMs = 10_000

/** Who holds a lock. */
export interface Holder extends ProcessIdentity {
  readonly nonce: string
  /** ISO 8601. */
  readonly since: string
}

/** A lock as it stands: free for the taking, or held. `vanished`: it was cleared away while we looked. */
export type LockState =
  | { readonly kind: 'free' }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'held'; readonly holder: Holder | null }

/** The holder in a lock's folder; null where the file is missing or makes no sense. */
export async function readHolder(folder: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, holderFile), 'utf8'))
    return isHolder(value) ? value : null
  } catch {
    return null
  }
}

/** Whether somebody who still lives holds the lock in this folder. `now`: milliseconds since the epoch. */
export async function lockState(folder: string, table: ProcessTable, now: number): Promise<LockState> {
  const age = await ageOf(join(folder, releasedFile), now)
  if (age !== null) return { kind: 'free' }
  const holder = await readHolder(folder)
  const silence = (await ageOf(join(folder, holderFile), now)) ?? (await ageOf(folder, now))
  if (silence === null) return { kind: 'vanished' }
  if (!holder) return silence > unreadableMs ? { kind: 'free' } : { kind: 'held', holder }
  return (await isGone(holder, silence, table)) ? { kind: 'free' } : { kind: 'held', holder }
}

async function isGone(holder: Holder, silence: number, table: ProcessTable): Promise<boolean> {
  const self = await table.self()
  const here = holder.host === self.host && holder.machine === self.machine
  if (here && holder.boot !== null && self.boot !== null && holder.boot !== self.boot) return true
  if (!here || holder.space !== self.space) return silence > silenceElsewhereMs
  const state = await table.state(holder.pid, holder.started)
  return state === 'gone' || (state === 'unsure' && silence > silenceHereMs)
}

/** Milliseconds since the last change, either way: a time in the future is a clock that was wrong. */
async function ageOf(path: string, now: number): Promise<number | null> {
  try {
    return Math.abs(now - (await lstat(path)).mtimeMs)
  } catch {
    return null
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map(Object.entries(value))
  const texts = ['nonce', 'host', 'since'].every((name) => typeof fields.get(name) === 'string')
  const optional = ['machine', 'boot', 'space', 'started'].every((name) => {
    const field = fields.get(name)
    return field === null || typeof field === 'string'
  })
  return texts && optional && Number.isSafeInteger(fields.get('pid')) && Number(fields.get('pid')) > 0
}

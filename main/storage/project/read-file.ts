import { join } from 'node:path'
import { isSafeId } from '#app/model/ids.ts'
import { maximumFileSize, parseJson } from '#app/project/json.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import type { FileFacts } from '../durable/file-system.ts'
import { partsOf, walk } from '../durable/folders.ts'
import { nodeFileSystem } from '../durable/node-file-system.ts'
import { attempt, errnoOf, look } from '../durable/problem-of.ts'
import { strictText } from '../durable/seal.ts'
import { inParallel } from './in-parallel.ts'

/** A file that was read, and how its next version is told from it. */
export interface JsonRead {
  readonly json: unknown
  readonly facts: FileFacts
}

/**
 * Reads a JSON file of a project as it stands, whatever a journal may hold. Neither the file nor a folder on the way may be a
 * symbolic link. Fails with `not_found` ({path}), `symbolic_link`, `too_large`, `invalid_json` and storage codes.
 */
export async function readJson(root: string, file: string): Promise<Result<JsonRead>> {
  const parts = partsOf(file)
  if (!parts) return fail('invalid_file', { reason: file })
  const walked = await walk(nodeFileSystem, root, parts.slice(0, -1), false)
  if (!walked.ok) return walked
  const path = join(root, ...parts)
  return attempt(path, async () => {
    const before = walked.value ? await look(nodeFileSystem, path) : null
    if (!before) return fail('not_found', { path: file })
    if (before.kind === 'link') return fail('symbolic_link', { path: file })
    if (before.kind !== 'file') return fail('not_found', { path: file })
    if (before.size > maximumFileSize) {
      return fail('too_large', { size: before.size, limit: maximumFileSize })
    }
    const { bytes, facts } = await nodeFileSystem.read(path)
    const text = strictText(bytes)
    if (text === null) return fail('invalid_file', { reason: 'UTF-8' })
    const json = parseJson(text)
    return json.ok ? ok({ json: json.value, facts }) : json
  })
}

/** What was found in a folder. */
export interface Listing {
  /** Identity of each file or folder (see `FileFacts`) by its id, sorted by id. */
  readonly found: ReadonlyMap<string, string>
  /** What was passed over. */
  readonly notices: readonly Problem[]
}

/** How {@link listIds} tells what it is looking for. */
export interface ListingRule {
  readonly kind: 'file' | 'folder'
  /** The id in a name; null for what may stand there without a word, undefined for what is to be reported. */
  readonly idOf: (name: string) => string | null | undefined
}

/**
 * The ids in a folder of the project, sorted by code unit. Links and names that are no ids of ours are passed over and reported
 * (`symbolic_link`, `name_ignored`). A folder that is missing is empty.
 */
export async function listIds(root: string, folder: string, rule: ListingRule): Promise<Result<Listing>> {
  const parts = folder.split('/')
  const walked = await walk(nodeFileSystem, root, parts, false)
  if (!walked.ok) return walked
  if (!walked.value) return ok({ found: new Map(), notices: [] })
  const path = join(root, ...parts)
  return attempt(path, async () => {
    const names = (await nodeFileSystem.list(path)).filter((name) => rule.idOf(name) !== null).sort()
    const facts = await inParallel(names, looksAtOnce, (name) => look(nodeFileSystem, join(path, name)))
    const found = new Map<string, string>()
    const notices: Problem[] = []
    for (const [rank, name] of names.entries()) {
      const shown = `${folder}/${name}`
      const id = rule.idOf(name)
      const { kind, identity } = facts[rank] ?? {}
      if (kind === 'link') notices.push(fail('symbolic_link', { path: shown }).problem)
      else if (kind !== rule.kind || identity === undefined) continue
      else if (!id) notices.push(fail('name_ignored', { path: shown }).problem)
      else found.set(id, identity)
    }
    return ok({ found, notices })
  })
}

const looksAtOnce = 16

/** Identity of a file for caches: differs after every change; null where there is nothing. */
export async function identityOf(path: string): Promise<string | null> {
  try {
    return (await nodeFileSystem.facts(path)).identity
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return null
  }
}

/** Ids in names such as `<id>.json`, for {@link listIds}. */
export const jsonFiles: ListingRule = {
  kind: 'file',
  idOf(name) {
    // What the system or a half-finished write leaves behind begins with a dot.
    if (name.startsWith('.') || !name.endsWith('.json')) return null
    const id = name.slice(0, -'.json'.length)
    return isSafeId(id) ? id : undefined
  },
}

/** Ids that are names of folders, for {@link listIds}. */
export const folders: ListingRule = {
  kind: 'folder',
  idOf: (name) => (name.startsWith('.') ? null : isSafeId(name) ? name : undefined),
}

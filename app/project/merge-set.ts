import { compareAnnotations } from '../model/annotation.ts'
import { compareIds, compareZones, deepEqual } from '../model/changes.ts'
import { type Divergence, mergeData } from './merge.ts'
import type { SetFile, UnreadItems } from './set-file.ts'

type Doubled = MergedSet['doubled'][number]

/** A merged set, and what a person should look at. */
export interface MergedSet {
  readonly file: SetFile
  /** Items that both sides changed: our version's id, and the one the other version has now. */
  readonly doubled: readonly { readonly id: string; readonly added: string }[]
}

/**
 * Merges a set that was changed outside while it was being changed here: item by item, taking what only one side changed. An
 * item that both changed stands twice, theirs under a new id, and an item that one removed and the other changed stays: no
 * work is lost without a person having decided it.
 */
export function mergeSetFiles({ base, ours, theirs }: Divergence<SetFile>): MergedSet {
  const doubled: Doubled[] = []
  const list = <Item extends { readonly id: string }>(
    of: (file: SetFile) => readonly Item[],
    compare: (a: Item, b: Item) => number,
  ): readonly Item[] =>
    mergeItems({ base: base && of(base), ours: of(ours), theirs: of(theirs) }, doubled).sort(compare)
  const extra = mergeData({
    base: base && (base.set.extra ?? {}),
    ours: ours.set.extra ?? {},
    theirs: theirs.set.extra ?? {},
  })
  const { extra: _, ...set } = ours.set
  const file = {
    set: {
      ...set,
      state: mergeState({ base: base?.set.state, ours: ours.set.state, theirs: theirs.set.state }),
      annotations: list(({ set: { annotations } }) => annotations, compareAnnotations),
      relations: list(({ set: { relations } }) => relations, compareIds),
      zones: list(({ set: { zones } }) => zones, compareZones),
      ...(Object.keys(extra).length > 0 && { extra }),
    },
    unread: mergeUnread({ base: base?.unread, ours: ours.unread, theirs: theirs.unread }),
  }
  return { file, doubled }
}

/** Where nobody knows which of two states came first, the article is not finished: silence must not pass for "none". */
function mergeState({ base, ours, theirs }: Divergence<SetFile['set']['state']>): SetFile['set']['state'] {
  if (ours === theirs) return ours
  if (base === undefined) return 'in progress'
  return ours === base ? theirs : ours
}

function mergeItems<Item extends { readonly id: string }>(
  { base, ours, theirs }: Divergence<readonly Item[]>,
  doubled: Doubled[],
): Item[] {
  const before = byOccurrence(base ?? [])
  const our = byOccurrence(ours)
  const their = byOccurrence(theirs)
  const taken = new Set([...ours, ...theirs, ...(base ?? [])].map(({ id }) => id))
  const merged: Item[] = []
  for (const key of new Set([...our.keys(), ...their.keys()])) {
    const [old, mine, other] = [before.get(key), our.get(key), their.get(key)]
    if (mine === undefined || other === undefined) {
      const left = (mine ?? other) as Item
      if (old === undefined || !deepEqual(left, old)) merged.push(left)
    } else if (deepEqual(mine, other) || deepEqual(other, old)) merged.push(mine)
    else if (deepEqual(mine, old)) merged.push(other)
    else {
      const id = freshId(other.id, taken)
      doubled.push({ id: mine.id, added: id })
      merged.push(mine, { ...other, id })
    }
  }
  return merged
}

/** A file merged by hand can hold an id twice; both items count. */
function byOccurrence<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  const keyed = new Map<string, Item>()
  for (const item of items) {
    let occurrence = 0
    while (keyed.has(`${occurrence} ${item.id}`)) occurrence++
    keyed.set(`${occurrence} ${item.id}`, item)
  }
  return keyed
}

function freshId(id: string, taken: Set<string>): string {
  // Ids have at most 200 characters.
  const stem = id.slice(0, 190)
  let number = 2
  while (taken.has(`${stem}-${number}`)) number++
  const fresh = `${stem}-${number}`
  taken.add(fresh)
  return fresh
}

function mergeUnread({ base, ours, theirs }: Divergence<UnreadItems>): UnreadItems {
  const list = (of: (items: UnreadItems) => readonly unknown[]): readonly unknown[] => {
    const has = (items: readonly unknown[], item: unknown) => items.some((other) => deepEqual(other, item))
    const removed = (base ? of(base) : []).filter((item) => !has(of(ours), item) || !has(of(theirs), item))
    const added = of(theirs).filter((item) => !has(of(ours), item))
    return [...of(ours), ...added].filter((item) => !has(removed, item))
  }
  return {
    annotations: list(({ annotations }) => annotations),
    relations: list(({ relations }) => relations),
    zones: list(({ zones }) => zones),
  }
}

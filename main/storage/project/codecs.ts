import * as v from 'valibot'
import { parseCodebook } from '#app/codebook/codebook-file.ts'
import { emptySet } from '#app/model/annotation.ts'
import type { Article } from '#app/model/article.ts'
import { applyChanges, type Change, changeSchema } from '#app/model/changes.ts'
import {
  emptyHistory,
  type History,
  type HistoryMove,
  historyMoveSchema,
  moveHistory,
} from '#app/model/history.ts'
import { type ActorsFile, emptyActorsFile, formatActors, parseActors } from '#app/project/actors-file.ts'
import { formatArticle, parseArticle } from '#app/project/article-file.ts'
import { formatCodebook } from '#app/project/codebook-json.ts'
import type { ReadFile } from '#app/project/file-kind.ts'
import { formatHistory, parseHistory } from '#app/project/history-file.ts'
import { parseJson } from '#app/project/json.ts'
import { mergeData } from '#app/project/merge.ts'
import { mergeSetFiles } from '#app/project/merge-set.ts'
import { formatProject, type ProjectFile, parseProject } from '#app/project/project-file.ts'
import { formatSet, parseSet, type SetFile, type SetPlace, setFileOf } from '#app/project/set-file.ts'
import { fail, ok, type Result } from '#app/result.ts'
import { offsetMap } from '#app/text/offsets.ts'
import type { Codec } from '../durable/codec.ts'
import { setFile } from './project-paths.ts'

/**
 * A set's file; the journal holds the changes of each edit. Entries are in UTF-16 units like the set in memory: nothing but
 * this program reads the journal.
 */
export function setCodec(place: SetPlace, text: string): Codec<SetFile, readonly Change[]> {
  const offsets = offsetMap(text)
  // Opening a store asks twice for the data of one file; a set of ten thousand annotations is worth remembering that long.
  let lastRead: { readonly json: string; readonly read: Result<SetFile> } | null = null
  return {
    empty: () => setFileOf(emptySet(place.article, place.annotator)),
    parse(json) {
      if (lastRead?.json !== json) {
        lastRead = { json, read: readWith(json, (value) => parseSet(value, place, offsets)) }
      }
      return lastRead.read
    },
    format(file) {
      lastRead = null
      return formatSet(file, offsets)
    },
    applyEntry(file, entry) {
      lastRead = null
      const changes = v.safeParse(changesSchema, entry)
      if (!changes.success) return fail('invalid_file', { reason: changes.issues[0].message })
      const applied = applyChanges(file.set, changes.output)
      return applied.ok ? ok({ ...file, set: applied.value }) : applied
    },
    merge({ base, ours, theirs }) {
      const { file, doubled } = mergeSetFiles({ base: base ?? undefined, ours, theirs })
      const path = setFile(place.article, place.annotator)
      const notes = doubled.map(
        ({ id, added }) => fail('both_versions_kept', { path, item: id, added }).problem,
      )
      return { data: file, notes }
    },
  }
}

const changesSchema = v.array(changeSchema)

/** An annotator's undo history; the journal holds its moves. */
export const historyCodec: Codec<History, HistoryMove> = {
  empty: () => emptyHistory,
  parse: (text) => readWith(text, parseHistory),
  format: formatHistory,
  applyEntry(history, entry) {
    const move = v.safeParse(historyMoveSchema, entry)
    if (!move.success) return fail('invalid_file', { reason: move.issues[0].message })
    return ok(moveHistory(history, move.output))
  },
  // Nobody else writes it; if somebody did, steps of two pasts cannot be strung together.
  merge: ({ ours }) => ({ data: ours, notes: [] }),
}

const emptyProjectFile: ProjectFile = { name: '', created: '', annotators: [], unread: [] }

export const projectCodec: WholeFileCodec<ProjectFile> = wholeFileCodec({
  empty: emptyProjectFile,
  parse: parseProject,
  format: formatProject,
})

export const actorsCodec: WholeFileCodec<ActorsFile> = wholeFileCodec({
  empty: emptyActorsFile,
  parse: parseActors,
  format: formatActors,
})

/** The codebook's own JSON, which only has to be one that can be worked with. */
export const codebookCodec: WholeFileCodec<unknown> = wholeFileCodec<unknown>({
  empty: null,
  parse(json) {
    const codebook = parseCodebook(json)
    return codebook.ok ? ok({ data: json, newer: null }) : codebook
  },
  format: formatCodebook,
})

/** An article's file. It is never made through the codec, so that there is no empty one. */
export function articleCodec(id: string): WholeFileCodec<Article> {
  const metadata = { title: '', outlet: '', date: '', url: '', language: '' }
  return wholeFileCodec({
    empty: { id, text: '', sha256: '', metadata, direction: 'rtl' },
    parse: (json) => parseArticle(json, id),
    format: formatArticle,
  })
}

/** A file that is always written as a whole, without edits in a journal. */
export type WholeFileCodec<Data> = Codec<Data, never>

function wholeFileCodec<Data>(file: {
  readonly empty: Data
  readonly parse: (json: unknown) => Result<ReadFile<Data>>
  readonly format: (data: Data) => string
}): WholeFileCodec<Data> {
  return {
    empty: () => file.empty,
    parse: (text) => readWith(text, file.parse),
    format: file.format,
    applyEntry: (data) => ok(data),
    merge: ({ base, ours, theirs }) => ({
      data: mergeData({ base: base ?? undefined, ours, theirs }),
      notes: [],
    }),
  }
}

function readWith<Data>(text: string, parse: (json: unknown) => Result<ReadFile<Data>>): Result<Data> {
  const json = parseJson(text)
  if (!json.ok) return json
  const read = parse(json.value)
  if (!read.ok) return read
  const { data, newer } = read.value
  return newer ? { ok: false, problem: newer } : ok(data)
}

import type { Codebook } from '../codebook/codebook.ts'
import type { Actor } from '../model/actor.ts'
import type { AnnotationSet } from '../model/annotation.ts'
import type { Article } from '../model/article.ts'
import type { Problem } from '../result.ts'
import type { MessageKey } from '../wording/wording.ts'

/** One article with the sets of it that are to be exported. */
export interface LabelledArticle {
  readonly article: Article
  readonly sets: readonly AnnotationSet[]
}

/** What a format is given to write. */
export interface DatasetContent {
  readonly codebook: Codebook
  /** The codebook file's own JSON, to be handed on unchanged. */
  readonly codebookFile: unknown
  readonly actors: readonly Actor[]
  readonly articles: readonly LabelledArticle[]
}

/** A file to be written, by a name relative to the chosen folder; text is written as UTF-8. */
export interface NamedEntry {
  readonly name: string
  readonly content: string | Uint8Array
}

/** A file that was read, already decoded. */
export interface TextEntry {
  readonly name: string
  readonly content: string
}

/** Article fields that a file of annotations may carry with each set. */
export interface ParsedArticle {
  readonly id: string
  readonly text: string
  readonly sha256: string
  readonly title: string
  readonly language: string
}

/** One set of a file, with the article it belongs to and the place it was read from. */
export interface ParsedSet {
  readonly article: ParsedArticle
  /** `set.article` is the file's own id of the article; the project may know it by another. */
  readonly set: AnnotationSet
  readonly file: string
  /** 1-based. */
  readonly line: number
}

/** Something in a file that does not fit, and was left out of what was parsed. */
export interface Refusal extends Problem {
  readonly file: string
  /** 1-based; 0 where the whole file is meant. */
  readonly line: number
  /** The file's own id of the article; empty where it could not be read. */
  readonly article: string
  /** Id of the annotation, relation or zone; empty where the whole line is meant. */
  readonly item: string
}

/** All of a dataset's files that fits, and by name what does not. The caller decides whether a part is enough. */
export interface ParsedDataset {
  readonly sets: readonly ParsedSet[]
  readonly actors: readonly Actor[]
  /** The codebook file's own JSON; undefined where there is none. */
  readonly codebookFile: unknown
  readonly refusals: readonly Refusal[]
}

/** SHA-256 of a text as UTF-8, in lower-case hex. Passed in, because this room has no cryptography of its own. */
export type Sha256 = (text: string) => string

/** The formats a dataset can be exported in; `registry.ts` says how each is written. */
export const exportFormatIds = ['jsonl', 'csv'] as const
export type ExportFormatId = (typeof exportFormatIds)[number]

/** A file format of datasets. Each stands in a folder of its own and in one line of `registry.ts`. */
export interface DatasetFormat {
  readonly id: ExportFormatId
  readonly name: MessageKey
  /** What of a project the format cannot carry. */
  readonly losses: readonly MessageKey[]
  /** The files of a dataset, byte-identical for the same content whatever the order it comes in. */
  serialize(content: DatasetContent): readonly NamedEntry[]
  /** Missing where the format is only written, never read back. */
  readonly parse?: (entries: readonly TextEntry[], sha256: Sha256) => ParsedDataset
}

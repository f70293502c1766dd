import type { Direction } from '../text/direction.ts'

/** What an analyst can say about an article without touching its text. */
export interface ArticleMetadata {
  readonly title: string
  readonly outlet: string
  /** ISO 8601 date, possibly of reduced precision; empty when unknown. */
  readonly date: string
  readonly url: string
  /** BCP 47 tag; empty when unknown. */
  readonly language: string
}

/** The immutable source text with its metadata. */
export interface Article {
  readonly id: string
  /** What the file said after decoding, line ends as LF; never normalised, never trimmed. */
  readonly text: string
  /** SHA-256 of the text as UTF-8, in lower-case hex. */
  readonly sha256: string
  readonly metadata: ArticleMetadata
  readonly direction: Direction
  /** Fields of the file that this version does not know; kept and given back. */
  readonly extra?: Readonly<Record<string, unknown>>
}

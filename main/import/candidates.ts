import type { ArticleSummary, Encoding, ImportCandidate } from '#app/ipc/contract.ts'
import type { ArticleMetadata } from '#app/model/article.ts'
import { fail, ok, type Problem, type Result } from '#app/result.ts'
import { offsetMap } from '#app/text/offsets.ts'
import type { NewArticle } from '../storage/project/article-library.ts'
import { textHash } from '../storage/project/article-library.ts'
import { type Decoded, decode, decodeAs } from './decode.ts'
import { guessMetadata } from './guess-metadata.ts'

/** A file that was chosen or dropped, or pasted text as UTF-8 under an empty name. */
export interface ImportFile {
  /** Without its folder. */
  readonly fileName: string
  readonly bytes: Result<Uint8Array>
}

/** What the candidates have to be compared with, and where their tokens come from. */
export interface ImportSurroundings {
  /** The article of the project with this text, if there is one. */
  readonly findBySha256: (sha256: string) => Pick<ArticleSummary, 'id' | 'metadata'> | undefined
  /** A fresh token of hexadecimal digits. */
  readonly random: () => string
}

/** What becomes of candidates: articles to be added, and by name those that cannot be. */
export interface TakenCandidates {
  readonly articles: readonly NewArticle[]
  readonly skipped: readonly { readonly fileName: string; readonly problem: Problem }[]
}

interface Held {
  readonly fileName: string
  readonly bytes: Result<Uint8Array>
  readonly decoded: Result<Decoded>
  /** Null where nothing could be decoded. */
  readonly sha256: string | null
}

/** Lines and code points of a preview. */
const previewLines = 12
const previewLength = 600

/** Files on their way into a project: held in memory with their bytes, so that the encoding can still be changed. */
export class ImportCandidates {
  readonly #surroundings: ImportSurroundings
  readonly #held = new Map<string, Held>()

  constructor(surroundings: ImportSurroundings) {
    this.#surroundings = surroundings
  }

  /** Takes files in, decoded as they look, and describes each in the order given. */
  add(files: readonly ImportFile[]): readonly ImportCandidate[] {
    const tokens = files.map(({ fileName, bytes }) => {
      const token = this.#surroundings.random()
      this.#hold(token, fileName, bytes, bytes.ok ? decode(bytes.value) : bytes)
      return token
    })
    return tokens.map((token) => this.#describe(token, this.#held.get(token) as Held))
  }

  /**
   * Decodes a candidate's bytes anew. What cannot be decoded so is described with its problem. Fails with `invalid_request`
   * where there is no such candidate.
   */
  setEncoding(token: string, encoding: Encoding): Result<ImportCandidate> {
    const held = this.#held.get(token)
    if (!held) return fail('invalid_request')
    const { fileName, bytes } = held
    this.#hold(token, fileName, bytes, bytes.ok ? decodeAs(bytes.value, encoding) : bytes)
    return ok(this.#describe(token, this.#held.get(token) as Held, encoding))
  }

  /**
   * Hands candidates over to become articles, with the metadata that somebody may have changed, and forgets all of them.
   * Whether a text is in the project already is for the project to say. Fails with `invalid_request` where there is no such
   * candidate.
   */
  take(
    items: readonly { readonly token: string; readonly metadata: ArticleMetadata }[],
  ): Result<TakenCandidates> {
    const articles: NewArticle[] = []
    const skipped: TakenCandidates['skipped'][number][] = []
    for (const { token, metadata } of items) {
      const held = this.#held.get(token)
      if (!held) return fail('invalid_request')
      const { fileName, decoded } = held
      if (decoded.ok) articles.push({ fileName, text: decoded.value.text, metadata })
      else skipped.push({ fileName, problem: decoded.problem })
    }
    this.discard()
    return ok({ articles, skipped })
  }

  /** Forgets all candidates. */
  discard(): void {
    this.#held.clear()
  }

  #hold(token: string, fileName: string, bytes: Result<Uint8Array>, decoded: Result<Decoded>): void {
    const sha256 = decoded.ok ? textHash(decoded.value.text) : null
    this.#held.set(token, { fileName, bytes, decoded, sha256 })
  }

  #describe(token: string, held: Held, chosen: Encoding = 'utf-8'): ImportCandidate {
    const { fileName, decoded } = held
    if (!decoded.ok) {
      return {
        token,
        fileName,
        encoding: chosen,
        encodingCertain: false,
        preview: '',
        length: 0,
        metadata: guessMetadata('', fileName),
        duplicateOf: null,
        problem: decoded.problem,
      }
    }
    const { text, encoding, certain } = decoded.value
    return {
      token,
      fileName,
      encoding,
      encodingCertain: certain,
      preview: previewOf(text),
      length: offsetMap(text).codePointLength,
      metadata: guessMetadata(text, fileName),
      duplicateOf: this.#duplicateOf(token, held),
      problem: null,
    }
  }

  /** Title of the project's article with this text, or the name of a file before it in the batch. */
  #duplicateOf(token: string, { sha256 }: Held): string | null {
    if (sha256 === null) return null
    const article = this.#surroundings.findBySha256(sha256)
    if (article) return article.metadata.title || article.id
    for (const [other, held] of this.#held) {
      if (other === token) return null
      if (held.sha256 === sha256 && held.decoded.ok) {
        return held.fileName || guessMetadata(held.decoded.value.text, '').title
      }
    }
    return null
  }
}

function previewOf(text: string): string {
  const lines = text
    .slice(0, 2 * previewLength)
    .split('\n')
    .slice(0, previewLines)
    .join('\n')
  return [...lines].slice(0, previewLength).join('')
}

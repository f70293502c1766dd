import type { Article, ArticleMetadata } from '../model/article.ts'
import { fail, ok, type Result } from '../result.ts'
import { baseDirection, type Direction } from '../text/direction.ts'
import { canonicalJson } from './canonical-json.ts'
import { extraOf } from './extra.ts'
import { type FileKind, formatTag, type ReadFile, readVersion } from './file-kind.ts'

/** `articles/<id>.json` */
export const articleFileKind: FileKind = { name: 'hashiya-article', version: 1, migrations: [] }

/** The fields of the metadata, in the order they are shown. */
export const metadataFields = ['title', 'outlet', 'date', 'url', 'language'] as const
const knownFields = ['format', 'text', 'sha256', 'direction', ...metadataFields]

/**
 * Reads an article's file. The id follows from the file's name. Whether the text is still the one that `sha256` names is for
 * the caller to check. Fails with `invalid_file` ({reason}).
 */
export function parseArticle(json: unknown, id: string): Result<ReadFile<Article>> {
  const versioned = readVersion(articleFileKind, json)
  if (!versioned.ok) return versioned
  const { file, newer } = versioned.value
  const { text, sha256, direction } = file
  if (typeof text !== 'string') return fail('invalid_file', { reason: 'text is missing' })
  if (typeof sha256 !== 'string') return fail('invalid_file', { reason: 'sha256 is missing' })
  const metadata: Partial<Record<keyof ArticleMetadata, string>> = {}
  for (const field of metadataFields) {
    const value = file[field] ?? ''
    if (typeof value !== 'string') return fail('invalid_file', { reason: `${field} is not a text` })
    metadata[field] = value
  }
  if (direction !== undefined && !isDirection(direction)) {
    return fail('invalid_file', { reason: 'direction is neither rtl nor ltr' })
  }
  const article: Article = {
    id,
    text,
    sha256: sha256.toLowerCase(),
    metadata: metadata as ArticleMetadata,
    direction: direction ?? baseDirection(text),
    ...extraOf(file, knownFields),
  }
  return ok({ data: article, newer })
}

/** Writes an article's file. */
export function formatArticle({ text, sha256, metadata, direction, extra }: Article): string {
  return canonicalJson({ ...extra, ...metadata, format: formatTag(articleFileKind), text, sha256, direction })
}

function isDirection(value: unknown): value is Direction {
  return value === 'rtl' || value === 'ltr'
}

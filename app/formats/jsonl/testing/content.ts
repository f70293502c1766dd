import type { AnnotationSet } from '../../../model/annotation.ts'
import type { Article } from '../../../model/article.ts'
import type { DatasetContent } from '../../format.ts'

/** Stands in for SHA-256, which this room has to be given: 64 hexadecimal digits that change with the text. */
export function sha256(text: string): string {
  let sum = 7
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) as number)) % 0xffff_fffb
  return sum.toString(16).padStart(64, '0')
}

/** A codebook file in which nothing is defined. */
export const codebookFile = {
  format: 'hashiya-codebook/1',
  id: 'c',
  version: '1',
  name_ar: '',
  name_en: '',
  labels: [],
  attributes: {},
  relations: [],
}

/** An article of that text. */
export function articleOf(text: string, id = 'one'): Article {
  return {
    id,
    text,
    sha256: sha256(text),
    metadata: { title: 'عنوان', outlet: '', date: '2026-03-14', url: '', language: 'ar' },
    direction: 'rtl',
  }
}

/** What is exported of one article. */
export function contentOf(article: Article, sets: readonly AnnotationSet[]): DatasetContent {
  const codebook = {
    id: 'c',
    version: '1',
    name: { ar: '', en: '' },
    labels: [],
    relations: [],
    zoneTypes: [],
    actorTypes: [],
  }
  return { codebook, codebookFile, actors: [], articles: [{ article, sets }] }
}

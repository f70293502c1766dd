import { type AnnotationSet, compareAnnotations, compareText, type Relation } from '../../model/annotation.ts'
import { compareIds } from '../../model/changes.ts'
import { offsetMap } from '../../text/offsets.ts'
import type { DatasetContent, DatasetFormat, NamedEntry } from '../format.ts'
import { toCsv } from './cells.ts'
import { columnsFor, type Row } from './columns.ts'

/**
 * A table for spreadsheets, one row an annotation, offsets in both units. Cells that could run as formulas are defused by an
 * apostrophe, so the file is never read back.
 */
export const csvFormat: DatasetFormat = {
  id: 'csv',
  name: 'format.csv',
  losses: [
    'format.csv.loss.oneWay',
    'format.csv.loss.zones',
    'format.csv.loss.text',
    'format.csv.loss.unknown',
  ],
  serialize: serializeCsv,
}

function serializeCsv(content: DatasetContent): readonly NamedEntry[] {
  const columns = columnsFor(content)
  const rows = rowsOf(content).map((row) => columns.map(({ cell }) => cell(row)))
  return [{ name: 'annotations.csv', content: toCsv([columns.map(({ header }) => header), ...rows]) }]
}

/** Articles and annotators in id order, annotations in reading order. */
function rowsOf({ articles, actors: registry, codebook }: DatasetContent): readonly Row[] {
  const actors = new Map(registry.map((actor) => [actor.id, actor]))
  return articles
    .toSorted((a, b) => compareIds(a.article, b.article))
    .flatMap(({ article, sets }) => {
      const offsets = offsetMap(article.text)
      return sets
        .toSorted((a, b) => compareText(a.annotator, b.annotator))
        .flatMap((set) => {
          const annotations = new Map(set.annotations.map((annotation) => [annotation.id, annotation]))
          const relations = relationsByStart(set)
          return set.annotations.toSorted(compareAnnotations).map((annotation) => ({
            article,
            offsets,
            set,
            annotation,
            annotations,
            relations: relations.get(annotation.id) ?? [],
            actors,
            codebook,
          }))
        })
    })
}

function relationsByStart(set: AnnotationSet): ReadonlyMap<string, readonly Relation[]> {
  const byStart = new Map<string, Relation[]>()
  for (const relation of set.relations.toSorted(compareIds)) {
    const known = byStart.get(relation.from)
    if (known) known.push(relation)
    else byStart.set(relation.from, [relation])
  }
  return byStart
}

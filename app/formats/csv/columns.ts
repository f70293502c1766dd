import type { AttributeDefinition, Codebook } from '../../codebook/codebook.ts'
import { labelDefinition } from '../../codebook/codebook.ts'
import type { Actor } from '../../model/actor.ts'
import {
  type Annotation,
  type AnnotationSet,
  compareText,
  extent,
  type Fragment,
  quoteOf,
  type Relation,
} from '../../model/annotation.ts'
import type { Article } from '../../model/article.ts'
import type { OffsetMap } from '../../text/offsets.ts'
import type { DatasetContent } from '../format.ts'

/** What a row is about: one annotation and all that it belongs to. */
export interface Row {
  readonly article: Article
  readonly offsets: OffsetMap
  readonly set: AnnotationSet
  readonly annotation: Annotation
  /** Annotations of the same set by id, for the ends of relations. */
  readonly annotations: ReadonlyMap<string, Annotation>
  /** Relations that start at the annotation. */
  readonly relations: readonly Relation[]
  readonly actors: ReadonlyMap<string, Actor>
  readonly codebook: Codebook
}

/** One column of the table. */
export interface Column {
  readonly header: string
  cell(row: Row): string
}

/** Between several values in one cell: unlike a comma or a semicolon, rare in running text. */
const separator = ' | '

/**
 * The columns for a dataset: fixed ones, then each attribute and each relation of the codebook in its order (and whatever
 * the data hold beyond it), then the note. A codebook's name that is taken already gets a number behind it.
 */
export function columnsFor(content: DatasetContent): readonly Column[] {
  const sets = content.articles.flatMap((article) => article.sets)
  const columns = [
    ...articleColumns,
    ...annotationColumns,
    ...attributesOf(content.codebook, sets).flatMap(attributeColumns),
    ...relationTypesOf(content.codebook, sets).flatMap(relationColumns),
    column('note', ({ annotation }) => annotation.note ?? ''),
  ]
  const taken = new Set<string>()
  return columns.map((original) => {
    let { header } = original
    for (let number = 2; taken.has(header); number++) header = `${original.header}_${number}`
    taken.add(header)
    return { ...original, header }
  })
}

function column(header: string, cell: Column['cell']): Column {
  return { header, cell }
}

const articleColumns: readonly Column[] = [
  column('article', ({ article }) => article.id),
  column('title', ({ article }) => article.metadata.title),
  column('outlet', ({ article }) => article.metadata.outlet),
  column('date', ({ article }) => article.metadata.date),
  column('url', ({ article }) => article.metadata.url),
  column('language', ({ article }) => article.metadata.language),
  column('annotator', ({ set }) => set.annotator),
  column('state', ({ set }) => set.state),
]

const annotationColumns: readonly Column[] = [
  column('annotation', ({ annotation }) => annotation.id),
  column('label', ({ annotation }) => annotation.label),
  column(
    'label_ar',
    ({ annotation, codebook }) => labelDefinition(codebook, annotation.label)?.name.ar ?? '',
  ),
  column(
    'label_en',
    ({ annotation, codebook }) => labelDefinition(codebook, annotation.label)?.name.en ?? '',
  ),
  column('quote', ({ annotation }) => quoteOf(annotation)),
  column('start_cp', ({ annotation, offsets }) => `${offsets.toCodePoint(extent(annotation).start)}`),
  column('end_cp', ({ annotation, offsets }) => `${offsets.toCodePoint(extent(annotation).end)}`),
  column('start_utf16', ({ annotation }) => `${extent(annotation).start}`),
  column('end_utf16', ({ annotation }) => `${extent(annotation).end}`),
  column('fragments', ({ annotation }) => `${annotation.fragments.length}`),
  column('fragments_cp', ({ annotation, offsets }) => inCodePoints(annotation.fragments, offsets)),
  column('fragments_utf16', ({ annotation }) => inUtf16(annotation.fragments)),
  column('actor', ({ annotation }) => annotation.actor ?? ''),
  column('actor_ar', ({ annotation, actors }) => actorOf(annotation, actors)?.nameAr ?? ''),
  column('actor_en', ({ annotation, actors }) => actorOf(annotation, actors)?.nameEn ?? ''),
]

interface AttributeShape extends Pick<AttributeDefinition, 'id' | 'hasIsoDate'> {
  readonly isFragment: boolean
}

/** Attributes of all labels by id, in the codebook's order; those that only the data know come last, in order of id. */
function attributesOf(codebook: Codebook, sets: readonly AnnotationSet[]): readonly AttributeShape[] {
  const shapes = new Map<string, AttributeShape>()
  const add = (id: string, isFragment: boolean, hasIsoDate: boolean) => {
    const known = shapes.get(id)
    shapes.set(id, {
      id,
      isFragment: isFragment || known?.isFragment === true,
      hasIsoDate: hasIsoDate || known?.hasIsoDate === true,
    })
  }
  for (const { id, kind, hasIsoDate } of codebook.labels.flatMap((label) => label.attributes)) {
    add(id, kind === 'fragment', hasIsoDate)
  }
  const found = sets.flatMap((set) => set.annotations.flatMap(({ attributes }) => Object.entries(attributes)))
  for (const [id, value] of found.sort(([a], [b]) => compareText(a, b))) {
    add(id, typeof value === 'object', typeof value === 'object' && value.iso !== undefined)
  }
  return [...shapes.values()]
}

function attributeColumns({ id, isFragment, hasIsoDate }: AttributeShape): readonly Column[] {
  const fragment = ({ annotation }: Row) => {
    const value = attributeOf(annotation, id)
    return typeof value === 'object' ? value : undefined
  }
  return [
    column(id, ({ annotation }) => {
      const value = attributeOf(annotation, id)
      return typeof value === 'object' ? value.quote : (value ?? '')
    }),
    ...(hasIsoDate ? [column(`${id}_iso`, (row) => fragment(row)?.iso ?? '')] : []),
    ...(isFragment
      ? [
          column(`${id}_cp`, (row) => {
            const value = fragment(row)
            return value ? inCodePoints([value], row.offsets) : ''
          }),
          column(`${id}_utf16`, (row) => {
            const value = fragment(row)
            return value ? inUtf16([value]) : ''
          }),
        ]
      : []),
  ]
}

function attributeOf({ attributes }: Annotation, id: string): Annotation['attributes'][string] | undefined {
  return Object.hasOwn(attributes, id) ? attributes[id] : undefined
}

function relationTypesOf(codebook: Codebook, sets: readonly AnnotationSet[]): readonly string[] {
  const found = sets.flatMap(({ relations }) => relations.map(({ type }) => type)).sort(compareText)
  return [...new Set([...codebook.relations.map(({ id }) => id), ...found])]
}

/** For people, what stands at the other end; for machines, its annotation's id. */
function relationColumns(type: string): readonly Column[] {
  const ends = ({ relations, annotations }: Row) =>
    relations
      .filter((relation) => relation.type === type)
      .map(({ to }) => annotations.get(to))
      .filter((end) => end !== undefined)
  return [
    column(`relation_${type}`, (row) =>
      ends(row)
        .map((end) => {
          const actor = actorOf(end, row.actors)
          return actor ? `${quoteOf(end)} [${actor.id}]` : quoteOf(end)
        })
        .join(separator),
    ),
    column(`relation_${type}_ids`, (row) =>
      ends(row)
        .map(({ id }) => id)
        .join(separator),
    ),
  ]
}

function actorOf({ actor }: Annotation, actors: ReadonlyMap<string, Actor>): Actor | undefined {
  return actor === undefined ? undefined : actors.get(actor)
}

/** Fragments as `start..end` with blanks between: `start-end` or `start:end` would be taken for dates and times. */
function inCodePoints(fragments: readonly Fragment[], offsets: OffsetMap): string {
  return fragments
    .map(({ start, end }) => `${offsets.toCodePoint(start)}..${offsets.toCodePoint(end)}`)
    .join(' ')
}

function inUtf16(fragments: readonly Fragment[]): string {
  return fragments.map(({ start, end }) => `${start}..${end}`).join(' ')
}

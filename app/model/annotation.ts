import * as v from 'valibot'
import { type Utf16Offset, utf16 } from '../text/offsets.ts'
import type { Span } from '../text/span.ts'

/** One span of an annotation, with the text it stood on when it was made. */
export interface Fragment extends Span {
  readonly quote: string
}

/** An attribute's value that points into the text, such as a condition or a deadline. */
export interface FragmentValue extends Fragment {
  /** A deadline's date, ISO 8601, possibly of reduced precision ("2030", "2026-03"). */
  readonly iso?: string
  readonly extra?: Readonly<Record<string, unknown>>
}

/** A closed value's id, a free text, or a fragment of the text. */
export type AttributeValue = string | FragmentValue

/** A label put on text by one annotator, with attributes. */
export interface Annotation {
  readonly id: string
  readonly label: string
  /** At least one, ascending, not overlapping each other. Several: the annotation is discontinuous. */
  readonly fragments: readonly Fragment[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
  /** Registry id of the actor that an annotation labelled actor mentions. */
  readonly actor?: string
  readonly note?: string
  readonly extra?: Readonly<Record<string, unknown>>
}

/** A typed link between two annotations of one set. */
export interface Relation {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly extra?: Readonly<Record<string, unknown>>
}

/** Text marked as heading, caption, related link, boilerplate or junk: skipped, never deleted. */
export interface Zone extends Fragment {
  readonly id: string
  readonly type: string
  readonly extra?: Readonly<Record<string, unknown>>
}

/** Whether the annotator has finished the article, that is, whether silence means "none". */
export type SetState = 'in progress' | 'finished'

/** One annotator's annotations, relations and zones of one article. */
export interface AnnotationSet {
  readonly article: string
  readonly annotator: string
  readonly state: SetState
  /** In reading order of their first fragments; see {@link compareAnnotations}. */
  readonly annotations: readonly Annotation[]
  readonly relations: readonly Relation[]
  readonly zones: readonly Zone[]
  readonly extra?: Readonly<Record<string, unknown>>
}

/** A set in which nothing has been marked yet. */
export function emptySet(article: string, annotator: string): AnnotationSet {
  return { article, annotator, state: 'in progress', annotations: [], relations: [], zones: [] }
}

/** From the start of the first fragment to the end of the last. */
export function extent(annotation: Annotation): Span {
  const first = annotation.fragments[0] as Fragment
  const last = annotation.fragments.at(-1) as Fragment
  return { start: first.start, end: last.end }
}

/** Reading order of annotations: by extent (outer before inner), then by id so that the order is total. */
export function compareAnnotations(a: Annotation, b: Annotation): number {
  const left = extent(a)
  const right = extent(b)
  return left.start - right.start || right.end - left.end || compareText(a.id, b.id)
}

/**
 * The annotations that cover the character at an offset, or the one right before it where none does; that with the least
 * text first, which of several nested ones is the innermost.
 */
export function annotationsAt(
  annotations: readonly Annotation[],
  offset: Utf16Offset,
): readonly Annotation[] {
  const covering = (character: number) =>
    annotations.filter(({ fragments }) =>
      fragments.some(({ start, end }) => start <= character && character < end),
    )
  const here = covering(offset)
  const length = ({ fragments }: Annotation) =>
    fragments.reduce((sum, { start, end }) => sum + end - start, 0)
  return (here.length > 0 ? here : covering(offset - 1)).toSorted(
    (a, b) => length(a) - length(b) || compareText(a.id, b.id),
  )
}

/** Order by code units, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Sorts spans, joins those that touch or overlap, drops empty ones, and takes the quotes anew from the text: what comes out
 * can stand as an annotation's fragments.
 */
export function normalizeFragments(text: string, spans: readonly Span[]): readonly Fragment[] {
  const sorted = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const joined: { start: Utf16Offset; end: Utf16Offset }[] = []
  for (const { start, end } of sorted) {
    const last = joined.at(-1)
    if (last && start <= last.end) {
      if (end > last.end) last.end = end
    } else joined.push({ start, end })
  }
  return joined.map((span) => fragmentOf(text, span))
}

/** The fragment of a text at a span. */
export function fragmentOf(text: string, { start, end }: Span): Fragment {
  return { start, end, quote: text.slice(start, end) }
}

/** The quotes of all fragments, joined as a reader would hear a discontinuous quotation. */
export function quoteOf(annotation: Annotation): string {
  return annotation.fragments.map((fragment) => fragment.quote).join(' … ')
}

/** Any schema whose output is the given type; naming it keeps the validators' own types out of declarations. */
export type Schema<Output> = v.GenericSchema<unknown, Output>

const extra = v.exactOptional(v.record(v.string(), v.unknown()))
const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.transform(utf16))
const spanEntries = { start: offset, end: offset, quote: v.string() }
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const emptySpan = 'a span must not be empty'

const fragmentSchema = v.pipe(
  v.strictObject(spanEntries),
  v.check((span) => span.start < span.end, emptySpan),
)

const fragmentValueSchema = v.pipe(
  v.strictObject({ ...spanEntries, iso: v.exactOptional(v.string()), extra }),
  v.check((span) => span.start < span.end, emptySpan),
)

export const annotationSchema: Schema<Annotation> = v.strictObject({
  id,
  label: id,
  fragments: v.pipe(
    v.array(fragmentSchema),
    v.minLength(1),
    v.check(
      (fragments) => fragments.every(({ start }, rank) => rank === 0 || fragments[rank - 1]!.end <= start),
      'fragments must ascend and not overlap',
    ),
  ),
  attributes: v.record(v.string(), v.union([v.string(), fragmentValueSchema])),
  actor: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  extra,
})

export const relationSchema: Schema<Relation> = v.strictObject({ id, type: id, from: id, to: id, extra })

export const zoneSchema: Schema<Zone> = v.pipe(
  v.strictObject({ id, type: id, ...spanEntries, extra }),
  v.check((span) => span.start < span.end, emptySpan),
)

export const setStateSchema: Schema<SetState> = v.picklist(['in progress', 'finished'])

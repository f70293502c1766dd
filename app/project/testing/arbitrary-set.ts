import fc from 'fast-check'
import {
  type Annotation,
  type AnnotationSet,
  type AttributeValue,
  compareAnnotations,
  normalizeFragments,
  type Relation,
  type Zone,
} from '../../model/annotation.ts'
import { compareIds, compareZones } from '../../model/changes.ts'
import { offsetMap, utf16 } from '../../text/offsets.ts'
import type { Span } from '../../text/span.ts'

/** Texts as hard as they come: Arabic with marks, emoji with joiners, letters outside the BMP, lone surrogates. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('محمد', 'قال ', 'الـ35', 'َّ', '\u200f', '\n', 'a', ' ', '«', '"', '\\'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('👩‍👩‍👧', '😀', '𞤀', 'e\u0301', '\ud83d', '\ude00', '\u0000', '\u2028'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

/** Unknown fields, none of which any of our files knows. */
export const arbitraryExtra: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  fc.constantFrom('x-one', 'x-two', 'وسم', 'z z', '10', '9'),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  { minKeys: 1, maxKeys: 3 },
)

const arbitraryId = fc.stringMatching(/^[a-zA-Z0-9_-]{1,8}$/)

/** A text and a set on it, as the program itself would make it: sorted, unique ids, every quote in place. */
export const arbitrarySet: fc.Arbitrary<{ readonly text: string; readonly set: AnnotationSet }> =
  arbitraryText
    .filter((text) => spanEnds(text).length > 1)
    .chain((text) => fc.record({ text: fc.constant(text), set: setOn(text) }))

/** The offsets at which a span may begin or end: never between the halves of a surrogate pair. */
function spanEnds(text: string): readonly number[] {
  const map = offsetMap(text)
  return Array.from({ length: text.length + 1 }, (_, offset) => offset).filter(
    (offset) => map.toUtf16(map.toCodePoint(utf16(offset))) === offset,
  )
}

function setOn(text: string): fc.Arbitrary<AnnotationSet> {
  const span: fc.Arbitrary<Span> = fc
    .uniqueArray(fc.constantFrom(...spanEnds(text)), { minLength: 2, maxLength: 2 })
    .map(([a, b]) => ({ start: utf16(Math.min(a!, b!)), end: utf16(Math.max(a!, b!)) }))
  const quoted = span.map(({ start, end }) => ({ start, end, quote: text.slice(start, end) }))
  const value: fc.Arbitrary<AttributeValue> = fc.oneof(
    fc.string(),
    fc
      .record(
        { span: quoted, iso: fc.constantFrom('2030', '2026-03-14'), extra: arbitraryExtra },
        { requiredKeys: ['span'] },
      )
      .map(({ span: at, ...rest }) => ({ ...at, ...rest })),
  )
  const annotation: fc.Arbitrary<Annotation> = fc.record(
    {
      id: arbitraryId,
      label: fc.constantFrom('actor', 'position', 'commitment'),
      fragments: fc
        .array(span, { minLength: 1, maxLength: 3 })
        .map((spans) => normalizeFragments(text, spans)),
      attributes: fc.dictionary(fc.constantFrom('status', 'deadline', 'condition'), value),
      actor: fc.constantFrom('UN', 'MACRON'),
      note: fc.string(),
      extra: arbitraryExtra,
    },
    { requiredKeys: ['id', 'label', 'fragments', 'attributes'] },
  )
  const relation: fc.Arbitrary<Relation> = fc.record(
    {
      id: arbitraryId,
      type: fc.constant('holder'),
      from: arbitraryId,
      to: arbitraryId,
      extra: arbitraryExtra,
    },
    { requiredKeys: ['id', 'type', 'from', 'to'] },
  )
  const zone: fc.Arbitrary<Zone> = fc
    .record(
      { id: arbitraryId, type: fc.constantFrom('heading', 'junk'), at: quoted, extra: arbitraryExtra },
      { requiredKeys: ['id', 'type', 'at'] },
    )
    .map(({ at, ...rest }) => ({ ...rest, ...at }))
  const unique = { maxLength: 6, selector: ({ id }: { id: string }) => id }
  return fc.record(
    {
      article: fc.constant('article'),
      annotator: fc.constant('annotator'),
      state: fc.constantFrom('in progress' as const, 'finished' as const),
      annotations: fc.uniqueArray(annotation, unique).map((items) => items.sort(compareAnnotations)),
      relations: fc.uniqueArray(relation, unique).map((items) => items.sort(compareIds)),
      zones: fc.uniqueArray(zone, unique).map((items) => items.sort(compareZones)),
      extra: arbitraryExtra,
    },
    { requiredKeys: ['article', 'annotator', 'state', 'annotations', 'relations', 'zones'] },
  )
}

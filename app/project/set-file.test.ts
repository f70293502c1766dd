import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { annotationSchema, relationSchema, zoneSchema } from '../model/annotation.ts'
import { offsetMap } from '../text/offsets.ts'
import type { JsonObject } from './json.ts'
import { checkQuotes, orphansOf } from './quotes.ts'
import { formatSet, parseSet, type SetFile, setFileOf } from './set-file.ts'
import { arbitrarySet } from './testing/arbitrary-set.ts'

const place = { article: 'article', annotator: 'annotator' }

function read(file: unknown, text: string): SetFile {
  const result = parseSet(file, place, offsetMap(text))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value.data
}

function write(file: SetFile, text: string): JsonObject {
  return JSON.parse(formatSet(file, offsetMap(text))) as JsonObject
}

const span = (start: number, end: number, quote: string) => ({ start, end, quote })
const file = (fields: JsonObject) => ({ format: 'hashiya-set/1', ...fields })

describe('a set file', () => {
  it('gives back any set it was made from, and is written the same way every time', () => {
    fc.assert(
      fc.property(arbitrarySet, ({ text, set }) => {
        const offsets = offsetMap(text)
        const written = formatSet(setFileOf(set), offsets)
        const reread = read(JSON.parse(written), text)
        expect(reread).toEqual(setFileOf(set))
        expect(formatSet(reread, offsets)).toBe(written)
        expect(orphansOf(reread.set, text)).toEqual([])
      }),
    )
  })

  it('counts code points in the file and UTF-16 units in memory', () => {
    const text = '😀 قال'
    const { set } = read(
      file({ annotations: [{ id: 'a', label: 'actor', fragments: [span(2, 5, 'قال')], attributes: {} }] }),
      text,
    )
    expect(set.annotations[0]?.fragments).toEqual([span(3, 6, 'قال')])
    expect(write(setFileOf(set), text).annotations).toMatchObject([{ fragments: [span(2, 5, 'قال')] }])
  })

  it('puts every item on a line of its own, with sorted keys and a line feed at the end', () => {
    const text = 'قال ماكرون'
    const annotation = { id: 'a', label: 'actor', fragments: [span(4, 10, 'ماكرون')], attributes: {} }
    const written = formatSet(read(file({ annotations: [annotation] }), text), offsetMap(text))
    expect(written).toBe(`{
  "annotations": [
    {"attributes": {}, "fragments": [{"end": 10, "quote": "ماكرون", "start": 4}], "id": "a", "label": "actor"}
  ],
  "annotator": "annotator",
  "article": "article",
  "format": "hashiya-set/1",
  "relations": [],
  "state": "in progress",
  "zones": []
}
`)
  })

  it('keeps annotations whose quote or offsets no longer fit, with their own numbers', () => {
    const text = 'a😀b'
    const annotations = [
      { id: 'fits', label: 'actor', fragments: [span(1, 2, '😀')], attributes: {} },
      { id: 'other-quote', label: 'actor', fragments: [span(1, 2, 'x')], attributes: {} },
      { id: 'half-outside', label: 'actor', fragments: [span(2, 900, 'b...')], attributes: {} },
      { id: 'outside', label: 'actor', fragments: [span(5, 6, 'y'), span(700, 800, 'z')], attributes: {} },
      {
        id: 'deadline',
        label: 'actor',
        fragments: [span(0, 1, 'a')],
        attributes: { deadline: span(40, 41, 'q') },
      },
    ]
    const { set, unread } = read(file({ annotations }), text)
    expect(unread.annotations).toEqual([])
    expect(new Set(orphansOf(set, text))).toEqual(
      new Set(['other-quote', 'half-outside', 'outside', 'deadline']),
    )
    const written = write({ set, unread }, text).annotations as { id: string }[]
    expect(written.sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      annotations.sort((a, b) => a.id.localeCompare(b.id)),
    )
    expect(checkQuotes(set, text)).toContainEqual({
      item: 'half-outside',
      code: 'offset_out_of_range',
      params: { start: 2, end: 900 },
    })
    expect(checkQuotes(set, text)).toContainEqual({
      item: 'other-quote',
      code: 'quote_mismatch',
      params: { start: 1, end: 2, quote: 'x' },
    })
  })

  it('keeps unknown fields and values at every level', () => {
    const text = 'قال ماكرون غدا'
    const whole = file({
      annotator: 'annotator',
      article: 'article',
      state: 'reviewed',
      'x-top': { deep: [1, { y: null }] },
      annotations: [
        {
          id: 'a',
          label: 'actor',
          fragments: [{ ...span(0, 3, 'قال'), 'x-fragment': 1 }, span(4, 10, 'ماكرون')],
          attributes: {
            mention: 'name',
            weight: 3,
            deadline: { ...span(11, 14, 'غدا'), iso: 5, 'x-value': [] },
          },
          actor: null,
          note: ['a', 'b'],
          'x-item': false,
        },
      ],
      relations: [{ id: 'r', type: 'holder', from: 'a', to: 'b', 'x-relation': '' }],
      zones: [{ id: 'z', type: 'heading', ...span(0, 3, 'قال'), 'x-zone': {} }],
    })
    expect(write(read(whole, text), text)).toEqual(whole)
  })

  it('keeps items that make no sense as they stand, and reads the others', () => {
    const text = 'قال'
    const good = { id: 'good', label: 'actor', fragments: [span(0, 3, 'قال')], attributes: {} }
    const bad = [
      null,
      'text',
      { id: 'backwards', label: 'actor', fragments: [span(3, 1, '')], attributes: {} },
      { id: 'negative', label: 'actor', fragments: [span(-1, 2, '')], attributes: {} },
      { id: 'halves', label: 'actor', fragments: [span(0.5, 2, '')], attributes: {} },
      { id: 'overlap', label: 'actor', fragments: [span(0, 2, 'قا'), span(1, 3, 'ال')], attributes: {} },
      { id: 'none', label: 'actor', fragments: [], attributes: {} },
      JSON.parse(
        '{"id":"reserved","label":"actor","fragments":[{"start":0,"end":1,"quote":"ق"}],"__proto__":{"x":1}}',
      ),
    ]
    const whole = file({ annotations: [good, ...bad], relations: [{ id: 'r' }], zones: [span(0, 3, 'قال')] })
    const result = read(whole, text)
    expect(result.set.annotations.map(({ id }) => id)).toEqual(['good'])
    expect(result.unread.annotations).toEqual(bad)
    const written = write(result, text)
    expect(JSON.stringify(written.annotations)).toContain('__proto__')
    expect(written.annotations).toEqual([good, ...bad])
    expect(written.relations).toEqual([{ id: 'r' }])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('reads nothing that an edit could not bring back through the validators of the model', () => {
    const span3 = fc.record(
      {
        start: fc.integer({ min: -1, max: 6 }),
        end: fc.integer({ min: -1, max: 6 }),
        quote: fc.constant('q'),
        'x-f': fc.constant(1),
      },
      { requiredKeys: ['start', 'end', 'quote'] },
    )
    const odd = fc.oneof(
      { weight: 6, arbitrary: fc.constant('id') },
      { weight: 1, arbitrary: fc.constantFrom('', 'x'.repeat(201)) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
    )
    const item = fc
      .record(
        {
          id: odd,
          label: odd,
          type: odd,
          from: odd,
          to: odd,
          fragments: fc.array(span3, { maxLength: 3 }),
          attributes: fc.oneof(odd, fc.dictionary(fc.constantFrom('a', 'constructor'), fc.oneof(odd, span3))),
          actor: odd,
          note: odd,
          'x-field': odd,
          start: fc.constantFrom(0, 1, 1.5),
          end: fc.constantFrom(2, 2.5, 1e300),
          quote: fc.constantFrom('q', 1),
        },
        { requiredKeys: ['id', 'label', 'type', 'from', 'to', 'fragments', 'start', 'end', 'quote'] },
      )
      .chain((fields) => fc.constantFrom(fields, fields, fields, { ...fields, constructor: 1 }))
      .map((fields): unknown => JSON.parse(JSON.stringify(fields)))
    const items = fc.array(item, { maxLength: 4 })
    fc.assert(
      fc.property(items, items, items, (annotations, relations, zones) => {
        const { set, unread } = read(file({ annotations, relations, zones }), 'a😀b')
        for (const annotation of set.annotations)
          expect(v.parse(annotationSchema, annotation)).toEqual(annotation)
        for (const relation of set.relations) expect(v.parse(relationSchema, relation)).toEqual(relation)
        for (const zone of set.zones) expect(v.parse(zoneSchema, zone)).toEqual(zone)
        expect(set.annotations.length + unread.annotations.length).toBe(annotations.length)
        expect(set.zones.length + unread.zones.length).toBe(zones.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives ids to zones without one, passing over those in use', () => {
    const zones = [span(0, 1, 'ق'), span(1, 2, 'ا'), { id: 'z1', ...span(2, 3, 'ل') }].map((zone) => ({
      type: 'junk',
      ...zone,
    }))
    expect(read(file({ zones }), 'قال').set.zones.map(({ id }) => id)).toEqual(['z2', 'z3', 'z1'])
  })

  it('shows a file of a newer version and says so', () => {
    const result = parseSet({ format: 'hashiya-set/2', annotations: [] }, place, offsetMap(''))
    expect(result).toMatchObject({
      ok: true,
      value: { newer: { code: 'newer_version', params: { found: 'hashiya-set/2', known: 'hashiya-set/1' } } },
    })
  })

  it.each([[[]], [null], [{}], [{ format: 'hashiya-article/1' }], [file({ zones: 'none' })]])(
    'refuses what is no set: %j',
    (json) => {
      expect(parseSet(json, place, offsetMap(''))).toMatchObject({
        ok: false,
        problem: { code: 'invalid_file' },
      })
    },
  )
})

import { describe, expect, it } from 'vitest'
import defaultFile from '../../resources/codebooks/default.json' with { type: 'json' }
import {
  type Annotation,
  type AnnotationSet,
  emptySet,
  type Relation,
  type Zone,
} from '../model/annotation.ts'
import { utf16 } from '../text/offsets.ts'
import { checkSet } from './check-set.ts'
import type { Codebook } from './codebook.ts'
import { parseCodebook } from './codebook-file.ts'

function defaultCodebook(): Codebook {
  const parsed = parseCodebook(defaultFile)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  return parsed.value
}

const codebook = defaultCodebook()
const actorIds = new Set(['MACRON'])
const fragment = { start: utf16(0), end: utf16(3), quote: 'قال' }

const actor: Annotation = {
  id: 'a',
  label: 'actor',
  fragments: [fragment],
  attributes: { mention: 'name' },
  actor: 'MACRON',
}
const position: Annotation = {
  id: 'p',
  label: 'position',
  fragments: [fragment],
  attributes: {
    stance: 'support',
    function: 'demand',
    topic: codebook.labels[1]!.attributes.find(({ id }) => id === 'topic')!.values[0]!.id,
    attribution: codebook.labels[1]!.attributes.find(({ id }) => id === 'attribution')!.values[0]!.id,
    lang: 'ar',
    condition: fragment,
  },
}
const holder: Relation = { id: 'r', type: 'holder', from: 'p', to: 'a' }
const zone: Zone = { id: 'z', type: 'junk', ...fragment }

const clean: AnnotationSet = {
  ...emptySet('article', 'annotator'),
  annotations: [actor, position],
  relations: [holder],
  zones: [zone],
}

const check = (set: Partial<AnnotationSet>, against = codebook) =>
  checkSet({ ...clean, ...set }, against, actorIds)

const withPosition = (attributes: Annotation['attributes']) => ({
  annotations: [actor, { ...position, attributes: { ...position.attributes, ...attributes } }],
})

describe('checkSet', () => {
  it('finds nothing in a complete set, nor in an empty one', () => {
    expect(check({})).toEqual([])
    expect(checkSet(emptySet('article', 'annotator'), codebook, new Set())).toEqual([])
  })

  it.each<[string, Partial<AnnotationSet>, unknown]>([
    [
      'an unknown label',
      { annotations: [actor, position, { ...actor, id: 'x', label: 'place' }] },
      { item: 'x', code: 'unknown_label', params: { label: 'place' } },
    ],
    [
      'an unknown attribute',
      withPosition({ status: 'firm' }),
      { item: 'p', code: 'unknown_attribute', params: { attribute: 'status', label: 'position' } },
    ],
    [
      'a value that a closed attribute does not have',
      withPosition({ stance: 'maybe' }),
      { item: 'p', code: 'unknown_value', params: { attribute: 'stance', value: 'maybe' } },
    ],
    [
      'a fragment in a closed attribute',
      withPosition({ stance: fragment }),
      { item: 'p', code: 'unknown_value', params: { attribute: 'stance', value: 'قال' } },
    ],
    [
      'text where a fragment belongs',
      withPosition({ condition: 'if' }),
      { item: 'p', code: 'unknown_value', params: { attribute: 'condition', value: 'if' } },
    ],
    [
      'an actor that the registry does not have',
      { annotations: [{ ...actor, actor: 'NOBODY' }, position] },
      { item: 'a', code: 'unknown_actor', params: { actor: 'NOBODY' } },
    ],
    [
      'an unknown relation',
      { relations: [holder, { ...holder, id: 'x', type: 'friend' }] },
      { item: 'x', code: 'unknown_relation', params: { type: 'friend' } },
    ],
    [
      'a relation that starts nowhere',
      { relations: [holder, { ...holder, id: 'x', from: 'gone' }] },
      { item: 'x', code: 'relation_end_missing', params: { end: 'gone' } },
    ],
    [
      'a relation that ends nowhere',
      { relations: [holder, { ...holder, id: 'x', to: 'gone' }] },
      { item: 'x', code: 'relation_end_missing', params: { end: 'gone' } },
    ],
    [
      'a relation at a label where it cannot stand',
      { relations: [holder, { ...holder, id: 'x', to: 'p' }] },
      { item: 'x', code: 'relation_end_not_allowed', params: { type: 'holder', label: 'position' } },
    ],
    [
      'an unknown zone type',
      { zones: [{ ...zone, type: 'footer' }] },
      { item: 'z', code: 'unknown_zone_type', params: { type: 'footer' } },
    ],
    [
      'two annotations with one id',
      { annotations: [actor, { ...actor }, position] },
      { item: 'a', code: 'duplicate_id', params: { id: 'a' } },
    ],
    [
      'two relations with one id',
      { relations: [holder, { ...holder }] },
      { item: 'r', code: 'duplicate_id', params: { id: 'r' } },
    ],
    [
      'two zones with one id',
      { zones: [zone, { ...zone }] },
      { item: 'z', code: 'duplicate_id', params: { id: 'z' } },
    ],
  ])('calls %s an error', (_, set, finding) => {
    expect(check(set)).toEqual([{ severity: 'error', ...(finding as object) }])
  })

  it.each<[string, Partial<AnnotationSet>, unknown]>([
    [
      'a required attribute that is missing',
      { annotations: [{ ...actor, attributes: {} }, position] },
      { item: 'a', code: 'missing_attribute', params: { attribute: 'mention' } },
    ],
    [
      'a mention without its actor',
      {
        annotations: [
          { id: 'a', label: 'actor', fragments: [fragment], attributes: actor.attributes },
          position,
        ],
      },
      { item: 'a', code: 'missing_actor', params: {} },
    ],
    [
      'a position without its holder',
      { relations: [] },
      { item: 'p', code: 'relation_missing', params: { type: 'holder' } },
    ],
    [
      'a holder of another position',
      { relations: [{ ...holder, type: 'source' }] },
      { item: 'p', code: 'relation_missing', params: { type: 'holder' } },
    ],
  ])('calls %s a warning', (_, set, finding) => {
    expect(check(set)).toEqual([{ severity: 'warning', ...(finding as object) }])
  })

  it('lets items of different kinds share an id', () => {
    expect(check({ relations: [{ ...holder, id: 'a' }], zones: [{ ...zone, id: 'a' }] })).toEqual([])
  })

  it('does not take an inherited name for an attribute that is there', () => {
    const label = codebook.labels[0]!
    const strict: Codebook = {
      ...codebook,
      labels: [{ ...label, attributes: [{ ...label.attributes[0]!, id: 'toString' }] }],
      relations: [],
    }
    expect(check({ annotations: [{ ...actor, attributes: {} }], relations: [] }, strict)).toEqual([
      { item: 'a', severity: 'warning', code: 'missing_attribute', params: { attribute: 'toString' } },
    ])
  })

  it('reads a symmetric relation from either end', () => {
    const [first] = codebook.relations
    const symmetric: Codebook = {
      ...codebook,
      relations: [{ ...first!, id: 'with', from: ['position'], to: ['actor'], min: 1, symmetric: true }],
    }
    const reversed: Relation = { id: 'x', type: 'with', from: 'a', to: 'p' }
    expect(check({ relations: [reversed] }, symmetric)).toEqual([])
    expect(check({ relations: [{ ...reversed, to: 'a' }] }, symmetric).map(({ code }) => code)).toEqual([
      'relation_end_not_allowed',
      'relation_missing',
    ])
  })

  it('counts as many relations as the codebook asks for', () => {
    const [first] = codebook.relations
    const twice: Codebook = { ...codebook, relations: [{ ...first!, min: 2 }] }
    expect(check({}, twice).map(({ code }) => code)).toEqual(['relation_missing'])
    expect(check({ relations: [holder, { ...holder, id: 'x' }] }, twice)).toEqual([])
  })
})

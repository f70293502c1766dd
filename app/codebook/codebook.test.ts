import { describe, expect, it } from 'vitest'
import {
  type AttributeDefinition,
  attributesAfterRelabel,
  type Codebook,
  defaultAttributes,
  type LabelDefinition,
  labelDefinition,
} from './codebook.ts'

const name = { ar: '', en: '' }

function attribute(id: string, rest: Partial<AttributeDefinition> = {}): AttributeDefinition {
  return { id, name, kind: 'free', required: false, values: [], hasIsoDate: false, ...rest }
}

const label: LabelDefinition = {
  id: 'position',
  name,
  key: '2',
  color: '#000000',
  mentionsActor: false,
  attributes: [
    attribute('stance', { kind: 'closed', values: [{ id: 'support', name }] }),
    attribute('lang', {
      kind: 'closed',
      defaultValue: 'ar',
      values: [
        { id: 'ar', name },
        { id: 'en', name },
      ],
    }),
    attribute('remark'),
    attribute('condition', { kind: 'fragment' }),
  ],
}

const fragment = { start: 0, end: 3, quote: 'قال' }

describe('labelDefinition', () => {
  const codebook: Codebook = {
    id: '',
    version: '',
    name,
    labels: [label],
    relations: [],
    zoneTypes: [],
    actorTypes: [],
  }

  it('finds a label, or none', () => {
    expect(labelDefinition(codebook, 'position')).toBe(label)
    expect(labelDefinition(codebook, 'place')).toBeUndefined()
  })
})

describe('defaultAttributes', () => {
  it('holds what the codebook sets by itself, and nothing else', () => {
    expect(defaultAttributes(label)).toEqual({ lang: 'ar' })
  })
})

describe('attributesAfterRelabel', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['sets the defaults', {}, { lang: 'ar' }],
    ['keeps a value that the new label allows', { stance: 'support' }, { stance: 'support', lang: 'ar' }],
    ['prefers what was chosen to the default', { lang: 'en' }, { lang: 'en' }],
    ['drops a value that it does not allow', { stance: 'firm' }, { lang: 'ar' }],
    ['puts the default for a value that it does not allow', { lang: 'fr' }, { lang: 'ar' }],
    ['drops an attribute that it does not have', { status: 'firm', constructor: 'x' }, { lang: 'ar' }],
    ['keeps free text', { remark: '' }, { remark: '', lang: 'ar' }],
    ['keeps a fragment', { condition: fragment }, { condition: fragment, lang: 'ar' }],
    ['drops text where a fragment belongs', { condition: 'if' }, { lang: 'ar' }],
    ['drops a fragment where text belongs', { remark: fragment, stance: fragment }, { lang: 'ar' }],
  ])('%s', (_, before, after) => {
    expect(attributesAfterRelabel(label, before)).toEqual(after)
  })
})

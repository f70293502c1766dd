import { describe, expect, it } from 'vitest'
import defaultFile from '../../resources/codebooks/default.json' with { type: 'json' }
import type { Codebook } from './codebook.ts'
import { codebookFormat, parseCodebook } from './codebook-file.ts'

const minimal = {
  format: 'hashiya-codebook/1',
  id: 'test',
  version: '1',
  name_ar: 'تجربة',
  name_en: 'Test',
  labels: [
    { id: 'actor', name_ar: 'فاعل', name_en: 'Actor', key: '1', color: '#2457C5', needsActor: true },
    { id: 'position', name_ar: 'موقف', name_en: 'Position', key: '2', color: '#9c4a05' },
  ],
  attributes: {
    actorRegistry: [{ id: 'type', name_ar: 'نوع', name_en: 'Type', values: [['person', 'شخص', 'person']] }],
    position: [
      { id: 'stance', name_ar: 'الاتجاه', name_en: 'Stance', required: true, valuesRef: 'stances' },
      {
        id: 'lang',
        name_ar: 'اللغة',
        name_en: 'Language',
        default: 'ar',
        values: [['ar', 'العربية', 'Arabic']],
      },
      { id: 'remark', name_ar: 'ملاحظة', name_en: 'Remark', default: 'none' },
      {
        id: 'until',
        name_ar: 'الأجل',
        name_en: 'Until',
        type: 'fragment',
        extra: ['iso'],
        guideline_en: 'When',
      },
    ],
  },
  valueLists: {
    stances: [
      ['support', 'مؤيد', 'support'],
      ['oppose', 'معارض', 'oppose'],
    ],
  },
  relations: [
    { id: 'holder', name_ar: 'صاحب', name_en: 'holder', from: ['position'], to: ['actor'], min: 1 },
  ],
  zones: [['junk', 'نفايات', 'junk']],
}

type Minimal = typeof minimal
const [actor, position] = minimal.labels as [Minimal['labels'][0], Minimal['labels'][0]]
const [stance, lang] = minimal.attributes.position as [object, object]

function parsed(json: unknown): Codebook {
  const result = parseCodebook(json)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

describe('parseCodebook', () => {
  it('gives the shape the program works with', () => {
    const codebook = parsed(minimal)
    expect(codebook.name).toEqual({ ar: 'تجربة', en: 'Test' })
    expect(codebook.labels.map(({ id, mentionsActor, color }) => [id, mentionsActor, color])).toEqual([
      ['actor', true, '#2457c5'],
      ['position', false, '#9c4a05'],
    ])
    expect(codebook.labels[0]!.attributes).toEqual([])
    expect(codebook.labels[1]!.attributes).toEqual([
      {
        id: 'stance',
        name: { ar: 'الاتجاه', en: 'Stance' },
        kind: 'closed',
        required: true,
        values: [
          { id: 'support', name: { ar: 'مؤيد', en: 'support' } },
          { id: 'oppose', name: { ar: 'معارض', en: 'oppose' } },
        ],
        hasIsoDate: false,
      },
      {
        id: 'lang',
        name: { ar: 'اللغة', en: 'Language' },
        kind: 'closed',
        required: false,
        defaultValue: 'ar',
        values: [{ id: 'ar', name: { ar: 'العربية', en: 'Arabic' } }],
        hasIsoDate: false,
      },
      {
        id: 'remark',
        name: { ar: 'ملاحظة', en: 'Remark' },
        kind: 'free',
        required: false,
        defaultValue: 'none',
        values: [],
        hasIsoDate: false,
      },
      {
        id: 'until',
        name: { ar: 'الأجل', en: 'Until' },
        kind: 'fragment',
        required: false,
        values: [],
        hasIsoDate: true,
        // A guideline in one language serves for both.
        guideline: { ar: 'When', en: 'When' },
      },
    ])
    expect(codebook.relations).toEqual([
      {
        id: 'holder',
        name: { ar: 'صاحب', en: 'holder' },
        from: ['position'],
        to: ['actor'],
        min: 1,
        symmetric: false,
      },
    ])
    expect(codebook.zoneTypes).toEqual([{ id: 'junk', name: { ar: 'نفايات', en: 'junk' } }])
    expect(codebook.actorTypes).toEqual([{ id: 'person', name: { ar: 'شخص', en: 'person' } }])
  })

  it('passes over fields it does not know', () => {
    const file = { ...minimal, groupMatch: {}, labels: [{ ...actor, unit: 'phrase' }, position] }
    expect(parsed(file)).toEqual(parsed(minimal))
  })

  it('does without what may be missing', () => {
    const { valueLists: _, zones: __, ...bare } = minimal
    expect(parsed({ ...bare, attributes: {}, relations: [] })).toMatchObject({
      relations: [],
      zoneTypes: [],
      actorTypes: [],
    })
  })

  it.each([['hashiya-codebook/2'], ['hashiya-codebook/10']])('says that %s is newer', (format) => {
    expect(parseCodebook({ ...minimal, format })).toEqual({
      ok: false,
      problem: { code: 'newer_version', params: { found: format, known: codebookFormat } },
    })
  })

  it.each([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a list', [], ''],
    ['a text', 'hashiya-codebook/1', ''],
    ['no format', { ...minimal, format: undefined }, 'format'],
    ['a format that cannot be read', { ...minimal, format: { toString: 1 } }, 'format'],
    ['an older format than the first', { ...minimal, format: 'hashiya-codebook/0' }, 'format'],
    ['the format of something else', { ...minimal, format: 'hashiya/1' }, 'format'],
    [
      'a label without a name',
      { ...minimal, labels: [{ ...actor, name_ar: undefined }] },
      'labels.0.name_ar',
    ],
    ['a label without an id', { ...minimal, labels: [{ ...actor, id: '' }] }, 'labels.0.id'],
    ['a key that is no digit', { ...minimal, labels: [{ ...actor, key: 'a' }] }, 'labels.0.key'],
    ['a colour that is none', { ...minimal, labels: [{ ...actor, color: 'red' }] }, 'labels.0.color'],
    [
      'a value without its names',
      { ...minimal, attributes: { position: [{ ...stance, values: [['a', 'b']] }] } },
      'attributes.position.0.values.0.2',
    ],
    [
      'an unknown kind of attribute',
      { ...minimal, attributes: { position: [{ ...stance, type: 'number' }] } },
      'attributes.position.0.type',
    ],
    [
      'a list of values that is missing',
      { ...minimal, attributes: { position: [{ ...stance, valuesRef: 'topics' }] } },
      'valueLists.topics',
    ],
    [
      'a list of values named like what objects inherit',
      { ...minimal, attributes: { position: [{ ...stance, valuesRef: 'toString' }] } },
      'valueLists.toString',
    ],
    [
      'a default that is not among the values',
      { ...minimal, attributes: { position: [{ ...lang, default: 'fr' }] } },
      'attributes.position.lang.default: no value fr',
    ],
    [
      'the same value twice',
      {
        ...minimal,
        valueLists: {
          stances: [
            ['a', '', ''],
            ['a', '', ''],
          ],
        },
      },
      'attributes.position.stance: a twice',
    ],
    [
      'the same attribute twice',
      { ...minimal, attributes: { position: [lang, lang] } },
      'attributes.position: lang twice',
    ],
    [
      'the same label twice',
      { ...minimal, labels: [actor, position, { ...actor, key: '3' }] },
      'labels: actor twice',
    ],
    [
      'one key for two labels',
      { ...minimal, labels: [actor, { ...position, key: '1' }] },
      'labels.key: 1 twice',
    ],
    [
      'the same relation twice',
      { ...minimal, relations: [...minimal.relations, ...minimal.relations] },
      'relations: holder twice',
    ],
    ['the same zone twice', { ...minimal, zones: [...minimal.zones, ...minimal.zones] }, 'zones: junk twice'],
    [
      'a relation of a label that is missing',
      { ...minimal, relations: [{ ...minimal.relations[0], to: ['actor', 'place'] }] },
      'relations.holder: no label place',
    ],
  ])('refuses %s and says where', (_, json, place) => {
    const result = parseCodebook(json)
    expect(result).toMatchObject({ ok: false, problem: { code: 'invalid_file' } })
    expect(result.ok ? '' : String(result.problem.params.reason)).toMatch(place)
  })

  it('is not led astray by a label named like what objects inherit', () => {
    const file = { ...minimal, relations: [], labels: [{ ...actor, id: 'constructor' }] }
    expect(parsed(file).labels[0]!.attributes).toEqual([])
  })
})

describe('the default codebook', () => {
  const codebook = parsed(defaultFile)

  it('has the three labels on the keys 1 2 3', () => {
    expect(codebook.labels.map(({ id, key }) => `${key} ${id}`)).toEqual([
      '1 actor',
      '2 position',
      '3 commitment',
    ])
  })

  it('has a guideline in both languages for every label, attribute and relation', () => {
    const items = [
      ...codebook.labels,
      ...codebook.labels.flatMap(({ attributes }) => attributes),
      ...codebook.relations,
    ]
    const lacking = items.filter(
      ({ guideline }) => !guideline?.ar.match(/[؀-ۿ]/) || !guideline.en.match(/[a-z]/),
    )
    expect(lacking.map(({ id }) => id)).toEqual([])
  })

  it('names everything in both languages', () => {
    const named = [
      codebook,
      ...codebook.labels,
      ...codebook.labels.flatMap(({ attributes }) => [
        ...attributes,
        ...attributes.flatMap(({ values }) => values),
      ]),
      ...codebook.relations,
      ...codebook.zoneTypes,
      ...codebook.actorTypes,
    ]
    const lacking = named.filter(({ name }) => !/[؀-ۿ]/.test(name.ar) || !/[a-z]/i.test(name.en))
    expect(lacking.map(({ id }) => id)).toEqual([])
    expect(codebook.zoneTypes.length).toBeGreaterThan(0)
    expect(codebook.actorTypes.length).toBeGreaterThan(0)
  })
})

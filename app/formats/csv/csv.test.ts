import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Codebook, LabelDefinition } from '../../codebook/codebook.ts'
import type { Annotation, AnnotationSet } from '../../model/annotation.ts'
import { utf16 } from '../../text/offsets.ts'
import type { DatasetContent } from '../format.ts'
import { defuse, toCsv } from './cells.ts'
import { csvFormat } from './format.ts'

/** RFC 4180 read by its grammar, for files in which every cell is quoted. */
function parseQuoted(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true)
  const rows: string[][] = []
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy
  let row: string[] = []
  cell.lastIndex = 1
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    row.push((match[1] as string).replaceAll('""', '"'))
    if (match[2] === ',') continue
    rows.push(row)
    row = []
    if (cell.lastIndex === csv.length) return rows
  }
  throw new Error('not a CSV in which every cell is quoted')
}

describe('cells', () => {
  it.each([
    ...['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '﹦1', '−1'],
    ...[' =1', '\u00a0=1', '\u3000＝1', '\t=1', '\n=1', '\u200f=1', '\ufeff=1', '\u0000=1', ' \u200e \t@x'],
    ...['\tنص', '\rنص', '\nنص'],
  ])('defuses %j', (text) => {
    expect(defuse(text)).toBe(`'${text}`)
  })

  it.each(['', ' ', 'نص', 'أ=ب', '"=1"', '(=1', '1', '– قال', '«-»', '.=1'])('leaves %j alone', (text) => {
    expect(defuse(text)).toBe(text)
  })

  it('gives any table back to a reader of RFC 4180, but for the apostrophes', () => {
    const rows = fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(rows, (table) => {
        expect(parseQuoted(toCsv(table))).toEqual(table.map((row) => row.map(defuse)))
      }),
    )
  })
})

const attribute = { required: false, values: [], name: { ar: '', en: '' }, hasIsoDate: false } as const
const label = (
  id: string,
  attributes: LabelDefinition['attributes'],
  mentionsActor = false,
): LabelDefinition => ({
  id,
  name: { ar: `${id} بالعربية`, en: `${id} in English` },
  key: '1',
  color: '#000000',
  mentionsActor,
  attributes,
})
const codebook: Codebook = {
  id: 'c',
  version: '1',
  name: { ar: '', en: '' },
  labels: [
    label('actor', [{ ...attribute, id: 'mention', kind: 'closed' }], true),
    label('commitment', [
      { ...attribute, id: 'topic', kind: 'closed' },
      { ...attribute, id: 'note', kind: 'free' },
      { ...attribute, id: 'deadline', kind: 'fragment', hasIsoDate: true },
      { ...attribute, id: 'condition', kind: 'fragment' },
    ]),
    label('position', [{ ...attribute, id: 'topic', kind: 'closed' }]),
  ],
  relations: [
    {
      id: 'committer',
      name: { ar: '', en: '' },
      from: ['commitment'],
      to: ['actor'],
      min: 1,
      symmetric: false,
    },
  ],
  zoneTypes: [],
  actorTypes: [],
}

const text = '😀 تعهد ماكرون وستارمر بالدعم غدا، وأضاف: سنفعل'
function at(quote: string) {
  const start = text.indexOf(quote)
  return { start: utf16(start), end: utf16(start + quote.length), quote }
}
const annotations: readonly Annotation[] = [
  { id: 'm', label: 'actor', fragments: [at('ماكرون')], attributes: { mention: 'name' }, actor: 'MACRON' },
  { id: 's', label: 'actor', fragments: [at('ستارمر')], attributes: {}, note: '=HYPERLINK("http://x")' },
  {
    id: 'c',
    label: 'commitment',
    fragments: [at('بالدعم'), at('سنفعل')],
    attributes: { topic: 'aid', note: 'free', deadline: { ...at('غدا'), iso: '2026' }, invented: 'x' },
  },
]
const set: AnnotationSet = {
  article: 'one',
  annotator: 'b',
  state: 'in progress',
  annotations,
  relations: [
    { id: 'r2', type: 'committer', from: 'c', to: 's' },
    { id: 'r1', type: 'committer', from: 'c', to: 'm' },
    { id: 'r3', type: 'made-up', from: 'm', to: 's' },
  ],
  zones: [],
}
const metadata = {
  title: '-عنوان "مقتبس"',
  outlet: 'صحيفة',
  date: '2026-03',
  url: 'https://x',
  language: 'ar',
}
const content: DatasetContent = {
  codebook,
  codebookFile: {},
  actors: [
    { id: 'MACRON', nameAr: 'ماكرون', nameEn: 'Macron', type: 'person', aliases: [], contextualAliases: [] },
  ],
  articles: [
    { article: { id: 'two', text, sha256: '', metadata, direction: 'rtl' }, sets: [] },
    {
      article: { id: 'one', text, sha256: '', metadata, direction: 'rtl' },
      sets: [set, { ...set, annotator: 'a', annotations: annotations.slice(0, 1), relations: [] }],
    },
  ],
}

function table(): { header: string[]; rows: Record<string, string>[] } {
  const [entry] = csvFormat.serialize(content)
  const [header = [], ...rows] = parseQuoted(entry!.content as string)
  return {
    header,
    rows: rows.map((row) => Object.fromEntries(row.map((cell, rank) => [header[rank], cell]))),
  }
}

describe('the table', () => {
  it('has a row an annotation, in order of article, annotator and text', () => {
    const { rows } = table()
    expect(rows.map(({ annotator, annotation }) => `${annotator} ${annotation}`)).toEqual([
      'a m',
      'b m',
      'b s',
      'b c',
    ])
  })

  it('has a column for each attribute and relation of the codebook and of the data, each header once', () => {
    const { header } = table()
    expect(header).toEqual([
      ...['article', 'title', 'outlet', 'date', 'url', 'language', 'annotator', 'state'],
      ...[
        'annotation',
        'label',
        'label_ar',
        'label_en',
        'quote',
        'start_cp',
        'end_cp',
        'start_utf16',
        'end_utf16',
      ],
      ...['fragments', 'fragments_cp', 'fragments_utf16', 'actor', 'actor_ar', 'actor_en'],
      ...['mention', 'topic', 'note', 'deadline', 'deadline_iso', 'deadline_cp', 'deadline_utf16'],
      ...['condition', 'condition_cp', 'condition_utf16', 'invented'],
      ...[
        'relation_committer',
        'relation_committer_ids',
        'relation_made-up',
        'relation_made-up_ids',
        'note_2',
      ],
    ])
  })

  it('says all there is of a discontinuous commitment, in both units', () => {
    const { rows } = table()
    expect(rows[3]).toEqual({
      article: 'one',
      title: `'-عنوان "مقتبس"`,
      outlet: 'صحيفة',
      date: '2026-03',
      url: 'https://x',
      language: 'ar',
      annotator: 'b',
      state: 'in progress',
      annotation: 'c',
      label: 'commitment',
      label_ar: 'commitment بالعربية',
      label_en: 'commitment in English',
      quote: 'بالدعم … سنفعل',
      start_cp: '22',
      end_cp: '46',
      start_utf16: '23',
      end_utf16: '47',
      fragments: '2',
      fragments_cp: '22..28 41..46',
      fragments_utf16: '23..29 42..47',
      actor: '',
      actor_ar: '',
      actor_en: '',
      mention: '',
      topic: 'aid',
      note: 'free',
      deadline: 'غدا',
      deadline_iso: '2026',
      deadline_cp: '29..32',
      deadline_utf16: '30..33',
      condition: '',
      condition_cp: '',
      condition_utf16: '',
      invented: 'x',
      relation_committer: 'ماكرون [MACRON] | ستارمر',
      relation_committer_ids: 'm | s',
      'relation_made-up': '',
      'relation_made-up_ids': '',
      note_2: '',
    })
    const letters = [...text]
    expect([...letters.slice(22, 28), '|', ...letters.slice(41, 46)].join('')).toBe('بالدعم|سنفعل')
  })

  it('names the actor in both languages and defuses notes', () => {
    const { rows } = table()
    expect(rows[1]).toMatchObject({ actor: 'MACRON', actor_ar: 'ماكرون', actor_en: 'Macron' })
    expect(rows[2]).toMatchObject({ actor: '', note_2: `'=HYPERLINK("http://x")` })
  })
})

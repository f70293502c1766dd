import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonl } from './read.ts'
import { articleOf, codebookFile, contentOf, sha256 } from './testing/content.ts'
import { serializeJsonl } from './write.ts'

/** One line of JSONL about a text, as a foreign program might write it. */
function lineOf(text: string, fields: Record<string, unknown>): string {
  return JSON.stringify({
    format: 'hashiya/1',
    article: 'one',
    sha256: sha256(text),
    text,
    annotator: 'a',
    ...fields,
  })
}

function read(...lines: string[]) {
  return parseJsonl([{ name: 'a.jsonl', content: lines.join('\n') }], sha256)
}

describe('what others write', () => {
  const text = 'أعلن 😀 ماكرون أنه سيفعل'
  const macron = {
    id: 'a1',
    label: 'actor',
    fragments: [{ start: 7, end: 13, quote: 'ماكرون' }],
    attributes: {},
  }

  it('reads the shortest line there can be, a byte order mark, CRLF and blank lines', () => {
    const { sets, refusals } = read(`\ufeff\r`, `${lineOf(text, {})}\r`, '')
    expect(refusals).toEqual([])
    expect(sets[0]).toMatchObject({
      line: 2,
      set: { state: 'finished', annotations: [], relations: [], zones: [] },
    })
  })

  it('turns code points into UTF-16', () => {
    const { sets } = read(lineOf(text, { annotations: [macron] }))
    expect(sets[0]!.set.annotations[0]!.fragments).toEqual([{ start: 8, end: 14, quote: 'ماكرون' }])
  })

  it('keeps unknown fields at every place and gives them back', () => {
    const span = { start: 0, end: 4, quote: 'أعلن' }
    const line = {
      tool: { name: 'other' },
      metadata: { outlet: 'o', date: '', url: '', byline: 'x' },
      annotations: [
        {
          ...macron,
          confidence: 0.5,
          fragments: [{ ...macron.fragments[0], score: 1 }],
          attributes: { deadline: { ...span, iso: '2030', calendar: 'h' } },
        },
      ],
      relations: [{ id: 'r1', type: 'source', from: 'a1', to: 'a1', sure: true }],
      zones: [{ ...span, id: 'z9', type: 'heading', by: 'me' }],
    }
    const { sets, refusals } = read(lineOf(text, line))
    expect(refusals).toEqual([])
    const [written] = serializeJsonl(contentOf(articleOf(text), [sets[0]!.set]))
    const back = JSON.parse(written!.content as string)
    expect(back).toMatchObject({ ...line, metadata: { byline: 'x' } })
  })

  it('numbers zones without an id past the ids that are taken', () => {
    const span = { start: 0, end: 4, quote: 'أعلن', type: 'heading' }
    const { sets } = read(lineOf(text, { zones: [span, { ...span, id: 'z1' }, span] }))
    expect(sets[0]!.set.zones.map(({ id }) => id).sort()).toEqual(['z1', 'z2', 'z3'])
  })

  it('takes fragments in any order', () => {
    const fragments = [
      { start: 7, end: 13, quote: 'ماكرون' },
      { start: 0, end: 4, quote: 'أعلن' },
    ]
    const { sets } = read(lineOf(text, { annotations: [{ ...macron, fragments }] }))
    expect(sets[0]!.set.annotations[0]!.fragments.map(({ start }) => start)).toEqual([0, 8])
  })

  it.each([
    ['another quote', { fragments: [{ start: 7, end: 13, quote: 'ماكرو' }] }, 'quote_mismatch'],
    ['UTF-16 offsets', { fragments: [{ start: 8, end: 14, quote: 'ماكرون' }] }, 'quote_mismatch'],
    ['an end past the text', { fragments: [{ start: 7, end: 99, quote: 'ماكرون' }] }, 'offset_out_of_range'],
    ['an empty span', { fragments: [{ start: 7, end: 7, quote: '' }] }, 'offset_out_of_range'],
    ['a negative start', { fragments: [{ start: -1, end: 3, quote: 'أعل' }] }, 'offset_out_of_range'],
    ['no fragments', { fragments: [] }, 'invalid_line'],
    ['a fraction', { fragments: [{ start: 0.5, end: 4, quote: 'أعلن' }] }, 'invalid_line'],
    ['no quote', { fragments: [{ start: 7, end: 13 }] }, 'invalid_line'],
    ['an attribute whose name validators drop', { attributes: { constructor: 'x' } }, 'invalid_line'],
    ['a number for an attribute', { attributes: { stance: 1 } }, 'invalid_line'],
    [
      'a deadline whose quote is elsewhere',
      { attributes: { deadline: { start: 0, end: 4, quote: 'غد' } } },
      'quote_mismatch',
    ],
    [
      'overlapping fragments',
      {
        fragments: [
          { start: 7, end: 13, quote: 'ماكرون' },
          { start: 7, end: 9, quote: 'ما' },
        ],
      },
      'invalid_line',
    ],
  ])('refuses an annotation with %s and keeps the rest', (_, fields, code) => {
    const good = { ...macron, id: 'good' }
    const { sets, refusals } = read('', lineOf(text, { annotations: [{ ...macron, ...fields }, good] }))
    expect(refusals).toMatchObject([{ file: 'a.jsonl', line: 2, article: 'one', item: 'a1', code }])
    expect(sets[0]!.set.annotations.map(({ id }) => id)).toEqual(['good'])
  })

  it('refuses ids used twice, relations without an end, and items without an id by their place', () => {
    const { refusals, sets } = read(
      lineOf(text, {
        annotations: [macron, macron, { ...macron, id: undefined }],
        relations: [
          { id: 'r1', type: 'source', from: 'a1', to: 'nobody' },
          { id: 'r2', type: 'source', from: 'a1', to: 'a1' },
        ],
        zones: [{ type: 'heading', start: 0, end: 4, quote: 'قال' }],
      }),
    )
    expect(refusals.map(({ item, code }) => [item, code])).toEqual([
      ['a1', 'duplicate_id'],
      ['annotations/2', 'invalid_line'],
      ['r1', 'relation_end_missing'],
      ['zones/0', 'quote_mismatch'],
    ])
    expect(sets[0]!.set.relations.map(({ id }) => id)).toEqual(['r2'])
  })

  it.each([
    ['a torn line', lineOf(text, {}).slice(0, -5), 'invalid_json'],
    ['something that is no object', '[1]', 'invalid_line'],
    ['no format', lineOf(text, { format: undefined }), 'invalid_line'],
    ['a newer format', lineOf(text, { format: 'hashiya/2' }), 'newer_version'],
    ['another text than was hashed', lineOf(text, { text: `${text} ` }), 'hash_mismatch'],
    ['half of a surrogate pair', lineOf('\ud83d', {}), 'invalid_line'],
    ['a path for an id', lineOf(text, { article: '../one' }), 'invalid_line'],
    ['an unknown state', lineOf(text, { state: 'done' }), 'invalid_line'],
    ['too deep a value', lineOf(text, { deep: JSON.parse('['.repeat(80) + ']'.repeat(80)) }), 'invalid_json'],
    ['an inherited name', lineOf(text, {}).replace('{', '{"__proto__":{"a":1},'), 'invalid_line'],
    ['100,000 levels', '['.repeat(100_000), 'invalid_json'],
  ])('refuses a line with %s and reads the next', (_, line, code) => {
    const { refusals, sets } = read(line, lineOf(text, { annotator: 'b' }))
    expect(refusals).toMatchObject([{ file: 'a.jsonl', line: 1, item: '', code }])
    expect(sets.map(({ set }) => set.annotator)).toEqual(['b'])
  })

  it('refuses a second line of the same annotator about the same text', () => {
    const { refusals, sets } = read(lineOf(text, {}), lineOf(text, { article: 'other' }))
    expect(refusals).toMatchObject([{ line: 2, code: 'duplicate_id' }])
    expect(sets).toHaveLength(1)
  })

  it('reads actors and codebook beside, and names what of them does not fit', () => {
    const good = { id: 'M', name_ar: 'م', type: 'person', born: 1977 }
    const entries = [
      {
        name: 'x/actors.json',
        content: JSON.stringify([good, { name_ar: 'بلا معرّف' }, { id: 'X', type: 5 }]),
      },
      { name: 'x/codebook.json', content: JSON.stringify(codebookFile) },
    ]
    const { actors, codebookFile: read, refusals } = parseJsonl(entries, sha256)
    expect(actors).toEqual([
      {
        id: 'M',
        nameAr: 'م',
        nameEn: '',
        type: 'person',
        aliases: [],
        contextualAliases: [],
        extra: { born: 1977 },
      },
    ])
    expect(read).toEqual(codebookFile)
    expect(refusals.map(({ item, code }) => [item, code])).toEqual([
      ['', 'invalid_file'],
      ['X', 'invalid_file'],
    ])
    const broken = parseJsonl([{ name: 'codebook.json', content: '{"format":"hashiya-codebook/7"}' }], sha256)
    expect(broken).toMatchObject({ codebookFile: undefined, refusals: [{ code: 'newer_version' }] })
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (content) => {
        parseJsonl(
          ['a.jsonl', 'actors.json', 'codebook.json'].map((name) => ({ name, content })),
          sha256,
        )
      }),
    )
  })

  it('never throws on a line cut short anywhere or with a value of another kind', () => {
    const whole = lineOf(text, {
      annotations: [macron],
      relations: [{ id: 'r', type: 't', from: 'a1', to: 'a1' }],
      zones: [{ type: 'heading', start: 0, end: 4, quote: 'أعلن' }],
    })
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.constantFrom('null', '{}', '[]', '-1', '"x"', '1e999'),
        (at, value) => {
          expect(read(whole.slice(0, at)).sets).toEqual([])
          read(whole.slice(0, at) + value + whole.slice(at + 1))
          read(whole.replace(/(?<=":)("[^"]*"|\d+)/, value))
        },
      ),
      { numRuns: 300 },
    )
  })
})

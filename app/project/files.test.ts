import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../model/article.ts'
import { emptyHistory, type History, moveHistory } from '../model/history.ts'
import { addActors, formatActors, parseActors } from './actors-file.ts'
import { formatArticle, parseArticle } from './article-file.ts'
import { canonicalJson } from './canonical-json.ts'
import { formatCodebook } from './codebook-json.ts'
import { type FileKind, readVersion } from './file-kind.ts'
import { formatHistory, parseHistory } from './history-file.ts'
import { maximumDepth, parseJson } from './json.ts'
import { formatProject, parseProject } from './project-file.ts'
import { arbitraryExtra, arbitrarySet, arbitraryText } from './testing/arbitrary-set.ts'

const jsonOf = (text: string): unknown => JSON.parse(text)

describe('JSON from files', () => {
  it('is refused when nested too deep, wherever brackets stand in texts', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}"[[[{{\\"[[["${']'.repeat(depth)}`
    expect(parseJson(nested(maximumDepth))).toMatchObject({ ok: true })
    expect(parseJson(nested(maximumDepth + 1))).toMatchObject({
      ok: false,
      problem: { code: 'invalid_json' },
    })
    expect(parseJson('{'.repeat(100_000))).toMatchObject({ ok: false, problem: { code: 'invalid_json' } })
  })

  it('may begin with a byte order mark, and keeps __proto__ as a mere field', () => {
    const result = parseJson('\ufeff{"__proto__":{"polluted":true}}')
    expect(result.ok && JSON.stringify(result.value)).toBe('{"__proto__":{"polluted":true}}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('says what is wrong with a broken file', () => {
    expect(parseJson('{')).toMatchObject({ ok: false, problem: { code: 'invalid_json' } })
  })
})

describe('canonical JSON', () => {
  it('holds the same data and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (file) => {
        const written = canonicalJson(file, new Set(Object.keys(file).slice(0, 1)))
        expect(jsonOf(written)).toEqual(jsonOf(JSON.stringify(file)))
        const reversed = Object.fromEntries(Object.entries(file).reverse())
        expect(canonicalJson(reversed, new Set(Object.keys(file).slice(0, 1)))).toBe(written)
      }),
    )
  })

  it('sorts keys that look like numbers as texts', () => {
    expect(canonicalJson({ 9: 1, 10: { b: [], a: {} } })).toBe(
      '{\n  "10": {\n    "a": {},\n    "b": []\n  },\n  "9": 1\n}\n',
    )
  })
})

describe('versions', () => {
  const kind: FileKind = {
    name: 'test',
    version: 3,
    migrations: [
      (file) => ({ ...file, steps: [...(file.steps as string[]), '1 to 2'] }),
      (file) => ({ ...file, steps: [...(file.steps as string[]), '2 to 3'] }),
    ],
  }

  it.each([
    ['test/1', ['1 to 2', '2 to 3']],
    ['test/2', ['2 to 3']],
    ['test/3', []],
    ['test/4', []],
  ])('%s goes through the migrations it still needs', (format, steps) => {
    const result = readVersion(kind, { format, steps: [] })
    expect(result).toMatchObject({ ok: true, value: { file: { steps } } })
  })

  it('of a later program are named', () => {
    expect(readVersion(kind, { format: 'test/10' })).toMatchObject({
      value: { newer: { code: 'newer_version', params: { found: 'test/10', known: 'test/3' } } },
    })
  })

  it.each(['test/0', 'test/x', 'tests/1', 'test', '', 1])('%s is none', (format) => {
    expect(readVersion(kind, { format })).toMatchObject({ ok: false, problem: { code: 'invalid_file' } })
  })
})

describe('an article file', () => {
  it('gives back any article', () => {
    const article: fc.Arbitrary<Article> = fc.record(
      {
        id: fc.constant('article'),
        text: arbitraryText,
        sha256: fc.constant('ab'.repeat(32)),
        metadata: fc.record({
          title: arbitraryText,
          outlet: fc.string(),
          date: fc.constant('2026-03'),
          url: fc.webUrl(),
          language: fc.constant('ar'),
        }),
        direction: fc.constantFrom('rtl' as const, 'ltr' as const),
        extra: arbitraryExtra,
      },
      { requiredKeys: ['id', 'text', 'sha256', 'metadata', 'direction'] },
    )
    fc.assert(
      fc.property(article, (original) => {
        const written = formatArticle(original)
        const reread = parseArticle(jsonOf(written), 'article')
        expect(reread).toEqual({ ok: true, value: { data: original, newer: null } })
        expect(reread.ok && formatArticle(reread.value.data)).toBe(written)
      }),
    )
  })

  it('may leave out metadata and direction', () => {
    const result = parseArticle({ format: 'hashiya-article/1', text: 'قال', sha256: 'AB' }, 'a')
    expect(result).toMatchObject({
      value: { data: { sha256: 'ab', direction: 'rtl', metadata: { title: '', language: '' } } },
    })
  })
})

describe('the registry', () => {
  const list = [
    {
      id: 'MACRON',
      name_ar: 'ماكرون',
      name_en: 'Macron',
      type: 'person',
      aliases: ['ماكرون'],
      parent: 'FRANCE',
    },
    {
      id: 'UN',
      name_ar: 'الأمم المتحدة',
      name_en: 'UN',
      type: 'intergovernmental_org',
      aliases: [],
      born: 1945,
    },
  ]

  it('reads the bare list of the interchange format and writes an actor a line', () => {
    const read = parseActors([...list, { name_ar: 'no id' }])
    const written = read.ok ? formatActors(read.value.data) : ''
    expect(jsonOf(written)).toEqual({ format: 'hashiya-actors/1', actors: [...list, { name_ar: 'no id' }] })
    expect(written.split('\n').filter((line) => line.includes('name_ar'))).toHaveLength(3)
    const again = parseActors(jsonOf(written))
    expect(again.ok && formatActors(again.value.data)).toBe(written)
  })

  it('is filled up by other registries, never changed', () => {
    const [macron, un] = [actorsOf(list)[0]!, actorsOf(list)[1]!]
    const other = { ...macron, nameAr: 'آخر', type: '', aliases: ['ماكرون', 'الرئيس الفرنسي'] }
    const poor = { ...macron, nameEn: '', type: '' }
    expect(addActors([macron], [other, un])).toEqual([
      { ...macron, aliases: ['ماكرون', 'الرئيس الفرنسي'] },
      un,
    ])
    expect(addActors([poor], [macron])).toEqual([macron])
  })

  function actorsOf(json: unknown) {
    const read = parseActors(json)
    return read.ok ? read.value.data.actors : []
  }
})

describe('the main file', () => {
  it('keeps what it does not know and ignores annotators whose id is no safe name', () => {
    const file = {
      format: 'hashiya-project/1',
      name: 'مشروع',
      created: '2026-03-14T09:00:00.000Z',
      annotators: [
        { id: 'salma', name: 'سلمى', 'x-team': 1 },
        { id: 'gold', name: 'G' },
        { id: '../up', name: 'U' },
        { id: 'salma', name: 'twice' },
        'text',
      ],
      'x-top': true,
    }
    const read = parseProject(file)
    expect(read).toMatchObject({ value: { data: { annotators: [{ id: 'salma', name: 'سلمى' }] } } })
    const written = read.ok ? formatProject(read.value.data) : ''
    expect(jsonOf(written)).toEqual(file)
    const again = parseProject(jsonOf(written))
    expect(again.ok && formatProject(again.value.data)).toBe(written)
  })
})

describe('the undo history', () => {
  it('gives back any history', () => {
    const history: fc.Arbitrary<History> = fc.array(arbitrarySet, { maxLength: 4 }).map((sets) =>
      sets.reduce(
        (soFar, { set }) =>
          moveHistory(soFar, {
            type: 'do',
            step: {
              article: set.article,
              description: { action: 'add', label: 'actor' },
              changes: set.annotations.map((after) => ({ type: 'annotation', before: null, after })),
            },
          }),
        emptyHistory,
      ),
    )
    fc.assert(
      fc.property(history, (original) => {
        const back = moveHistory(original, { type: 'undo' })
        expect(parseHistory(jsonOf(formatHistory(back)))).toEqual({
          ok: true,
          value: { data: back, newer: null },
        })
      }),
    )
  })

  it('is refused where it points behind its last step', () => {
    const file = { format: 'hashiya-history/1', offsets: 'utf-16', position: 1, steps: [] }
    expect(parseHistory(file)).toMatchObject({ ok: false, problem: { code: 'invalid_file' } })
  })
})

describe('the codebook file', () => {
  it('keeps the order of its fields', () => {
    expect(formatCodebook({ z: 1, a: [] })).toBe('{\n  "z": 1,\n  "a": []\n}\n')
  })
})

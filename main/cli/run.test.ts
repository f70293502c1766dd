import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { textHash } from '../storage/project/article-library.ts'
import { commandLineIn, documentOf, emptyFolder } from './testing/run-cli.ts'

// Every step waits for the disk.
vi.setConfig({ testTimeout: 60_000 })

const text = 'عنوان الخبر\n\nقال 😀 محمد إنه سيسافر غدا.\n'

/** A line of Hashiya JSONL about a text; offsets are found by quotes and counted in code points. */
function line(fields: Record<string, unknown> = {}, about = text): string {
  const head = { format: 'hashiya/1', article: 'news', sha256: textHash(about), text: about, annotator: 'x' }
  return `${JSON.stringify({ ...head, ...fields })}\n`
}

function fragment(quote: string) {
  const start = [...text.slice(0, text.indexOf(quote))].length
  return { start, end: start + [...quote].length, quote }
}

const actor = {
  id: 'a',
  label: 'actor',
  fragments: [fragment('محمد')],
  attributes: { mention: 'name' },
  actor: 'M',
}
const commitment = {
  id: 'c',
  label: 'commitment',
  fragments: [fragment('سيسافر')],
  attributes: {
    ...{
      status: 'firm',
      direction: 'act',
      instrument: 'diplomatic',
      topic: 'other',
      specificity: 'specific',
    },
    ...{ voice: 'self', attribution: 'indirect' },
    deadline: { ...fragment('غدا'), iso: '2026-03-15' },
  },
}
const committer = { id: 'r', type: 'committer', from: 'c', to: 'a' }
const actors = [{ id: 'M', name_ar: 'محمد', name_en: 'Muhammad', type: 'person', aliases: [] }]

async function projectWithArticle() {
  const folder = await emptyFolder()
  const hashiya = commandLineIn(folder)
  await writeFile(join(folder, 'news.txt'), text)
  await hashiya('new', 'p')
  await hashiya('import', 'p', 'news.txt')
  const write = (name: string, content: string) => writeFile(join(folder, name), content)
  const annotate = async (content: string, ...more: string[]) => {
    await write('in.jsonl', content)
    return hashiya('annotate', 'p', '--annotator', 'salma', '--from', 'in.jsonl', ...more)
  }
  return { folder, hashiya, write, annotate }
}

describe('new', () => {
  it('makes a project with the default codebook, named after its folder', async () => {
    const folder = await emptyFolder()
    const made = await commandLineIn(folder)('new', 'قمة', '--annotator', 'سلمى', '--json')
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(documentOf(made)).toEqual({ ok: true, folder: join(folder, 'قمة'), name: 'قمة', problems: [] })
    const listed = documentOf(await commandLineIn(folder)('list', 'قمة', '--json'))
    expect(listed).toMatchObject({ name: 'قمة', annotators: [{ name: 'سلمى' }], articles: [] })
  })

  it('takes a codebook, and refuses what is none or a folder in use', async () => {
    const folder = await emptyFolder()
    const hashiya = commandLineIn(folder)
    const codebook = { format: 'hashiya-codebook/1', id: 'own', version: '3', name_ar: '', name_en: '' }
    const whole = { ...codebook, labels: [], attributes: {}, relations: [] }
    await writeFile(join(folder, 'own.json'), JSON.stringify(whole))
    await writeFile(join(folder, 'bad.json'), '{"labels":')
    expect(await hashiya('new', 'p', '--codebook', 'own.json', '--name', 'N')).toMatchObject({ code: 0 })
    expect(documentOf(await hashiya('list', 'p', '--json'))).toMatchObject({
      codebook: { id: 'own', version: '3' },
    })
    const refusals = [
      await hashiya('new', 'p', '--json'),
      await hashiya('new', 'q', '--codebook', 'bad.json', '--json'),
      await hashiya('new', 'q', '--codebook', 'gone.json', '--json'),
    ]
    expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1])
    expect(refusals.map((answer) => documentOf(answer).problems)).toMatchObject([
      [{ file: 'p', code: 'project_exists' }],
      [{ file: 'bad.json', code: 'invalid_json' }],
      [{ file: 'gone.json', code: 'not_found' }],
    ])
    expect(await readdir(folder)).not.toContain('q')
  })
})

describe('import', () => {
  it('imports what it can, says how it read it, skips duplicates and names what is no text', async () => {
    const { folder, hashiya, write } = await projectWithArticle()
    await writeFile(
      join(folder, 'old.txt'),
      Uint8Array.from([0xe3, 0xcd, 0xe3, 0xcf, 0x20, 0xdd, 0xed, 0x20, 0xe3, 0xd5, 0xd1]),
    )
    await write('same.txt', `\ufeff${text.replaceAll('\n', '\r\n')}`)
    await write('photo.txt', '\0\0\0')
    const imported = await hashiya('import', 'p', 'old.txt', 'same.txt', 'photo.txt', 'gone.txt', '--json')
    expect(imported.code).toBe(1)
    expect(documentOf(imported)).toMatchObject({
      ok: false,
      imported: [{ id: 'old', title: 'محمد في مصر', length: 11 }],
      skipped: [{ file: 'same.txt', code: 'duplicate_article' }],
      problems: [
        { file: 'photo.txt', code: 'not_text' },
        { file: 'gone.txt', code: 'not_found' },
      ],
    })
    expect(imported.err).toContain('windows-1256')
  })

  it('can be run again, and leaves nobody in the list of annotators', async () => {
    const { hashiya } = await projectWithArticle()
    const again = await hashiya('import', 'p', 'news.txt')
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(again.out).toContain('1 in the project already')
    expect(documentOf(await hashiya('list', 'p', '--json'))).toMatchObject({ annotators: [] })
  })

  it('reads in the encoding it is told', async () => {
    const { folder, hashiya } = await projectWithArticle()
    await writeFile(join(folder, 'iso.txt'), Uint8Array.from([0xe5, 0xcd, 0xe5, 0xcf]))
    await hashiya('import', 'p', 'iso.txt', '--encoding', 'windows-1256')
    const { articles } = documentOf(await hashiya('list', 'p', '--json'))
    expect(articles).toMatchObject([{ id: 'iso', title: 'هحهد' }, { id: 'news' }])
  })
})

describe('annotate', () => {
  it('takes sets in with the actors beside the file and gives them back', async () => {
    const { folder, hashiya, annotate, write } = await projectWithArticle()
    await write('actors.json', JSON.stringify(actors))
    const set = { annotations: [actor, commitment], relations: [committer], tool: 'other' }
    const taken = await annotate(line({ ...set, article: 'other-name' }), '--json')
    expect(taken).toMatchObject({ code: 0, err: '' })
    expect(documentOf(taken)).toEqual({
      ok: true,
      annotator: 'salma',
      sets: [{ article: 'news', annotations: 2, relations: 1, zones: 0 }],
      problems: [],
    })
    expect(await hashiya('check', 'p', '--strict')).toMatchObject({ code: 0, out: 'No problems.\n', err: '' })
    await hashiya('export', 'p', '--format', 'jsonl', '--out', 'out')
    const [back] = (await readFile(join(folder, 'out/annotations.jsonl'), 'utf8')).trim().split('\n')
    expect(JSON.parse(back as string)).toMatchObject({ article: 'news', annotator: 'salma', ...set })
    expect(JSON.parse(await readFile(join(folder, 'out/actors.json'), 'utf8'))).toEqual(actors)
  })

  it('takes nothing when one thing does not fit, and leaves no trace', async () => {
    const { hashiya, annotate } = await projectWithArticle()
    const wrong = { ...actor, id: 'w', fragments: [{ ...fragment('محمد'), quote: 'احمد' }] }
    const refused = await annotate(`\n${line({ annotations: [actor, wrong] })}`, '--json')
    expect(refused.code).toBe(1)
    expect(documentOf(refused)).toMatchObject({
      ok: false,
      sets: [],
      problems: [{ file: 'in.jsonl', line: 2, article: 'news', id: 'w', code: 'quote_mismatch' }],
    })
    expect(refused.err).toContain('in.jsonl:2: news: w: The text at 19–23 is not “احمد”.')
    expect(documentOf(await hashiya('list', 'p', '--json'))).toMatchObject({
      annotators: [],
      articles: [{ sets: [] }],
    })
  })

  it('takes the rest with --partial, and still says what it left', async () => {
    const { hashiya, annotate } = await projectWithArticle()
    const strangers = [
      line({}, 'نص لا يعرفه أحد'),
      line({ article: 'nobody' }, 'ولا هذا'),
      '{"torn":\n',
    ].join('')
    const partly = await annotate(line({ annotations: [actor] }) + strangers, '--partial', '--json')
    expect(partly.code).toBe(1)
    expect(documentOf(partly)).toMatchObject({
      sets: [{ article: 'news', annotations: 1 }],
      problems: [
        { line: 4, code: 'invalid_json' },
        // The project has an article of this name with another text, but none of the other name.
        { line: 2, id: 'news', code: 'hash_mismatch' },
        { line: 3, id: 'nobody', code: 'article_not_found' },
      ],
    })
    expect(documentOf(await hashiya('list', 'p', '--json'))).toMatchObject({
      articles: [{ sets: [{ annotator: 'salma', annotations: 1, state: 'finished' }] }],
    })
  })

  it('replaces a set that is not empty only when told to', async () => {
    const { hashiya, annotate } = await projectWithArticle()
    await annotate(line({ annotations: [actor] }))
    const refused = await annotate(line({ annotations: [] }), '--json')
    expect(refused.code).toBe(1)
    expect(documentOf(refused)).toMatchObject({ problems: [{ line: 1, code: 'set_not_empty' }] })
    const count = async () => documentOf(await hashiya('list', 'p', '--json'))
    expect(await count()).toMatchObject({ articles: [{ sets: [{ annotations: 1 }] }] })
    expect(await annotate(line({ state: 'in progress' }), '--replace')).toMatchObject({ code: 0 })
    expect(await count()).toMatchObject({ articles: [{ sets: [{ annotations: 0, state: 'in progress' }] }] })
  })

  it('refuses two sets of one text for one annotator', async () => {
    const { annotate } = await projectWithArticle()
    const both = await annotate(line() + line({ annotator: 'y' }), '--json')
    expect(documentOf(both)).toMatchObject({ problems: [{ line: 2, code: 'duplicate_id' }] })
  })

  it('finds an annotator by display name, and makes one where there is none', async () => {
    const { hashiya, write } = await projectWithArticle()
    await write('in.jsonl', line({ annotations: [actor] }))
    await hashiya('annotate', 'p', '--annotator', 'سلمى', '--from', 'in.jsonl')
    await hashiya('annotate', 'p', '--annotator', 'سلمى', '--from', 'in.jsonl', '--replace')
    const { annotators } = documentOf(await hashiya('list', 'p', '--json'))
    expect(annotators).toEqual([{ id: 'annotator', name: 'سلمى' }])
  })

  it('takes in what the project lacks of the codebook beside the file', async () => {
    const { annotate, write, hashiya, folder } = await projectWithArticle()
    const codebook = JSON.parse(await readFile(join(folder, 'p/codebook.json'), 'utf8'))
    const label = { id: 'threat', key: '1', name_ar: 'تهديد', name_en: 'Threat', color: '#aa0000' }
    const other = { ...codebook, labels: [label], attributes: {}, relations: [] }
    await write('codebook.json', JSON.stringify(other))
    const threat = { ...actor, label: 'threat', attributes: {}, actor: undefined }
    const taken = await annotate(line({ annotations: [threat] }))
    expect(taken).toMatchObject({
      code: 0,
      err: 'The codebook now has what it lacked of the one beside the file.\n',
    })
    expect(await hashiya('check', 'p')).toMatchObject({ code: 0 })
    const { labels } = JSON.parse(await readFile(join(folder, 'p/codebook.json'), 'utf8'))
    expect(labels).toEqual([...codebook.labels, { ...label, key: '4' }])
  })

  it('takes in what breaks the codebook, and says so', async () => {
    const { annotate, hashiya } = await projectWithArticle()
    const taken = await annotate(line({ annotations: [{ ...actor, label: 'unheard-of' }] }))
    expect(taken).toMatchObject({ code: 0 })
    expect(taken.err).toContain('check')
    expect(await hashiya('check', 'p')).toMatchObject({ code: 1 })
  })
})

describe('export', () => {
  it('writes nothing where something does not fit, and names it', async () => {
    const { annotate, hashiya, folder } = await projectWithArticle()
    await annotate(line({ annotations: [{ ...actor, label: 'unheard-of' }] }))
    const refused = await hashiya('export', 'p', '--format', 'jsonl', '--out', 'out', '--json')
    expect(refused.code).toBe(1)
    expect(documentOf(refused)).toMatchObject({
      files: [],
      problems: [{ file: 'annotations/salma/news.json', id: 'a', code: 'unknown_label' }],
    })
    expect(await readdir(folder)).not.toContain('out')
  })

  it('writes the annotators asked for, byte-identical when run again', async () => {
    const { annotate, hashiya, write, folder } = await projectWithArticle()
    await write('actors.json', JSON.stringify(actors))
    await annotate(line({ annotations: [actor] }))
    await hashiya('annotate', 'p', '--annotator', 'فؤاد', '--from', 'in.jsonl')
    const exported = async (...more: string[]) => {
      const answer = await hashiya('export', 'p', '--format', 'jsonl', '--out', 'out', '--json', ...more)
      return { answer, written: await readFile(join(folder, 'out/annotations.jsonl'), 'utf8') }
    }
    const all = await exported()
    expect(documentOf(all.answer)).toMatchObject({
      format: 'jsonl',
      files: ['annotations.jsonl', 'actors.json', 'codebook.json'].map((name) => join(folder, 'out', name)),
      carried: { articles: 1, sets: 2, annotations: 2, relations: 0 },
    })
    expect((await exported()).written).toBe(all.written)
    const one = await exported('--annotator', 'فؤاد')
    expect(one.written.trim().split('\n')).toHaveLength(1)
    expect(await exported('--annotator', 'salma', '--annotator', 'فؤاد')).toMatchObject({
      written: all.written,
    })
    const nobody = await hashiya(
      'export',
      'p',
      '--format',
      'csv',
      '--out',
      'o',
      '--annotator',
      'nobody',
      '--json',
    )
    expect(documentOf(nobody)).toMatchObject({ ok: false, problems: [{ code: 'unknown_annotator' }] })
  })

  it('says that there is nothing to export', async () => {
    const { hashiya } = await projectWithArticle()
    const empty = await hashiya('export', 'p', '--format', 'csv', '--out', 'o', '--json')
    expect(empty.code).toBe(1)
    expect(documentOf(empty)).toMatchObject({ problems: [{ file: 'p', code: 'nothing_to_export' }] })
  })
})

describe('check', () => {
  it('counts gaps as problems only with --strict', async () => {
    const { annotate, hashiya } = await projectWithArticle()
    await annotate(line({ annotations: [commitment] }))
    const gaps = await hashiya('check', 'p')
    expect(gaps).toMatchObject({ code: 0, err: '' })
    expect(gaps.out).toBe(
      'annotations/salma/news.json: c: warning: At least one committer is missing.\nNo problems, 1 gap.\n',
    )
    const strict = await hashiya('check', 'p', '--strict', '--json')
    expect(strict.code).toBe(1)
    expect(documentOf(strict)).toMatchObject({
      ok: false,
      errors: 0,
      warnings: 1,
      problems: [{ id: 'c', severity: 'warning', code: 'relation_missing' }],
    })
  })

  it.each([
    ['an article whose text was changed', 'articles/news.json', 'سيسافر', 'سافر', 'hash_mismatch'],
    ['a quote that was changed', 'annotations/salma/news.json', '"محمد"', '"احمد"', 'quote_mismatch'],
    [
      'a set of a newer version',
      'annotations/salma/news.json',
      'hashiya-set/1',
      'hashiya-set/7',
      'newer_version',
    ],
    ['a set that is cut short', 'annotations/salma/news.json', /\}\s*$/, '', 'invalid_json'],
    [
      'a project of a newer version',
      'project.hashiya',
      'hashiya-project/1',
      'hashiya-project/7',
      'newer_version',
    ],
    ['a codebook of a newer version', 'codebook.json', 'codebook/1', 'codebook/7', 'newer_version'],
    ['a registry that is damaged', 'actors.json', '{', '', 'invalid_json'],
    ['an actor who is gone', 'actors.json', '"M"', '"N"', 'unknown_actor'],
  ])('finds %s', async (_, file, before, after, code) => {
    const { annotate, hashiya, write, folder } = await projectWithArticle()
    await write('actors.json', JSON.stringify(actors))
    await annotate(line({ annotations: [actor] }))
    const path = join(folder, 'p', file)
    const content = await readFile(path, 'utf8')
    const changed = content.replace(before, after)
    expect(changed).not.toBe(content)
    await writeFile(path, changed)
    const found = await hashiya('check', 'p', '--json')
    expect(found.code).toBe(1)
    const { problems } = documentOf(found) as { problems: { file: string; code: string; reason: string }[] }
    expect(problems).toContainEqual(expect.objectContaining({ code }))
    expect(problems.every(({ reason }) => reason !== '')).toBe(true)
    if (code !== 'unknown_actor') expect(problems).toContainEqual(expect.objectContaining({ file }))
    expect(await readFile(path, 'utf8')).toBe(changed)
  })

  it('says when there is no project', async () => {
    const hashiya = commandLineIn(await emptyFolder())
    expect(documentOf(await hashiya('check', 'nowhere', '--json'))).toMatchObject({
      ok: false,
      problems: [{ file: 'nowhere', code: 'not_a_project' }],
    })
  })
})

describe('the command line', () => {
  it('answers wrong usage with 2, in words and as one document', async () => {
    const hashiya = commandLineIn(await emptyFolder())
    expect(await hashiya('list')).toEqual({
      code: 2,
      out: '',
      err: 'The project folder is missing.\nSee: hashiya list --help\n',
    })
    const json = await hashiya('list', '--json')
    expect(json.code).toBe(2)
    expect(documentOf(json)).toEqual({ ok: false, usage: 'The project folder is missing.', problems: [] })
  })

  it('helps in both languages and knows its version', async () => {
    const hashiya = commandLineIn(await emptyFolder())
    expect((await hashiya('--help')).out).toContain('Usage: hashiya <command>')
    expect((await hashiya('export', '--help', '--locale', 'ar')).out).toContain('الاستعمال: hashiya export')
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
    expect((await hashiya('--version')).out).toBe(`${version}\n`)
  })

  it('speaks Arabic when asked to', async () => {
    const hashiya = commandLineIn(await emptyFolder())
    await hashiya('new', 'p')
    expect((await hashiya('check', 'p', '--locale', 'ar')).out).toBe('لا مشكلات.\n')
  })
})

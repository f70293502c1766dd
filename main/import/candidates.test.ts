import { describe, expect, it } from 'vitest'
import type { ImportCandidate } from '#app/ipc/contract.ts'
import { fail, ok } from '#app/result.ts'
import { textHash } from '../storage/project/article-library.ts'
import { ImportCandidates, type ImportFile } from './candidates.ts'

const utf8 = (fileName: string, text: string): ImportFile => ({
  fileName,
  bytes: ok(new TextEncoder().encode(text)),
})
/** «لا جديد» in ISO-8859-6, which is mostly signs in windows-1256. */
const oneByte = Uint8Array.of(0xe4, 0xc7, 0x20, 0xcc, 0xcf, 0xea, 0xcf)

function candidates(inProject: Readonly<Record<string, string>> = {}) {
  let count = 0
  return new ImportCandidates({
    random: () => `t${++count}`,
    findBySha256: (sha256) => {
      const text = Object.keys(inProject).find((known) => textHash(known) === sha256)
      if (text === undefined) return undefined
      const title = inProject[text] as string
      return { id: 'known', metadata: { title, outlet: '', date: '', url: '', language: '' } }
    },
  })
}

const brief = ({ token, encoding, duplicateOf, problem }: ImportCandidate) => ({
  token,
  encoding,
  duplicateOf,
  problem: problem?.code ?? null,
})

describe('ImportCandidates', () => {
  it('describes each file: encoding, length in code points, preview, guessed metadata', () => {
    const [candidate] = candidates().add([utf8('خبر.txt', '\ufeffعنوان 😀\r\n\r\nنص الخبر')])
    expect(candidate).toEqual({
      token: 't1',
      fileName: 'خبر.txt',
      encoding: 'utf-8',
      encodingCertain: true,
      preview: 'عنوان 😀\n\nنص الخبر',
      length: 17,
      metadata: { title: 'عنوان 😀', outlet: '', date: '', url: '', language: 'ar' },
      duplicateOf: null,
      problem: null,
    })
  })

  it('names duplicates in the project and in the batch, by text and not by bytes', () => {
    const batch = candidates({ 'في المشروع': 'عنوانه' })
    const added = batch.add([
      utf8('a.txt', 'في المشروع'),
      utf8('b.txt', 'جديد\r\n'),
      utf8('c.txt', '\ufeffجديد\n'),
      utf8('d.txt', 'آخر'),
    ])
    expect(added.map(({ duplicateOf }) => duplicateOf)).toEqual(['عنوانه', null, 'b.txt', null])
    expect(batch.add([utf8('e.txt', 'آخر')])[0]?.duplicateOf).toBe('d.txt')
  })

  it('keeps what cannot be read or decoded, with its reason, beside the rest', () => {
    const added = candidates().add([
      { fileName: 'gone.txt', bytes: fail('not_found', { path: 'gone.txt' }) },
      { fileName: 'photo.jpg', bytes: ok(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10)) },
      utf8('empty.txt', ''),
      utf8('good.txt', 'نص'),
    ])
    expect(added.map(({ problem }) => problem?.code ?? null)).toEqual([
      'not_found',
      'not_text',
      'empty_text',
      null,
    ])
  })

  it('does not forget why a file could not be read', () => {
    const batch = candidates()
    batch.add([{ fileName: 'gone.txt', bytes: fail('not_found', { path: 'gone.txt' }) }])
    expect(batch.setEncoding('t1', 'windows-1256')).toMatchObject({
      value: { problem: { code: 'not_found' } },
    })
  })

  it('decodes anew in another encoding, as often as asked', () => {
    const batch = candidates()
    const [added] = batch.add([{ fileName: 'x.txt', bytes: ok(oneByte) }])
    expect(added).toMatchObject({ encoding: 'iso-8859-6', encodingCertain: false, preview: 'لا جديد' })
    const wrong = batch.setEncoding('t1', 'utf-8')
    expect(wrong.ok && brief(wrong.value)).toMatchObject({ encoding: 'utf-8', problem: 'wrong_encoding' })
    const other = batch.setEncoding('t1', 'windows-1256')
    expect(other).toMatchObject({ ok: true, value: { preview: 'نا جدêد', problem: null } })
    expect(batch.take([{ token: 't1', metadata: added!.metadata }])).toMatchObject({
      value: { articles: [{ fileName: 'x.txt', text: 'نا جدêد' }] },
    })
    expect(batch.setEncoding('nothing', 'utf-8')).toMatchObject({ problem: { code: 'invalid_request' } })
  })

  it('hands over what was asked for with its metadata and forgets everything', () => {
    const batch = candidates()
    const [first, , third] = batch.add([utf8('a.txt', 'أول'), utf8('b.txt', 'ثان'), utf8('c.txt', '\0')])
    const metadata = { ...first!.metadata, outlet: 'صحيفة' }
    const taken = batch.take([
      { token: first!.token, metadata },
      { token: third!.token, metadata },
    ])
    expect(taken).toEqual({
      ok: true,
      value: {
        articles: [{ fileName: 'a.txt', text: 'أول', metadata }],
        skipped: [{ fileName: 'c.txt', problem: { code: 'not_text', params: {} } }],
      },
    })
    expect(batch.take([{ token: first!.token, metadata }])).toMatchObject({
      problem: { code: 'invalid_request' },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { extendCodebook } from './extend-codebook.ts'

const label = (id: string, key: string) => ({ id, key, name_ar: id, name_en: id, color: '#112233' })
const name = { name_ar: '', name_en: '' }
const relation = { id: 'holder', ...name, from: ['a'], to: ['a'] }
const file = (fields: Record<string, unknown>) => ({
  format: 'hashiya-codebook/1',
  id: 'c',
  version: '1',
  ...name,
  labels: [label('a', '1')],
  attributes: { a: [{ id: 'topic', ...name, values: [['x', 'س', 'x']] }] },
  relations: [relation],
  ...fields,
})

describe('extendCodebook', () => {
  it('adds labels, attributes, values, relation ends and fields, and changes nothing that is there', () => {
    const incoming = file({
      version: '2',
      name_en: 'another name',
      hint: 'new field',
      labels: [{ ...label('a', '1'), color: '#ffffff' }, label('b', '2')],
      attributes: {
        a: [
          {
            id: 'topic',
            ...name,
            values: [
              ['x', 'آخر', 'other'],
              ['y', 'ص', 'y'],
            ],
          },
          { id: 'tone', ...name },
        ],
        b: [{ id: 'kind', ...name }],
      },
      relations: [
        { ...relation, from: ['b'] },
        { ...relation, id: 'source' },
      ],
    })
    expect(extendCodebook(file({}), incoming)).toEqual({
      ok: true,
      value: file({
        hint: 'new field',
        labels: [label('a', '1'), label('b', '2')],
        attributes: {
          a: [
            {
              id: 'topic',
              ...name,
              values: [
                ['x', 'س', 'x'],
                ['y', 'ص', 'y'],
              ],
            },
            { id: 'tone', ...name },
          ],
          b: [{ id: 'kind', ...name }],
        },
        relations: [
          { ...relation, from: ['a', 'b'] },
          { ...relation, id: 'source' },
        ],
      }),
    })
  })

  it('answers the same file where there is nothing to add', () => {
    const present = file({ more: 1 })
    const result = extendCodebook(present, file({ version: '7' }))
    expect(result.ok && result.value).toBe(present)
  })

  it('gives a label whose key is taken a free one, sparing those that other labels bring', () => {
    const incoming = file({ labels: [label('b', '1'), label('c', '2')], relations: [], attributes: {} })
    expect(extendCodebook(file({}), incoming)).toMatchObject({
      value: { labels: [label('a', '1'), label('b', '3'), label('c', '2')] },
    })
  })

  it('refuses to make a codebook that contradicts itself or has more labels than keys', () => {
    const many = Array.from({ length: 9 }, (_, index) => label(`n${index}`, `${index + 1}`))
    expect(extendCodebook(file({}), file({ labels: many, relations: [], attributes: {} }))).toMatchObject({
      problem: { code: 'invalid_file' },
    })
    const broken = file({ attributes: { a: [{ id: 'tone', ...name, valuesRef: 'nothing' }] } })
    expect(extendCodebook(file({}), broken)).toMatchObject({ problem: { code: 'invalid_file' } })
  })
})

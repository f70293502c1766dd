import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeData } from './merge.ts'

describe('merging plain data', () => {
  it('merges fields, lists by id and lists of texts', () => {
    const base = { title: 'a', outlet: 'b', actors: [{ id: '1', aliases: ['x', 'y'] }, { id: '2' }] }
    const ours = {
      ...base,
      title: 'A',
      actors: [{ id: '1', aliases: ['x', 'y', 'ours'] }, { id: '2' }, { id: '3' }],
    }
    const theirs = { ...base, outlet: 'B', actors: [{ id: '1', aliases: ['y', 'theirs'] }, { id: '4' }] }
    expect(mergeData<unknown>({ base, ours, theirs })).toEqual({
      title: 'A',
      outlet: 'B',
      actors: [{ id: '1', aliases: ['y', 'ours', 'theirs'] }, { id: '3' }, { id: '4' }],
    })
  })

  it('stands by ours where both changed one value, and keeps what one removed and the other changed', () => {
    const merged = mergeData<unknown>({
      base: { a: 1, b: { x: 1 }, c: { x: 1 } },
      ours: { a: 2, c: { x: 2 } },
      theirs: { a: 3, b: { x: 2 } },
    })
    expect(merged).toEqual({ a: 2, b: { x: 2 }, c: { x: 2 } })
  })

  it('removes nothing without a base', () => {
    const merged = mergeData<unknown>({ base: undefined, ours: { a: 1 }, theirs: { b: 1 } })
    expect(merged).toEqual({ a: 1, b: 1 })
  })

  it('gives the changed side where only one changed, whatever the data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (base, changed) => {
        expect(mergeData({ base, ours: changed, theirs: base })).toEqual(changed)
        expect(mergeData({ base, ours: base, theirs: changed })).toEqual(changed)
        expect(mergeData({ base: undefined, ours: changed, theirs: changed })).toEqual(changed)
      }),
    )
  })
})

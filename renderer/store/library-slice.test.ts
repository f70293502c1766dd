import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '#app/ipc/contract.ts'
import { emptySet } from '#app/model/annotation.ts'
import { type LibrarySort, listedArticles, withCountsOf, withSummary } from './library-slice.ts'
import { annotation } from './testing/fake-main.ts'

const article = (
  id: string,
  title: string,
  more: { outlet?: string; date?: string; counts?: ArticleSummary['counts'] } = {},
): ArticleSummary => ({
  id,
  metadata: { title, outlet: more.outlet ?? '', date: more.date ?? '', url: '', language: 'ar' },
  length: 10,
  state: 'in progress',
  counts: more.counts ?? {},
})

const summaries = [
  article('c', 'مذكرة', { outlet: 'ب', date: '2026-03', counts: { actor: 1 } }),
  article('a', 'أعلنت الوزيرة', { outlet: 'أ', date: '2026-03-14', counts: { actor: 2, position: 3 } }),
  article('b', 'Port 10', { date: '' }),
  article('d', 'Port 9', { outlet: 'ت', date: '2025-12-31' }),
]
const list = (sort: LibrarySort, filter = '') =>
  listedArticles({ summaries, sort, filter }, 'ar').map(({ id }) => id)

describe('listedArticles', () => {
  it('sorts as the language sorts, with numbers by their value', () => {
    expect(list('title').indexOf('d')).toBeLessThan(list('title').indexOf('b'))
    expect(list('title').indexOf('a')).toBeLessThan(list('title').indexOf('c'))
  })

  it('puts the newest and the most annotated first, the unknown last', () => {
    expect(list('date')).toEqual(['a', 'c', 'd', 'b'])
    expect(list('annotations').slice(0, 2)).toEqual(['a', 'c'])
  })

  it('finds what people type without hamza, marks, tatweel and case', () => {
    expect(list('title', 'اعلنت')).toEqual(['a'])
    expect(list('title', 'الوَزِيرة')).toEqual(['a'])
    expect(list('title', 'مذكــرة')).toEqual(['c'])
    expect(list('title', 'مذکره')).toEqual(['c'])
    expect(list('title', ' port ')).toEqual(['d', 'b'])
    expect(list('title', 'ت')).toContain('d')
    expect(list('title', 'xyz')).toEqual([])
  })

  it('leaves the store’s list as it is', () => {
    const before = summaries.map(({ id }) => id)
    list('date')
    expect(summaries.map(({ id }) => id)).toEqual(before)
  })
})

it('counts a set by label', () => {
  const set = {
    ...emptySet('a', 'salma'),
    state: 'finished' as const,
    annotations: [annotation('1'), annotation('2'), annotation('3', 5, 'position')],
  }
  const counted = withCountsOf(summaries, set)
  expect(counted.find(({ id }) => id === 'a')).toMatchObject({
    counts: { actor: 2, position: 1 },
    state: 'finished',
  })
  expect(counted.find(({ id }) => id === 'c')).toBe(summaries[0])
})

it('replaces a summary or adds it', () => {
  expect(withSummary(summaries, article('b', 'new')).find(({ id }) => id === 'b')?.metadata.title).toBe('new')
  expect(withSummary(summaries, article('e', 'new'))).toHaveLength(5)
})

import { expect, it } from 'vitest'
import { initialNotices, type NoticeContent, withNotice } from './notices-slice.ts'

const step = (label: string): NoticeContent => ({
  type: 'step',
  move: 'undo',
  description: { action: 'add', label },
  title: null,
})
const problem = (code: 'disk_full' | 'read_only'): NoticeContent => ({
  type: 'problem',
  problem: { code, params: {} },
})
const after = (...contents: NoticeContent[]) => contents.reduce(withNotice, initialNotices).notices

it('keeps only the last word on undo', () => {
  expect(after(step('actor'), problem('disk_full'), step('position')).map(({ content }) => content)).toEqual([
    problem('disk_full'),
    step('position'),
  ])
})

it('says the same problem once, anew', () => {
  const notices = after(problem('disk_full'), problem('read_only'), problem('disk_full'))
  expect(notices.map(({ id }) => id)).toEqual([2, 3])
})

it('does not grow without end', () => {
  const many = Array.from(
    { length: 30 },
    (_, size): NoticeContent => ({
      type: 'problem',
      problem: { code: 'too_large', params: { size } },
    }),
  )
  expect(after(...many)).toHaveLength(20)
})

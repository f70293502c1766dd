import { describe, expect, it } from 'vitest'
import { formatsFor } from './format.ts'

const en = formatsFor('en')
const ar = formatsFor('ar')

describe('isoDate', () => {
  it('shows a date at the precision it has', () => {
    expect(en.isoDate('2026-03-14')).toBe('March 14, 2026')
    expect(en.isoDate('2026-03')).toBe('March 2026')
    expect(en.isoDate('2026')).toBe('2026')
    expect(ar.isoDate('2026-03-14')).toBe('١٤ مارس ٢٠٢٦')
  })

  it('leaves alone what is no date', () => {
    for (const text of ['', 'yesterday', '2026-02-31', '2026-13', '14/3/2026'])
      expect(en.isoDate(text)).toBe(text)
  })
})

it('counts with the digits of the language', () => {
  expect(ar.number(1234)).toBe('١٬٢٣٤')
  expect(en.number(1234)).toBe('1,234')
  expect(en.moment('never')).toBe('never')
})

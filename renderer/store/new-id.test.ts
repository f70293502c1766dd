import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

it('makes short ids that differ', () => {
  const ids = Array.from({ length: 1000 }, () => newId('a'))
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^a[0-9a-f]{12}$/)
})

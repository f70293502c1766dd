import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithinBounds } from './payload-bounds.ts'

const limits = { depth: 8, size: 1000, values: 200 }
const fits = (payload: unknown) => isWithinBounds(payload, limits)

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value }
  return value
}

describe('bounds of a message', () => {
  test('plain data fits', () => {
    expect(fits(null)).toBe(true)
    expect(fits({ name: 'مقالة', list: [1, 2.5, true, null], bytes: new Uint8Array(10) })).toBe(true)
  })

  test.each([
    ['a map', new Map([[1, 2]])],
    ['a date', new Date(0)],
    ['an error', new Error('x')],
    ['a regular expression', /x/],
    ['a bigint', 1n],
    ['a set inside', { x: [new Set()] }],
    ['a buffer that is no Uint8Array', new ArrayBuffer(2)],
    ['not a number', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a class', new (class Odd {})()],
    ['a __proto__ of its own', JSON.parse('{"a":{"__proto__":{"x":1}}}')],
    ['a function', () => {}],
    ['a symbol', Symbol('x')],
  ])('%s does not', (_, payload) => {
    expect(fits(payload)).toBe(false)
  })

  test('depth is bounded, also where it would exhaust a stack', () => {
    expect(fits(nested(8))).toBe(true)
    expect(fits(nested(9))).toBe(false)
    expect(fits(nested(200_000))).toBe(false)
  })

  test('a cycle ends', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(fits(cycle)).toBe(false)
  })

  test('strings, keys and bytes are counted together', () => {
    expect(fits({ k: 'x'.repeat(999) })).toBe(true)
    expect(fits({ k: 'x'.repeat(1000) })).toBe(false)
    expect(fits(['x'.repeat(500), new Uint8Array(501)])).toBe(false)
    expect(fits({ ['k'.repeat(1001)]: 1 })).toBe(false)
  })

  test('values are counted, also those of a list that only claims to be long', () => {
    expect(fits(Array.from({ length: 199 }, () => 1))).toBe(true)
    expect(fits(Array.from({ length: 200 }, () => 1))).toBe(false)
    expect(fits(new Array(4_000_000_000))).toBe(false)
  })

  test('whatever JSON can say fits when it is small enough', () => {
    const huge = { depth: 1000, size: 1e9, values: 1e6 }
    const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'))
    fc.assert(fc.property(json, (payload) => isWithinBounds(payload, huge)))
  })
})

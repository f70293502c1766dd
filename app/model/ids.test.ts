import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { isSafeId, makeSafeId, safeIdSchema } from './ids.ts'

const nobody: ReadonlySet<string> = new Set()

describe('isSafeId', () => {
  it.each([
    'a',
    '0',
    '_',
    'article-1',
    '000_9055e6232feb1860',
    'a.b_c-d',
    'console',
    'com',
    'com10',
    'nula',
    'x'.repeat(100),
  ])('takes %s', (id) => {
    expect(isSafeId(id)).toBe(true)
    expect(v.is(safeIdSchema, id)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a capital', 'Article'],
    ['another script', 'مقالة'],
    ['a space', 'a b'],
    ['a path', 'a/b'],
    ['a path of Windows', 'a\\b'],
    ['this folder', '.'],
    ['the folder above', '..'],
    ['a hidden file', '.git'],
    ['a hyphen in front, as of an option', '-rf'],
    ['a dot at the end, which Windows drops', 'a.'],
    ['a device of Windows', 'con'],
    ['a device with an extension', 'nul.txt'],
    ['a numbered device', 'com1'],
    ['a numbered device with extensions', 'lpt9.tar.gz'],
    ['a line end', 'a\n'],
    ['a zero character', 'a\0'],
    ['too much', 'x'.repeat(101)],
  ])('refuses %s', (_, id) => {
    expect(isSafeId(id)).toBe(false)
    expect(v.is(safeIdSchema, id)).toBe(false)
  })
})

describe('makeSafeId', () => {
  it.each([
    ['what is safe already', '000_9055e6232feb1860', '000_9055e6232feb1860'],
    ['capitals', 'Salma', 'salma'],
    ['spaces and brackets', 'Le Monde (2025)', 'le-monde-2025'],
    ['accents', 'Café Élysée', 'cafe-elysee'],
    ['a dotted capital of Turkish', 'İstanbul', 'istanbul'],
    ['full-width letters and ligatures', 'Ａﬁ', 'afi'],
    ['dots and hyphens at the ends', '..-article-..', 'article'],
    ['a path', '../../etc/passwd', 'etc-passwd'],
    ['Latin beside Arabic', 'سلمى Haddad 2', 'haddad-2'],
    ['a wholly Arabic name', 'سلمى حداد', 'annotator'],
    ['Arabic digits', '٢٠٢٥', 'annotator'],
    ['emoji', '🕊🕊', 'annotator'],
    ['a lone surrogate', '\ud83d', 'annotator'],
    ['nothing', '', 'annotator'],
    ['a device of Windows', 'CON', 'annotator'],
    ['a device with an extension', 'Aux.txt', 'annotator'],
  ])('folds %s', (_, name, id) => {
    expect(makeSafeId(name, 'annotator', nobody)).toBe(id)
  })

  it('cuts a long name without leaving a hyphen behind', () => {
    expect(makeSafeId(`${'x'.repeat(79)} long tail`, 'article', nobody)).toBe('x'.repeat(79))
  })

  it('puts the first free number behind an id that is taken', () => {
    expect(makeSafeId('Salma', 'annotator', new Set(['salma']))).toBe('salma-2')
    expect(makeSafeId('Salma', 'annotator', new Set(['salma', 'salma-2', 'salma-4']))).toBe('salma-3')
    expect(makeSafeId('سلمى', 'annotator', new Set(['annotator']))).toBe('annotator-2')
  })

  it('makes a safe and free id of anything', () => {
    const characters = fc.constantFrom(
      ...'aZ0._-/\\ :\0',
      'é',
      'İ',
      'ﬁ',
      'ﷺ',
      'س',
      '٣',
      '🕊',
      '\ud83d',
      '\u200f',
    )
    const names = fc.oneof(
      fc.string({ unit: characters, maxLength: 120 }),
      fc.string({ maxLength: 200 }),
      fc.constantFrom('con', 'NUL.', 'lpt1 ', 'com¹', 'a'.repeat(300), `${'a'.repeat(78)}--b`),
    )
    fc.assert(
      fc.property(names, fc.nat(4), (name, count) => {
        const taken = new Set<string>()
        for (let round = 0; round <= count; round++) {
          const id = makeSafeId(name, 'article', taken)
          expect(isSafeId(id)).toBe(true)
          expect(taken.has(id)).toBe(false)
          taken.add(id)
        }
      }),
    )
  })

  it('leaves what it made as it is', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const id = makeSafeId(name, 'article', nobody)
        expect(makeSafeId(id, 'article', nobody)).toBe(id)
      }),
    )
  })
})

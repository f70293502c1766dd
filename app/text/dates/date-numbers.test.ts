import { describe, expect, it } from 'vitest'
import { readCardinal, readOrdinal } from './date-numbers.ts'
import { dateTokens } from './date-tokens.ts'

type Case = 'nominative' | 'other'

const ones = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة']
const feminineOnes = ['', 'واحدة', 'اثنتان', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع']
const teens = ['عشرة', 'أحد عشر', 'اثنا عشر', ...ones.slice(3).map((one) => `${one} عشر`)]
const feminineTeens = ['عشر', 'إحدى عشرة', 'اثنتا عشرة', ...feminineOnes.slice(3).map((one) => `${one} عشرة`)]
const tens = ['', '', 'عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع']

function inCase(word: string, grammaticalCase: Case): string {
  if (grammaticalCase === 'nominative') return word
  return word.replace(/^(اثن|اثنت)ا(?=ن| |$)/, '$1ي').replace(/ون$/, 'ين')
}

/** 1 to 99 in words. */
function inWords(number: number, isFeminine: boolean, grammaticalCase: Case): string {
  const one = inCase((isFeminine ? feminineOnes : ones)[number % 10]!, grammaticalCase)
  if (number < 10) return one
  if (number < 20) return inCase((isFeminine ? feminineTeens : teens)[number - 10]!, grammaticalCase)
  const ten = inCase(`${tens[Math.floor(number / 10)]}ون`, grammaticalCase)
  return one === '' ? ten : `${one} و${ten}`
}

function cardinal(words: string): number | null {
  const tokens = dateTokens(words)
  const read = readCardinal(tokens, 0)
  return read?.next === tokens.length ? read.value : null
}

function ordinal(words: string): number | null {
  const tokens = dateTokens(words)
  const read = readOrdinal(tokens, 0)
  return read?.next === tokens.length ? read.value : null
}

describe('readCardinal', () => {
  it('reads 1 to 99 in both genders and all cases, with and without a hundred', () => {
    for (let number = 1; number < 100; number++) {
      for (const isFeminine of [false, true]) {
        for (const grammaticalCase of ['nominative', 'other'] as const) {
          const words = inWords(number, isFeminine, grammaticalCase)
          expect([words, cardinal(words)]).toEqual([words, number])
          expect(cardinal(`مئة و${words}`)).toBe(100 + number)
          expect(cardinal(`ألفين و${words}`)).toBe(2000 + number)
        }
      }
    }
  })

  it.each([
    ['مئة', 100],
    ['مائة', 100],
    // The hamza as a mark of its own.
    ['مي\u0654ة', 100],
    ['مئتا', 200],
    ['مئتين وخمسين', 250],
    ['ثلاثمئة وخمسة وستين', 365],
    ['ثلاث مئة', 300],
    ['ألف وتسعمئة وتسعة وتسعين', 1999],
    ['ثلاثة آلاف', 3000],
    ['الثلاثين', 30],
    ['وثلاثين', 30],
    ['٤٨', 48],
    ['۴۸', 48],
    ['three', 3],
  ])('reads %s', (words, value) => {
    expect(cardinal(words)).toBe(value)
  })

  it.each(['سفن', 'ثلاثون أربعون', 'خمسة عشرين', 'عشرون خمسة', 'مئة خمسين', 'ثلاثة ومئة', ''])(
    'does not take for one number: %s',
    (words) => {
      expect(cardinal(words)).toBeNull()
    },
  )
})

describe('readOrdinal', () => {
  const names = 'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' ')

  it('reads the days of a month', () => {
    expect(names.map(ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const compound = ['الحادي', ...names.slice(1, 9)]
    expect(compound.map((name) => ordinal(`${name} عشر`))).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(compound.map((name) => ordinal(`${name} والعشرين`))).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29])
    expect([ordinal('العشرين'), ordinal('الثلاثين'), ordinal('الحادي والثلاثين')]).toEqual([20, 30, 31])
  })
})

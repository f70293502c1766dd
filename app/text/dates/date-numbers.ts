import type { DateToken } from './date-tokens.ts'
import { find } from './date-words.ts'

/** A number read from a phrase, and the token after it. */
export interface ReadNumber {
  readonly value: number
  readonly next: number
}

/** Folded forms of both genders and all cases, bound ones included (اثنا عشر, مئتا يوم). */
const ones = rows([
  [1, 'واحد واحده احد احدي one'],
  [2, 'اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي two'],
  [3, 'ثلاث ثلاثه three'],
  [4, 'اربع اربعه four'],
  [5, 'خمس خمسه five'],
  [6, 'ست سته six'],
  [7, 'سبع سبعه seven'],
  [8, 'ثمان ثماني ثمانيه eight'],
  [9, 'تسع تسعه nine'],
])
const tenAfterOnes = rows([[10, 'عشر عشره']])
const aloneUnderHundred = rows([[10, 'عشر عشره ten']])
const tens = rows([
  [20, 'عشرون عشرين twenty'],
  [30, 'ثلاثون ثلاثين thirty'],
  [40, 'اربعون اربعين forty'],
  [50, 'خمسون خمسين fifty'],
  [60, 'ستون ستين sixty'],
  [70, 'سبعون سبعين seventy'],
  [80, 'ثمانون ثمانين eighty'],
  [90, 'تسعون تسعين ninety'],
])
const hundreds = rows([
  [100, 'مئه مائه hundred'],
  [200, 'مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي'],
  ...['ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'].map(
    (one, rank) => [(rank + 3) * 100, `${one}مئه ${one}مائه`] as const,
  ),
  [800, 'ثمانيمئه ثمانيمائه'],
])
const thousands = rows([
  [1000, 'الف'],
  [2000, 'الفان الفين الفا الفي'],
])
const manyThousands = rows([[1000, 'الاف']])
const ordinals = rows([
  [1, 'اول اولي حادي حاديه first'],
  [2, 'ثاني ثانيه ثان second'],
  [3, 'ثالث ثالثه third'],
  [4, 'رابع رابعه fourth'],
  [5, 'خامس خامسه'],
  [6, 'سادس سادسه'],
  [7, 'سابع سابعه'],
  [8, 'ثامن ثامنه'],
  [9, 'تاسع تاسعه'],
  [10, 'عاشر عاشره'],
])

function rows(lines: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)))
}

/** A number in digits or in words (up to 9,999), at a token; null where there is none. */
export function readCardinal(tokens: readonly DateToken[], at: number): ReadNumber | null {
  const token = tokens[at]
  if (token?.kind === 'number') return { value: Number(token.text), next: at + 1 }
  // Arabic says thousands, hundreds and the rest one after the other, joined by و.
  let sum = 0
  let next = at
  for (const part of [readThousands, readHundreds, readUnderHundred]) {
    const read = part(tokens, next)
    if (!read || (next > at && !isJoined(tokens[next]))) continue
    sum += read.value
    next = read.next
  }
  return next > at ? { value: sum, next } : null
}

/** An ordinal in words up to 99th («الخامس عشر», «الحادي والثلاثين»), at a token; null where there is none. */
export function readOrdinal(tokens: readonly DateToken[], at: number): ReadNumber | null {
  return compound(tokens, at, ordinals) ?? single(tens, tokens, at)
}

function readThousands(tokens: readonly DateToken[], at: number): ReadNumber | null {
  const one = find(ones, tokens[at])
  if (one && find(manyThousands, tokens[at + 1])) return { value: one.value * 1000, next: at + 2 }
  return single(thousands, tokens, at)
}

function readHundreds(tokens: readonly DateToken[], at: number): ReadNumber | null {
  const one = find(ones, tokens[at])
  const hundred = find(hundreds, tokens[at + 1])
  // «ثلاث مئة» in two words.
  if (one && one.value > 2 && hundred?.value === 100 && !hundred.isJoined) {
    return { value: one.value * 100, next: at + 2 }
  }
  return single(hundreds, tokens, at)
}

function readUnderHundred(tokens: readonly DateToken[], at: number): ReadNumber | null {
  return compound(tokens, at, ones) ?? single(tens, tokens, at) ?? single(aloneUnderHundred, tokens, at)
}

/** A unit with عشر (11 to 19) or with و and tens, or alone. */
function compound(
  tokens: readonly DateToken[],
  at: number,
  table: ReadonlyMap<string, number>,
): ReadNumber | null {
  const unit = single(table, tokens, at)
  if (!unit || unit.value === 10) return unit
  const after = tokens[unit.next]
  const ten = find(tenAfterOnes, after)
  if (ten && !ten.isJoined) return { value: unit.value + 10, next: unit.next + 1 }
  const more = find(tens, after)
  if (more?.isJoined) return { value: unit.value + more.value, next: unit.next + 1 }
  return unit
}

function single(
  table: ReadonlyMap<string, number>,
  tokens: readonly DateToken[],
  at: number,
): ReadNumber | null {
  const found = find(table, tokens[at])
  return found && { value: found.value, next: at + 1 }
}

/** Every part but the first begins with و. */
function isJoined(token: DateToken | undefined): boolean {
  return token?.kind === 'word' && token.text.startsWith('و')
}

import type { DateToken } from './date-tokens.ts'
import {
  doubleMonthRanks,
  doubleMonths,
  find,
  isOneOf,
  months,
  monthWords,
  weakMonths,
} from './date-words.ts'

/** A month's name with what shows that it is one. */
interface ReadMonth {
  readonly month: number
  readonly next: number
  readonly isSure: boolean
}

/** A month's name, «شهر» before it and the name in other countries behind it: «شهر نوفمبر/تشرين الثاني», "نوفمبر (نونبر)". */
export function readMonth(tokens: readonly DateToken[], at: number): ReadMonth | null {
  const isNamed = isOneOf(monthWords, tokens[at])
  const read = readMonthName(tokens, isNamed ? at + 1 : at)
  if (!read) return null
  let { next } = read
  let isSure = isNamed || !read.isWeak
  for (;;) {
    const isJoint = tokens[next]?.kind === 'mark' && '/(-–،'.includes(tokens[next]!.text)
    const other = readMonthName(tokens, isJoint ? next + 1 : next)
    if (other?.month !== read.month) break
    isSure = true
    next = tokens[other.next]?.text === ')' ? other.next + 1 : other.next
  }
  return { month: read.month, next, isSure }
}

function readMonthName(tokens: readonly DateToken[], at: number) {
  const token = tokens[at]
  const double = find(doubleMonths, token)
  const rank = double && find(doubleMonthRanks, tokens[at + 1])
  if (double && rank) return { month: double.value[rank.value], next: at + 2, isWeak: false }
  const month = find(months, token)
  if (!token || month === null || month.isDefinite) return null
  const isLatin = /^[a-z]/.test(token.text)
  const isWeak = isOneOf(weakMonths, token)
  if (isLatin && isWeak && !token.isCapital) return null
  // Short names may have a full stop.
  const next = isLatin && tokens[at + 1]?.text === '.' ? at + 2 : at + 1
  return { month: month.value, next, isWeak }
}

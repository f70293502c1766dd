import { wholeDay } from './calendar.ts'
import { after, beginsName } from './date-days.ts'
import { readCardinal } from './date-numbers.ts'
import type { Phrase, Reading } from './date-periods.ts'
import { readWhen } from './date-periods.ts'
import type { DateToken } from './date-tokens.ts'
import {
  ago,
  closeWithin,
  countedFrom,
  fillers,
  find,
  isOneOf,
  now,
  rangeWords,
  type Unit,
  units,
  within,
} from './date-words.ts'

const hijriMonths = new Map(
  'محرم صفر ربيع جمادي رجب شعبان رمضان شوال ذي ذو'.split(' ').map((name) => [name, true as const]),
)
/** «على الأكثر» says no beginning. */
const bounds = /^ال(اكثر|اقل|ابعد)$/

interface Length {
  readonly count: number
  readonly unit: Unit
  readonly next: number
  /** «الأشهر الثلاثة المقبلة» counts from now by itself. */
  readonly isFromNow: boolean
}

/**
 * A length of time that begins on the article's day: «خلال ثلاثين يومًا», «في غضون شهر», «الأشهر الستة المقبلة», or one
 * that ends there: «قبل أسبوعين». One that begins elsewhere («خلال شهر من التوقيع») cannot be counted. `floor` is the rank of
 * the first token that no earlier reading has taken.
 */
export function readDuration({ tokens, today }: Phrase, at: number, floor: number): Reading | null {
  const length = readLength(tokens, at)
  if (!length) return null
  const isAgo = isOneOf(ago, tokens[at - 1])
  const trigger = isAgo ? at - 1 : triggerBefore(tokens, at, floor)
  if (trigger === null && !length.isFromNow) return null
  const end = afterBeginning(tokens, length.next)
  if (end === null && !length.isFromNow) return null
  const day = wholeDay(today)
  return {
    first: trigger ?? at,
    next: end ?? length.next,
    dates: day ? after(day, isAgo ? -length.count : length.count, length.unit) : [],
    isCounted: true,
    isRelative: true,
  }
}

/**
 * Where a length's words end that say when it begins: right behind it where there are none, behind «من الآن»; null where it
 * begins with something that has no date here.
 */
function afterBeginning(tokens: readonly DateToken[], at: number): number | null {
  if (!isOneOf(countedFrom, tokens[at])) return at
  if (bounds.test(tokens[at + 1]?.text ?? '')) return at + 2
  const place = tokens[at + 1]?.text === 'تاريخ' ? at + 2 : at + 1
  return isOneOf(now, tokens[place]) ? place + 1 : null
}

/** The word before a length that makes it a deadline; only numbers and words like "about" may stand between. */
function triggerBefore(tokens: readonly DateToken[], at: number, floor: number): number | null {
  for (let rank = at - 1; rank >= floor; rank--) {
    const token = tokens[rank]
    if (isOneOf(within, token)) return rank
    // «في شهر» alone is no length.
    const isClose = rank === at - 1 && find(units, tokens[at])?.value.count === 1
    if (isOneOf(closeWithin, token) && !isClose) return rank
    if (token?.kind !== 'number' && !isOneOf(fillers, token)) return null
  }
  return null
}

function readLength(tokens: readonly DateToken[], at: number): Length | null {
  const length = readCounted(tokens, at) ?? readUnitAlone(tokens, at) ?? readCountBehind(tokens, at)
  // «أسبوعين إلى ثلاثة أسابيع»: of a range the end.
  return (length && isOneOf(rangeWords, tokens[length.next]) && readLength(tokens, length.next + 1)) || length
}

/** «ثلاثين يومًا», «48 ساعة», «الثلاثين يومًا المقبلة». */
function readCounted(tokens: readonly DateToken[], at: number): Length | null {
  const number = readCardinal(tokens, at)
  const unit = number && find(units, tokens[number.next])
  if (!number || !unit || number.value < 1) return null
  return withRest(tokens, number.value, unit.value.unit, number.next + 1)
}

/** «شهر», «شهر واحد», «أسبوعين»: the form says how many. */
function readUnitAlone(tokens: readonly DateToken[], at: number): Length | null {
  const unit = find(units, tokens[at])
  if (!unit || unit.value.count === null || beginsName(tokens, at)) return null
  if (isOneOf(hijriMonths, tokens[at + 1])) return null
  // «الشهر» is this month, «الشهرين المقبلين» are two from now.
  if (unit.isDefinite && unit.value.count === 1) return null
  const number = readCardinal(tokens, at + 1)
  const next = number?.value === unit.value.count ? number.next : at + 1
  return withRest(tokens, unit.value.count, unit.value.unit, next)
}

/** «الأشهر الستة المقبلة», «الساعات الـ48 المقبلة». */
function readCountBehind(tokens: readonly DateToken[], at: number): Length | null {
  const unit = find(units, tokens[at])
  if (unit?.value.count !== null || !unit.isDefinite) return null
  const number = readCardinal(tokens, tokens[at + 1]?.text === 'ال' ? at + 2 : at + 1)
  return number && withRest(tokens, number.value, unit.value.unit, number.next)
}

/** «ونصف» and «المقبلة» behind a length. */
function withRest(tokens: readonly DateToken[], count: number, unit: Unit, at: number): Length | null {
  const isHalfMore = tokens[at]?.text === 'ونصف'
  if (isHalfMore && unit !== 'year') return null
  let next = isHalfMore ? at + 1 : at
  if (isHalfMore && find(units, tokens[next])?.value.unit === unit) next++
  const when = readWhen(tokens, next)
  if (when && when.value !== 1) return null
  return {
    ...(isHalfMore ? { count: count * 12 + 6, unit: 'month' } : { count, unit }),
    next: when?.next ?? next,
    isFromNow: when !== null,
  }
}

import type { DateToken } from './date-tokens.ts'

/** What stands before the words of a table: a conjunction, a preposition, an article. */
export interface Found<T> {
  readonly value: T
  /** The word begins with و or ف. */
  readonly isJoined: boolean
  /** The word has the article. */
  readonly isDefinite: boolean
}

/**
 * Proclitics that a word may have, the shortest first, so that a word that merely begins with such a letter is found whole.
 * لل stands for ل and the article.
 */
const proclitics = ['', 'و', 'ف']
  .flatMap((conjunction) =>
    ['', 'ب', 'ل', 'ك', 'ال', 'لل', 'بال', 'كال'].map((rest) => ({
      text: conjunction + rest,
      isJoined: conjunction !== '',
      isDefinite: rest.length > 1,
    })),
  )
  .sort((a, b) => a.text.length - b.text.length)

/** Looks a word up in a table of folded words without proclitics. */
export function find<T>(table: ReadonlyMap<string, T>, token: DateToken | undefined): Found<T> | null {
  if (token?.kind !== 'word') return null
  for (const { text, isJoined, isDefinite } of proclitics) {
    if (!token.text.startsWith(text)) continue
    const value = table.get(token.text.slice(text.length))
    if (value !== undefined) return { value, isJoined, isDefinite }
  }
  return null
}

/** Whether a word, its proclitics aside, is one of a list. */
export function isOneOf(words: ReadonlyMap<string, true>, token: DateToken | undefined): boolean {
  return find(words, token) !== null
}

/** A table from lines of words, each line's number or value given with it. */
function table<T>(rows: readonly (readonly [T, string])[]): ReadonlyMap<string, T> {
  return new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)))
}

function list(words: string): ReadonlyMap<string, true> {
  return table([[true, words]])
}

/**
 * The months of the Gregorian calendar: in Egypt and the Gulf; in the Levant and Iraq; in Morocco; in Algeria and Tunisia; in
 * Persian and Urdu; in English.
 */
export const months = table<number>([
  [1, 'يناير جانفي ژانويه جنوري january jan'],
  [2, 'فبراير شباط فيفري فوريه فروري february feb'],
  [3, 'مارس اذار مارچ march mar'],
  [4, 'ابريل نيسان افريل اوريل اپريل april apr'],
  [5, 'مايو ايار ماي مئي may'],
  [6, 'يونيو يونيه حزيران جوان ژوئن june jun'],
  [7, 'يوليو يوليه تموز يوليوز جويليه ژوئيه جولائي july jul'],
  [8, 'اغسطس اب غشت اوت اگست august aug'],
  [9, 'سبتمبر ايلول شتنبر سپتامبر ستمبر september sept sep'],
  [10, 'اكتوبر اكتبر october oct'],
  [11, 'نوفمبر نونبر نوامبر نومبر november nov'],
  [12, 'ديسمبر دجنبر دسامبر دسمبر december dec'],
])

/** The first words of names of two, by whether the second is "first" or "second". */
export const doubleMonths = table<readonly [number, number]>([
  [[10, 11], 'تشرين'],
  [[12, 1], 'كانون'],
])
export const doubleMonthRanks = table<0 | 1>([
  [0, 'اول'],
  [1, 'ثاني ثان'],
])

/** Names that are ordinary words too ("he practised", "father", "perhaps"): they need a sign that a month is meant. */
export const weakMonths = list('مارس اب ماي اوت جوان march may mar')

/** 0 is Sunday. */
export const weekdays = table<number>([
  [0, 'احد sunday'],
  [1, 'اثنين monday'],
  [2, 'ثلاثاء tuesday'],
  [3, 'اربعاء wednesday'],
  [4, 'خميس thursday'],
  [5, 'جمعه friday'],
  [6, 'سبت saturday'],
])

export type Unit = 'hour' | 'day' | 'week' | 'month' | 'year'

/** Units of time; the form says how many where it is a singular or a dual. */
export const units = table<{ readonly unit: Unit; readonly count: 1 | 2 | null }>([
  [{ unit: 'hour', count: 1 }, 'ساعه hour'],
  [{ unit: 'hour', count: 2 }, 'ساعتان ساعتين'],
  [{ unit: 'hour', count: null }, 'ساعات hours'],
  [{ unit: 'day', count: 1 }, 'يوم يوما day'],
  [{ unit: 'day', count: 2 }, 'يومان يومين'],
  [{ unit: 'day', count: null }, 'ايام اياما days'],
  [{ unit: 'week', count: 1 }, 'اسبوع اسبوعا week'],
  [{ unit: 'week', count: 2 }, 'اسبوعان اسبوعين'],
  [{ unit: 'week', count: null }, 'اسابيع weeks'],
  [{ unit: 'month', count: 1 }, 'شهر شهرا month'],
  [{ unit: 'month', count: 2 }, 'شهران شهرين'],
  [{ unit: 'month', count: null }, 'اشهر شهور شهورا months'],
  [{ unit: 'year', count: 1 }, 'عام عاما سنه year'],
  [{ unit: 'year', count: 2 }, 'عامان عامين سنتان سنتين'],
  [{ unit: 'year', count: null }, 'اعوام اعواما سنوات سنين years'],
])

/** Words that say a year follows. */
export const yearWords = list('عام سنه عامي سنتي year')
/** Words that say a month follows. */
export const monthWords = list('شهر شهري')
export const dayWords = list('يوم نهار صباح مساء ليله فجر ظهر')

/** Which of several: the one after this (1), this one (0), the one before (-1). */
export const whens = table<-1 | 0 | 1>([
  [1, 'مقبل مقبله مقبلين مقبلتين قادم قادمه قادمين تالي تاليه اتي اتيه next coming'],
  [0, 'جاري جار جاريه حالي حاليه راهن راهنه هذا هذه this current'],
  [-1, 'ماضي ماضيه فائت فائته منصرم منصرمه last past'],
])
/** Those that stand before their noun, in Arabic and English. */
export const leadingWhens = list('هذا هذه this next last coming current past')

export type Part = 'start' | 'middle' | 'late' | 'end'

/** Parts of a month or a year. */
export const parts = table<Part>([
  ['end', 'نهايه ختام اخر انتهاء انقضاء end'],
  ['late', 'اواخر late'],
  ['middle', 'منتصف اواسط mid middle'],
  ['start', 'مطلع بدايه اوائل مستهل start beginning early'],
])
export const fractions = table<2 | 4>([
  [4, 'ربع quarter'],
  [2, 'نصف half'],
])

/** Days counted from the article's. */
export const dayOffsets = table<number>([
  [0, 'يوم today tonight'],
  [1, 'غد غدا tomorrow'],
  [-1, 'امس بارحه yesterday'],
])

/** Before a length of time: it begins on the article's day. */
export const within = list(
  'خلال غضون ظرف بعد مهله مده فتره مدي مدار اقصاه اقصاها تتجاوز يتجاوز تتعدي يتعدي within after',
)
/** The same, but not before a bare "month". */
export const closeWithin = list('في in next coming')
/** What may stand between them and the length. */
export const fillers = list(
  'نحو حوالي قرابه زهاء اقل اقصي اقصاه مرور مضي انقضاء اول مدتها مدته لا من الي ال و about less than at most',
)
/** Right before a length of time: so long ago. */
export const ago = list('قبل منذ')
/** What a length begins with, if not with the article's day. */
export const countedFrom = list('من علي عقب of from after since')
export const now = list('الان اليوم تاريخه now today')

/** Words that make what follows a deadline. */
export const deadlines = list(
  'قبل حتي غايه حلول خلال غضون ظرف اقصاه اقصاها تنتهي ينتهي تتجاوز يتجاوز by before until within',
)
/** Those of them with which a whole month or year may be used up. */
export const inclusive = list('حتي غايه حلول خلال غضون by until within during')

/** What a number that could be a year must stand behind. */
export const yearSigns = list(
  'في من الي حتي قبل بعد منذ حلول بين نهايه اواخر مطلع بدايه منتصف غايه خلال غضون ب ل و in by until before since to of from after end',
)
/** What a month's name that is an ordinary word too must stand behind. */
export const monthSigns = list(
  'في من الي حتي قبل بعد منذ حلول بين نهايه ختام اواخر مطلع بدايه اوائل منتصف اواسط غايه خلال غضون in by until before since to from after end',
)
/** Years that do not run from January to December. */
export const otherYears = list('مالي ماليه دراسي دراسيه هجري هجريه جامعي جامعيه fiscal academic')
/** Adjectives that make «اليوم» another day than the article's. */
export const otherDays = list('تالي ثاني اول نفسه ذاته سابق اخير')
export const from = list('من of')
export const between = list('بين between')
export const rangeWords = list('الي حتي to until through')

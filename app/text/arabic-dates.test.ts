import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestDates } from './arabic-dates.ts'
import { addDays, dayNumber, isoOf } from './dates/calendar.ts'

/** A Saturday. */
const saturday = '2026-03-14'

function isos(phrase: string, articleDate = saturday): readonly string[] {
  return suggestDates(phrase, articleDate).map(({ iso }) => iso)
}

/** Names of the months by country, January first. */
const namings: Readonly<Record<string, readonly string[]>> = {
  Egypt: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  Levant: 'كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول'.split(
    ',',
  ),
  Morocco: 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر'.split(' '),
  Algeria: 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
}
const digitSets = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹']
const figures = (number: number, digits: string) =>
  String(number).replace(/\d/g, (figure) => digits[Number(figure)]!)

const days = fc
  .integer({
    min: dayNumber({ year: 1950, month: 1, day: 1 }),
    max: dayNumber({ year: 2150, month: 12, day: 31 }),
  })
  .map((number) => addDays({ year: 1970, month: 1, day: 1 }, number))
const digits = fc.constantFrom(...digitSets)
const naming = fc.constantFrom(...Object.keys(namings))

describe('suggestDates, on any day', () => {
  it('reads it back in every naming and every kind of digits', () => {
    const shapes = fc.constantFrom(
      (day: string, month: string, year: string) => `${day} ${month} ${year}`,
      (day: string, month: string, year: string) => `قبل ${day} من شهر ${month} عام ${year}.`,
      (day: string, month: string, year: string) => `بحلول الـ${day} من ${month}، ${year}م`,
      (day: string, month: string, year: string) => `حتى يوم ${day} ${month} من سنة ${year}`,
    )
    fc.assert(
      fc.property(days, digits, naming, shapes, (day, set, country, shape) => {
        const phrase = shape(figures(day.day, set), namings[country]![day.month - 1]!, figures(day.year, set))
        const [first, ...others] = suggestDates(phrase, '')
        expect(first).toMatchObject({ iso: isoOf(day), precision: 'day', isRelative: false })
        expect(others).toEqual([])
      }),
    )
  })

  it('reads two namings side by side as one month', () => {
    const joints = fc.constantFrom(
      (one: string, other: string) => `${one}/${other}`,
      (one: string, other: string) => `${one} (${other})`,
      (one: string, other: string) => `${one} - ${other}`,
    )
    fc.assert(
      fc.property(days, naming, naming, joints, (day, country, other, joint) => {
        const month = joint(namings[country]![day.month - 1]!, namings[other]![day.month - 1]!)
        expect(isos(`في ${day.day} ${month} ${day.year}`, '')).toEqual([isoOf(day)])
        expect(isos(`في ${month} ${day.year}`, '')).toEqual([isoOf({ year: day.year, month: day.month })])
      }),
    )
  })

  it('reads numeric forms, day first or year first, with direction marks around the separators', () => {
    const separators = fc.constantFrom('-', '/', '.', '\u200f/\u200f', '\u200e-')
    fc.assert(
      fc.property(days, digits, separators, fc.boolean(), (day, set, separator, isPadded) => {
        const two = (number: number) => (isPadded ? String(number).padStart(2, '0') : String(number))
        const parts = [String(day.year), two(day.month), two(day.day)]
        for (const order of [parts, parts.toReversed()]) {
          const phrase = order.join(separator).replace(/\d/g, (figure) => set[Number(figure)]!)
          expect(isos(`في ${phrase}،`, '')).toEqual([isoOf(day)])
        }
      }),
    )
  })

  it('gives a day without a year that in which it next comes', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 364 }), naming, (today, distance, country) => {
        const day = addDays(today, distance)
        const phrase = `${day.day} ${namings[country]![day.month - 1]}`
        const [first] = suggestDates(phrase, isoOf(today))
        expect(first).toMatchObject({ iso: isoOf(day), isRelative: true })
      }),
    )
  })

  it('lets a weekday decide the year', () => {
    const names = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'.split(' ')
    fc.assert(
      fc.property(days, fc.integer({ min: -360, max: 720 }), (today, distance) => {
        const day = addDays(today, distance)
        const weekday = names[(dayNumber(day) + 4 + 7_000_000) % 7]
        expect(isos(`${weekday} ${day.day} ${namings.Egypt![day.month - 1]}`, isoOf(today))).toContain(
          isoOf(day),
        )
      }),
    )
  })

  it('counts days from the article’s in figures', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 11, max: 99 }), digits, (today, count, set) => {
        expect(isos(`خلال ${figures(count, set)} يومًا`, isoOf(today))).toEqual([isoOf(addDays(today, count))])
      }),
    )
  })

  it('never fails, quotes what it read, and gives each date once, whatever the words', () => {
    const words = fc.array(
      fc.constantFrom(
        ...'نهاية العام المقبل خلال ثلاثين يومًا شهر مارس / ( ) 2026 15 من إلى - بين و قبل كانون الأول الثاني الخميس بعد غد أول ونصف الربع الأسبوع ٣١ هـ the next week May 14th , الـ 2026-03-14'.split(
          ' ',
        ),
        '🕊',
        '\u200f',
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(words, fc.constantFrom('', '2026', '2026-03', saturday, 'soon'), (parts, date) => {
        const phrase = parts.join(' ')
        const found = suggestDates(phrase, date)
        expect(new Set(found.map(({ iso }) => iso)).size).toBe(found.length)
        for (const { iso, precision, from } of found) {
          expect(from.quote).toBe(phrase.slice(from.start, from.end))
          expect(from.quote).not.toBe('')
          expect(iso.length).toBe({ year: 4, month: 7, day: 10 }[precision])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('suggestDates, by what the phrase says', () => {
  it.each([
    ['خلال ثلاثين يومًا، أي في موعد أقصاه 13 نيسان/أبريل', ['2026-04-13']],
    ['قبل اجتماعها المقبل في 2 أيار/مايو', ['2026-05-02']],
    ['قبل ٣٠ حزيران/يونيو ٢٠٢٦', ['2026-06-30']],
    ['في 23 نوفمبر (تشرين الثاني)', ['2026-11-23']],
    ['والثانية قبل نهاية كانون الأول/ديسمبر', ['2026-12-31']],
    ['في 15 مارس من العام المقبل', ['2027-03-15']],
    ['الخامس عشر من مارس 2027', ['2027-03-15']],
    ['في الحادي والثلاثين من كانون الأول', ['2026-12-31']],
    ['الأول من تشرين الثاني/نوفمبر', ['2026-11-01']],
    ['مطلع الشهر المقبل', ['2026-04']],
    ['في الثلاثين من حزيران', ['2026-06-30']],
    ['بحلول ديسمبر المقبل', ['2026-12', '2026-12-31']],
    ['في آب', ['2026-08']],
    ['قبل انقضاء آب', ['2026-08-31']],
    ['في مارس آذار 2027', ['2027-03']],
    ['في مارس/أبريل 2027', ['2027-04']],
    ['آب المقبل', ['2026-08']],
    ['غشت 2027', ['2027-08']],
    ['شهر مارس', ['2026-03']],
    ['في مارس المقبل', ['2027-03']],
    ['في مارس الماضي', ['2025-03']],
    ['في 10 مارس', ['2027-03-10', '2026-03-10']],
    ['في 15 من الشهر المقبل', ['2026-04-15']],
    ['في 20 الجاري', ['2026-03-20']],
    ['يوم الخميس 19 مارس/آذار', ['2026-03-19']],
    ['الأربعاء، 26 نوفمبر', ['2025-11-26']],
    ['29 فبراير', ['2028-02-29']],
  ])('months and days: %s', (phrase, expected) => {
    expect(isos(phrase)).toEqual(expected)
  })

  it.each([
    ['بحلول 2030', ['2030', '2030-12-31']],
    ['«عام ٢٠٣٠»', ['2030']],
    ['بحلول العام 2030', ['2030', '2030-12-31']],
    ['قبل سنة ۲۰۳۰', ['2030']],
    ['على ثلاث سنوات تنتهي في 2029', ['2029']],
    ['بحلول عام ألفين وثلاثين', ['2030', '2030-12-31']],
    ['بـ2030', ['2030']],
    ['2030م', ['2030']],
    ['نهاية عام 2027', ['2027-12-31']],
    ['أواخر 2027', ['2027-12', '2027']],
    ['منتصف العام المقبل', ['2027-06', '2027']],
    ['الربع الأول من 2027', ['2027-03']],
    ['بحلول نهاية الربع الثالث من العام 2026', ['2026-09-30']],
    ['حتى آخر يوم من عام 2027', ['2027-12-31']],
    ['mid-2027', ['2027-06', '2027']],
    ['خلال النصف الثاني من العام الجاري', ['2026-12']],
  ])('years: %s', (phrase, expected) => {
    expect(isos(phrase)).toEqual(expected)
  })

  it.each([
    ['اليوم', ['2026-03-14']],
    ['غدًا', ['2026-03-15']],
    ['غدًا الأحد', ['2026-03-15']],
    ['بعد غد', ['2026-03-16']],
    ['أمس', ['2026-03-13']],
    ['أول من أمس', ['2026-03-12']],
    ['الأسبوع المقبل', ['2026-03-27']],
    ['نهاية الأسبوع', ['2026-03-20']],
    ['الشهر المقبل', ['2026-04']],
    ['في موازنة العام المقبل', ['2027']],
    ['السنة القادمة', ['2027']],
    ['قبل نهاية العام', ['2026-12-31']],
    ['نهاية هذه السنة', ['2026-12-31']],
    ['بنهاية الشهر الجاري', ['2026-03-31']],
    ['نهاية العام بعد المقبل', ['2028-12-31']],
    ['خلال هذا العام', ['2026', '2026-12-31']],
    ['الخميس المقبل', ['2026-03-19']],
    ['السبت المقبل', ['2026-03-21']],
    ['السبت', ['2026-03-14']],
    ['الجمعة الماضي', ['2026-03-13']],
    ['يوم الأحد بعد المقبل', ['2026-03-22']],
  ])('counted from the article’s day: %s', (phrase, expected) => {
    expect(isos(phrase)).toEqual(expected)
    expect(suggestDates(phrase, '')).toEqual([])
    expect(suggestDates(phrase, saturday).every(({ isRelative }) => isRelative)).toBe(true)
  })

  it.each([
    ['خلال ثلاثين يومًا', ['2026-04-13']],
    ['في غضون شهر', ['2026-04-14', '2026-04']],
    ['بعد ثلاثة أشهر', ['2026-06-14', '2026-06']],
    ['خلال الأشهر الستة المقبلة', ['2026-09-14', '2026-09']],
    ['خلال الساعات الـ48 المقبلة', ['2026-03-16']],
    ['الأسبوعين المقبلين', ['2026-03-28']],
    ['مهلة لا تتجاوز أسبوعين', ['2026-03-28']],
    ['في مدة أقصاها 45 يومًا', ['2026-04-28']],
    ['في غضون 3 إلى 6 أشهر', ['2026-09-14', '2026-09']],
    ['خلال شهر على الأكثر', ['2026-04-14', '2026-04']],
    ['خلال عام ونصف العام', ['2027-09-14', '2027-09']],
    ['خلال خمس سنوات', ['2031-03-14', '2031']],
    ['خلال مئة وعشرين يومًا', ['2026-07-12']],
    ['قبل أسبوعين', ['2026-02-28']],
    ['بعد 30 يومًا من الآن', ['2026-04-13']],
    ['خلال ستة أشهر من تاريخ اليوم', ['2026-09-14', '2026-09']],
    ['في غضون أسبوعين إلى ثلاثة أسابيع', ['2026-04-04']],
    ['في أقل من عام', ['2027-03-14', '2027']],
    ['خلال نحو ثلاثة أسابيع', ['2026-04-04']],
    ['بعد مرور عام', ['2027-03-14', '2027']],
    ['خلال الـ48 ساعة المقبلة', ['2026-03-16']],
  ])('lengths of time: %s', (phrase, expected) => {
    expect(isos(phrase)).toEqual(expected)
  })

  it.each([
    ['من 10 إلى 15 أبريل', ['2026-04-15']],
    ['10-15 أبريل 2027', ['2027-04-15']],
    ['من 10 مارس إلى 15 أبريل 2027', ['2027-04-15']],
    ['بين مارس ويونيو 2027', ['2027-06']],
    ['بين عامي 2026 و2030', ['2030']],
    ['2026-2030', ['2030']],
    ['موازنة العام ٢٠٢٧/٢٠٢٨', ['2028']],
    ['من 2026 حتى 2030', ['2030']],
  ])('of a range the end: %s', (phrase, expected) => {
    const found = suggestDates(phrase, saturday)
    expect(found.filter(({ iso }) => !iso.endsWith('-12-31')).map(({ iso }) => iso)).toEqual(expected)
  })

  it.each([
    ['on March 14, 2026', ['2026-03-14']],
    ['14th of March 2026', ['2026-03-14']],
    ['Sept. 5', ['2026-09-05']],
    ['by the end of the year', ['2026-12-31']],
    ['in the next 30 days', ['2026-04-13']],
    ['within 30 days', ['2026-04-13']],
    ['in three months', ['2026-06-14', '2026-06']],
    ['next Thursday', ['2026-03-19']],
    ['this week', ['2026-03-15']],
    ['before april 2027', ['2027-04']],
    ['by 2030', ['2030', '2030-12-31']],
    ['the first half of next year', ['2027-06']],
    ['3/14/2026', ['2026-03-14']],
  ])('English, as in posts: %s', (phrase, expected) => {
    expect(isos(phrase)).toEqual(expected)
  })

  it.each([
    'مارس ضغوطًا على الحكومة',
    'الأمين العام',
    'Parliament may march',
    'in may',
    'الدول الأحد عشر',
    '2030 جنديًا',
    '2,030 دولار',
    '12 شهرًا',
    'ثلاث سفن',
    'خلال شهر من توقيع الاتفاق',
    'بعد عام على الحرب',
    'بعد غياب دام ١٢٠ يومًا',
    'رؤية 2030',
    'خلال الأيام المقبلة',
    'قبل شهر رمضان',
    'عام 1447 هـ',
    'نهاية السنة المالية',
    'في اليوم التالي',
    'كل يوم',
    'أحد القادة',
    '31 فبراير 2026',
    '2026-02-30',
    '14:30',
    'في أقرب وقت',
    '',
  ])('suggests nothing without a date: %s', (phrase) => {
    expect(isos(phrase)).toEqual([])
  })

  it('puts the deadline before other dates, and the exact before the vague', () => {
    expect(isos('تعهدت في 15 يناير 2026 بخفضها بحلول عام 2030')[0]).toBe('2030')
    expect(isos('خلال شهر، أي قبل 20 أبريل 2026')[0]).toBe('2026-04-20')
    expect(isos('عام 2027، وتحديدًا في 3 مايو 2027')).toEqual(['2027-05-03', '2027'])
  })

  it('says which words it read, in offsets of the phrase', () => {
    const phrase = '🕊 قبل نِهايـــة العام، شرط'
    const [found] = suggestDates(phrase, saturday)
    expect(found?.from).toEqual({ start: 7, end: phrase.indexOf('،'), quote: 'نِهايـــة العام' })
  })

  it('says the better reason for a date that is said twice', () => {
    const [found] = suggestDates('خلال ثلاثين يومًا، أي في موعد أقصاه 13 نيسان/أبريل', saturday)
    expect(found?.from.quote).toBe('13 نيسان/أبريل')
  })

  it('counts from what an article’s reduced date still says', () => {
    expect(isos('الشهر المقبل', '2026-12')).toEqual(['2027-01'])
    expect(isos('غدًا، وقبل نهاية العام', '2026')).toEqual(['2026-12-31'])
    expect(isos('في 5 مايو', '2026-03')).toEqual(['2026-05-05'])
  })
})

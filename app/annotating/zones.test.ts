import { describe, expect, it } from 'vitest'
import { type AnnotationSet, emptySet } from '../model/annotation.ts'
import { applyChanges, invertChanges } from '../model/changes.ts'
import { splitLines } from '../text/lines.ts'
import { utf16 } from '../text/offsets.ts'
import { lineSpan, planZone, planZoneRemoval, suggestZones } from './zones.ts'

const empty: AnnotationSet = emptySet('article', 'salma')

describe('suggestZones', () => {
  it.each([
    ['شاركها.', 'junk'],
    ['شاركها. 💙', 'junk'],
    ['«اقرأ المزيد»', 'junk'],
    ['0:00', 'junk'],
    ['12:34 / 1:15:00', 'junk'],
    ['aXA6IDIxNi43My4yMTYuNyA= جزيرة ام اند امز', 'junk'],
    ['— Karoline Leavitt (@PressSec) November 25, 2025', 'tweet_credit'],
    ['- تسوية حرب أوكرانيا.. مقترحات على طاولة «تحالف الراغبين»', 'related_link'],
    ['اقرأ أيضًا: خلاف حول حصص الصيد', 'related_link'],
  ])('finds %s', (line, type) => {
    const lines = splitLines(`عنوان\n${line}\nنص`)
    expect(suggestZones(lines, empty)).toEqual([{ span: lineSpan(lines, lines[1]!.start), type }])
  })

  it.each([
    'شاركها الرأي كثيرون.',
    'شارك في القمة وزراء من عشر دول.',
    'بدأ اللقاء عند الساعة 10:30 صباحًا.',
    'المزيد من الضمانات لن يغيّر شيئًا.',
    '— كلا',
    '',
  ])('leaves alone what may be part of the article: %s', (line) => {
    expect(suggestZones(splitLines(`عنوان\n${line}\nنص`), empty)).toEqual([])
  })

  it('is silent about what is marked already', () => {
    const text = 'عنوان\nشاركها.'
    const lines = splitLines(text)
    const [suggestion] = suggestZones(lines, empty)
    const step = planZone(text, suggestion!.type, suggestion!.span, 'z1')
    const marked = applyChanges(empty, step.changes)
    if (!marked.ok) throw new Error(marked.problem.code)
    expect(marked.value.zones).toEqual([
      { id: 'z1', type: 'junk', start: utf16(6), end: utf16(13), quote: 'شاركها.' },
    ])
    expect(suggestZones(lines, marked.value)).toEqual([])
    expect(applyChanges(marked.value, invertChanges(step.changes))).toEqual({ ok: true, value: empty })
    expect(applyChanges(marked.value, planZoneRemoval(marked.value.zones[0]!).changes)).toEqual({
      ok: true,
      value: empty,
    })
  })
})

describe('lineSpan', () => {
  it('is the line without the white space around it', () => {
    const lines = splitLines('أول\n  ثانٍ \u200f\n')
    expect(lineSpan(lines, utf16(5))).toEqual({ start: utf16(6), end: utf16(10) })
    expect(lineSpan(lines, lines[2]!.start)).toBeNull()
  })
})

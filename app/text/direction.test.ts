import { describe, expect, it } from 'vitest'
import { baseDirection, paragraphDirection } from './direction.ts'

const rtlScripts =
  /^(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Mende_Kikakui}\p{Script=Hanifi_Rohingya}\p{Script=Phoenician}\p{Script=Old_South_Arabian}]$/u
const ltrScripts =
  /^(?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Devanagari}\p{Script=Georgian}\p{Script=Han}\p{Script=Hangul}]$/u

describe('paragraphDirection', () => {
  it.each([
    ['Arabic', 'قال محمد', 'rtl'],
    ['Hebrew', 'שלום', 'rtl'],
    ['Adlam, outside the BMP', '𞤀𞤣𞤤𞤢𞤥', 'rtl'],
    ['a lam-alef presentation form', 'ﻻ', 'rtl'],
    ['a ligature of the first presentation block', 'ﷺ', 'rtl'],
    ['Latin', 'Macron said', 'ltr'],
    ['Latin before Arabic', 'NATO يعلن', 'ltr'],
    ['Arabic behind digits, marks and quotation marks', '«35 — (2025): َقال NATO', 'rtl'],
    ['tatweel', 'ـــ', 'rtl'],
  ])('is that of the first letter: %s', (_, text, direction) => {
    expect(paragraphDirection(text)).toBe(direction)
  })

  it.each([
    ['nothing', ''],
    ['digits of both kinds', '2025 ٢٠٢٥ ۲۰۲۵'],
    ['emoji and punctuation', '🕊 … «»'],
    ['a lone surrogate', '\ud83d'],
    ['a combining mark', 'َ'],
  ])('is open without a letter: %s', (_, text) => {
    expect(paragraphDirection(text)).toBeNull()
  })

  it('is set by direction marks as by letters', () => {
    expect(paragraphDirection('\u200fNATO')).toBe('rtl')
    expect(paragraphDirection('\u061cNATO')).toBe('rtl')
    expect(paragraphDirection('\u200eقال')).toBe('ltr')
  })

  it('passes over isolates, as posts wrap the names in them', () => {
    expect(paragraphDirection('\u2066@mfa_russia\u2069 تعلن موسكو')).toBe('rtl')
    expect(paragraphDirection('\u2068قال \u2066a\u2069 ب\u2069 Macron said')).toBe('ltr')
    expect(paragraphDirection('\u2069\u2069قال')).toBe('rtl')
    expect(paragraphDirection('\u2067never closed')).toBeNull()
  })

  it('knows every letter of the scripts it may meet', () => {
    const wrong: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code)
      const expected = rtlScripts.test(character) ? 'rtl' : ltrScripts.test(character) ? 'ltr' : undefined
      if (expected !== undefined && paragraphDirection(character) !== expected) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })
})

describe('baseDirection', () => {
  it('is that of most letters, not of the first', () => {
    expect(baseDirection('NATO: قالت المنظمة إن الاجتماع غدًا')).toBe('rtl')
    expect(baseDirection('ماكرون: We will deploy a force of reassurance')).toBe('ltr')
  })

  it('stays right to left for an Arabic article with an English post in it', () => {
    const article = `${'أعلن الرئيس الفرنسي تشكيل مجموعة عمل. '.repeat(6)}\nWe stand with Ukraine.\n`
    expect(baseDirection(article)).toBe('rtl')
  })

  it.each([
    ['nothing', ''],
    ['digits', '1234567890'],
    ['as many letters of either kind', 'ab قا'],
  ])('is right to left for %s', (_, text) => {
    expect(baseDirection(text)).toBe('rtl')
  })
})

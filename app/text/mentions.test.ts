import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldingOf, foldingRuleNames, fullFolding } from './folding.ts'
import { type Mention, mentionFinder } from './mentions.ts'

const finderOf = (names: Readonly<Record<string, readonly string[]>>) =>
  mentionFinder(Object.entries(names).flatMap(([actor, texts]) => texts.map((text) => ({ text, actor }))))

/** «prefix|quote» of each mention, with the actors where there are several names. */
const shown = (text: string, mentions: readonly Mention[]) =>
  mentions.map(({ start, end, prefix }) => `${prefix}|${text.slice(start, end)}`)

describe('a finder of mentions', () => {
  it.each([
    ['bare', 'قال ماكرون.', 'ماكرون', ['|ماكرون']],
    ['behind a conjunction', 'وماكرون', 'ماكرون', ['و|ماكرون']],
    ['behind a preposition', 'لأوكرانيا', 'أوكرانيا', ['ل|أوكرانيا']],
    ['behind both', 'ولأوكرانيا وبالرئيس', 'اوكرانيا', ['ول|أوكرانيا']],
    ['behind one with tatweel and points', 'بـتُرْكِيَا', 'تركيا', ['بـ|تُرْكِيَا']],
    ['with لل for ل and ال', 'للرئيس وللرئيس الرئيس', 'الرئيس', ['|للرئيس', 'و|للرئيس', '|الرئيس']],
    ['with لل where the name goes on with ل', 'للجنة لللجنة', 'اللجنة', ['|للجنة', '|لللجنة']],
    ['behind ل where the name begins with another', 'للبنان', 'لبنان', ['ل|لبنان']],
    ['with a Latin name', 'وNATO بـ NATO', 'nato', ['و|NATO', '|NATO']],
    ['in other spelling', 'علی الكاظمي', 'على الکاظمی', ['|علی الكاظمي']],
    ['over several spaces', 'المملكة \u00a0 المتحدة', 'المملكة المتحدة', ['|المملكة \u00a0 المتحدة']],
    ['with the points after its last letter', 'محمدٌ.', 'محمد', ['|محمدٌ']],
    ['beside punctuation and marks', '«\u200fالناتو\u200f» (الناتو)', 'الناتو', ['|الناتو', '|الناتو']],
    ['after a full stop without a space', 'بيان.ماكرون', 'ماكرون', ['|ماكرون']],
    ['with brackets of its own', 'ماكرون (فرنسا)، ماكرون', 'ماكرون (فرنسا)', ['|ماكرون (فرنسا)']],
    ['outside the first plane', 'و𞤀𞤣 𞤀𞤣𞤣', '𞤀𞤣', ['و|𞤀𞤣']],
    ['in a ligature with its proclitic', 'وﻷوكرانيا', 'أوكرانيا', ['و|ﻷوكرانيا']],
    ['in Hebrew, pointed', 'שָׁלוֹם', 'שלום', ['|שָׁלוֹם']],
  ])('finds a name %s', (_, text, name, expected) => {
    expect(shown(text, finderOf({ X: [name] }).find(text))).toEqual(expected)
  })

  it.each([
    ['a longer word', 'ماكرونية', 'ماكرون'],
    ['a word with a longer beginning', 'الماكرون', 'ماكرون'],
    ['a word with س of the future', 'سيقود', 'يقود'],
    ['proclitics in the wrong order', 'بوتركيا', 'تركيا'],
    ['ل and the article that have not run together', 'لالرئيس', 'رئيس'],
    ['two lines', 'المملكة\nالمتحدة', 'المملكة المتحدة'],
    ['half a Persian word', 'می\u200cرود', 'رود'],
    ['a word with a digit', 'G77', 'G7'],
  ])('does not find one in %s', (_, text, name) => {
    expect(finderOf({ X: [name] }).find(text)).toEqual([])
  })

  it('takes the longest name of an actor, and other actors inside it', () => {
    const finder = finderOf({
      MACRON: ['الرئيس الفرنسي', 'ماكرون', 'الرئيس الفرنسي إيمانويل ماكرون'],
      EU: ['الاتحاد الأوروبي'],
      CHIEF: ['رئيسة مفوضية الاتحاد الأوروبي'],
    })
    const text = 'الرئيس الفرنسي إيمانويل ماكرون ورئيسة مفوضية الاتحاد الأوروبي، ثم ماكرون'
    expect(finder.find(text).map(({ start, end, actors }) => [text.slice(start, end), actors])).toEqual([
      ['الرئيس الفرنسي إيمانويل ماكرون', ['MACRON']],
      ['رئيسة مفوضية الاتحاد الأوروبي', ['CHIEF']],
      ['الاتحاد الأوروبي', ['EU']],
      ['ماكرون', ['MACRON']],
    ])
  })

  it('names all actors that share a name', () => {
    const finder = finderOf({ A: ['الرئيس'], B: ['الرئيس', 'الرئيس'] })
    expect(finder.find('وللرئيس')).toEqual([
      { start: 1, end: 7, prefix: 'و', isFused: true, actors: ['A', 'B'] },
    ])
  })

  it('reads a word with as few proclitics as it can', () => {
    const text = 'كندا وكندا كندى'
    const finder = mentionFinder([
      { text: 'ندا', actor: 'NIDA' },
      { text: 'كندا', actor: 'CANADA' },
      { text: 'ندى', actor: 'NADA' },
    ])
    expect(finder.find(text).map(({ prefix, actors }) => [prefix, ...actors])).toEqual([
      ['', 'CANADA'],
      ['و', 'CANADA'],
      ['ك', 'NADA'],
    ])
  })

  it('finds bare names only, where that is wanted, and folds no more than told', () => {
    const bare = mentionFinder([{ text: 'الرئيس', actor: 'X' }], fullFolding, { proclitics: false })
    const text = 'والرئيس للرئيس الرئيس'
    expect(shown(text, bare.find(text))).toEqual(['|الرئيس'])
    const exact = mentionFinder([{ text: 'قوة', actor: 'X' }], foldingOf([]))
    expect(shown('قوه وقوة', exact.find('قوه وقوة'))).toEqual(['و|قوة'])
  })

  it('finds nothing for names that fold to nothing', () => {
    expect(finderOf({ X: ['', ' ', 'ـ', '\u200f'] }).find('ـ قال \u200f')).toEqual([])
  })

  const names = ['الرئيس', 'أوكرانيا', 'لبنان', 'حلف الناتو', 'NATO', '𞤀𞤣', 'كندا']
  const texts = fc
    .array(
      fc.constantFrom(
        ...names,
        'لرئيس',
        'و',
        'ف',
        'ب',
        'ل',
        'ك',
        ' ',
        ' ',
        '\n',
        'َ',
        'ـ',
        '\u200f',
        '.',
        'ﻻ',
        'ﷺ',
        '🕊',
        '\ud83d',
        '1',
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join(''))

  it('finds what a search of the folded text for one name would find', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...names),
        fc.subarray([...foldingRuleNames]),
        (text, name, rules) => {
          const folding = foldingOf(rules)
          const folded = folding.fold(text)
          const wanted = folding.fold(name).text
          const tails = [
            wanted.replaceAll(' ', '[^\\S\\n]+'),
            ...(wanted.startsWith('ال') ? [`(?<=لل)${wanted.slice(2)}`] : []),
          ]
          const word = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]'
          const ends = new Set(
            tails.flatMap((tail, rank) =>
              [
                ...folded.text.matchAll(
                  new RegExp(
                    `(?<=(?<!${word})[وف]?${rank === 0 ? '[بلك]?' : 'لل'})${tail}(?!(?<=${word})${word})`,
                    'gu',
                  ),
                ),
              ].map((match) => folded.ends[match.index + match[0].length - 1]),
            ),
          )
          const found = mentionFinder([{ text: name, actor: 'X' }], folding).find(text)
          expect(new Set(found.map(({ end }) => end))).toEqual(ends)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says where the name itself stands, and what stands before it', () => {
    const lamAlef = /ﻻ/g // One character, in which a proclitic cannot be told from the name.
    const finder = mentionFinder(names.map((text) => ({ text, actor: text })))
    fc.assert(
      fc.property(texts, (anyText) => {
        const text = anyText.replace(lamAlef, '')
        for (const { start, end, prefix, isFused, actors } of finder.find(text)) {
          const said = fullFolding.fold(text.slice(start, end)).text.replace(/\s+/g, ' ')
          const name = fullFolding.fold(actors[0]!).text
          expect(said).toBe(isFused ? `لل${name.slice(2)}` : name)
          expect(text.slice(start - prefix.length, start)).toBe(prefix)
          expect(fullFolding.fold(prefix).text).toMatch(/^[وف]?[بلك]?$/)
        }
      }),
      { numRuns: 500 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { guessLanguage, guessTitle } from './guess-metadata.ts'

const long = 'كلمة '.repeat(40)

describe('guessTitle', () => {
  it.each([
    ['a short first line', '\n  \n0:00\n  عنوان   الخبر \n\nنص', 'x.txt', 'عنوان الخبر'],
    ['a file name where the first line is a paragraph', long, '/a/b/003_خبر.v2.txt', '003_خبر.v2'],
    ['a file name from Windows', long, 'C:\\news\\خبر.txt', 'خبر'],
    ['a hidden file', long, '.txt', '.txt'],
    ['a name with bidi controls', long, '\u202egpj.خبر.txt', 'gpj.خبر'],
    ['the first words of pasted text', long, '', `${'كلمة '.repeat(24).trim()}…`],
    ['nothing', '', '', ''],
    ['a file without a letter', '123\n', 'أرقام.txt', 'أرقام'],
  ])('takes %s', (_, text, fileName, title) => {
    expect(guessTitle(text, fileName)).toBe(title)
  })
})

describe('guessLanguage', () => {
  it.each([
    ['ar', 'أعلن الرئيس أن "The New York Times" نشرت الخبر في Paris بعد لقاء گ'],
    ['fa', 'رئیس جمهور گفت که این کشور به تعهدات خود پایبند است و کمک می‌کند'],
    ['ur', 'وزیر اعظم نے کہا ہے کہ حکومت اپنے وعدے پورے کرے گی اور عوام کو ریلیف دے گی'],
    ['he', 'ראש הממשלה אמר כי ישראל תעמוד בהתחייבויותיה'],
    ['en', 'The minister said that the government is committed to the deal and to peace in the region.'],
    ['', 'Le ministre a déclaré que la France est prête à négocier dans les prochains jours'],
    ['', '2026-03-14 0:00'],
    ['', ''],
  ])('%s', (language, text) => {
    expect(guessLanguage(text)).toBe(language)
  })
})

import type { ArticleMetadata } from '#app/model/article.ts'

/** The longest first line that is taken for a title, in code points; anything longer is a paragraph. */
const longestTitle = 120

/** What can be said of an article from its text and the name of its file; the rest is empty. */
export function guessMetadata(text: string, fileName: string): ArticleMetadata {
  return { title: guessTitle(text, fileName), outlet: '', date: '', url: '', language: guessLanguage(text) }
}

/**
 * The first line that holds any letter, if it is short enough for a headline; else the file's name without folder and
 * extension; without a name (pasted text) the first words of that line.
 */
export function guessTitle(text: string, fileName: string): string {
  const line = plain(/^.*\p{L}.*$/mu.exec(text)?.[0] ?? '')
  if (line !== '' && [...line].length <= longestTitle) return line
  const name = plain(fileName.replace(/^.*[/\\]/s, '').replace(/(?<=.)\.[a-z0-9]{1,8}$/i, ''))
  return name === '' ? firstWords(line) : name
}

/** One line for people: white space joined, control and bidi control characters dropped. */
function plain(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function firstWords(line: string): string {
  const words = [...line].slice(0, longestTitle).join('')
  const cut = words.length < line.length ? words.lastIndexOf(' ') : -1
  if (words.length === line.length) return line
  return `${(cut > 0 ? words.slice(0, cut) : words).trim()}…`
}

/** Letters that only Urdu, or only Urdu and Persian, write; Arabic has its own forms of kaf, yeh and heh. */
const urdu = /[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]/g
const persian = /[\u067e\u0686\u0698\u06a9\u06af\u06cc]/g
const arabicScript = /[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/g
const hebrew = /[\u05d0-\u05ea]/g
const englishWords = /\b(?:the|and|of|to|in|that|is|was|for|said)\b/gi

/**
 * The language by its letters: Arabic, Persian, Urdu, Hebrew, and English by its commonest words; empty where that is not
 * enough to tell. Names and quotations in another script do not count as long as they are fewer.
 */
export function guessLanguage(text: string): string {
  const letters = count(text, /\p{L}/gu)
  const half = letters / 2
  if (letters === 0) return ''
  if (count(text, hebrew) > half) return 'he'
  const arabic = count(text, arabicScript)
  if (arabic > half) {
    // A quotation or a name does not make a text Persian or Urdu: these letters are every tenth or so in theirs.
    if (count(text, urdu) > arabic * 0.04) return 'ur'
    return count(text, persian) > arabic * 0.04 ? 'fa' : 'ar'
  }
  const words = count(text, /[a-z'’]+/gi)
  const latin = count(text, /[a-z]/gi)
  return latin > letters * 0.9 && count(text, englishWords) > words * 0.1 ? 'en' : ''
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

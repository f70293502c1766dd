import { createHash } from 'node:crypto'

/** Stems that make sentences of a newspaper's shape and no sense; prefixes and suffixes make them many. */
const stems = [
  'حكوم كتاب مدين سفين ميناء بحار صياد قانون موقف مجلس نائب وزير تعهد بيان شارع قطار مدرس علم طالب صحيف',
  'كلام سوق تاجر عامل مصنع حدود جبل نهر شتاء ربيع سلام حوار لجن خبر صندوق تمويل ساحل مرفأ بلدي نقاب',
]
  .join(' ')
  .split(' ')
const verbs = 'قال أعلن أكد نفى طالب وعد رفض أوضح تعهد أضاف دعا حذر'.split(' ')
const prefixes = ['ال', 'ال', 'ال', 'و', 'وال', 'بال', 'لل', 'فال', '', '', '']
const suffixes = ['', '', '', 'ة', 'ات', 'ين', 'ه', 'ها', 'ية', 'هم']
const links = 'في من على إلى عن بعد قبل مع إن أن'.split(' ')

/** Letters that can be written onto the front of a word; an actor's name often begins right after them. */
const proclitics = /^[وفبل]/

/**
 * @param {number} seed
 * @returns {() => number} the same numbers from 0 to 1 on every machine (mulberry32)
 */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Text that looks like Arabic news to a computer: a title, then paragraphs of about 400 characters.
 *
 * @param {{ title: string, length: number, seed: number }} wanted length in characters, which are all of the basic plane
 */
export function generateText({ title, length, seed }) {
  const random = seeded(seed)
  /** @param {readonly string[]} words */
  const pick = (words) => /** @type {string} */ (words[Math.floor(random() * words.length)])
  const noun = () => pick(prefixes) + pick(stems) + pick(suffixes)
  const sentence = () => {
    const words = [pick(verbs), noun()]
    const count = 8 + Math.floor(random() * 14)
    while (words.length < count) words.push(random() < 0.3 ? pick(links) : noun())
    return `${words.join(' ').replaceAll(/((?:\S+ ){6}\S+)(?= )/g, '$1،')}.`
  }
  let text = title
  while (text.length < length) {
    let paragraph = sentence()
    while (paragraph.length < 360) paragraph += ` ${sentence()}`
    text += `\n${paragraph}`
  }
  return `${text.slice(0, length - 1).trimEnd()}.`
}

/**
 * A line of Hashiya JSONL with annotations spread evenly over a text: of one to six words, one in four beginning inside its first word
 * (after a proclitic where there is one), so that many overlap where there are many.
 *
 * @param {{ title: string, text: string, annotator: string, count: number, seed: number }} wanted
 * @returns {string} with its line feed
 */
export function generateAnnotationSet({ title, text, annotator, count, seed }) {
  const random = seeded(seed)
  const words = Array.from(text.matchAll(/\S+/g), (match) => ({
    start: match.index,
    end: match.index + match[0].replace(/[،.]$/, '').length,
    lineEnd: (text.indexOf('\n', match.index) + 1 || text.length + 1) - 1,
  }))
  const annotations = Array.from({ length: count }, (_, rank) => {
    const label = /** @type {string} */ (['actor', 'position', 'commitment'][rank % 3])
    const at = Math.min(Math.floor(((rank + random()) / count) * words.length), words.length - 1)
    const first = /** @type {(typeof words)[number]} */ (words[at])
    let last = first
    const most = label === 'actor' ? 2 : 6
    for (let more = Math.floor(random() * most), next = at + 1; more > 0; more--, next++) {
      const word = words[next]
      if (word && word.start < first.lineEnd) last = word
    }
    const inside = random() < 0.25 || proclitics.test(text.slice(first.start)) ? 1 : 0
    const start = first.start + (first.end - first.start > 1 ? inside : 0)
    return {
      id: `a${rank + 1}`,
      label,
      fragments: [{ start, end: last.end, quote: text.slice(start, last.end) }],
      attributes: {},
    }
  })
  const set = {
    format: 'hashiya/1',
    // Found by its hash; the id only has to be one.
    article: 'generated',
    sha256: createHash('sha256').update(text).digest('hex'),
    title,
    text,
    language: 'ar',
    metadata: { outlet: '', date: '', url: '' },
    annotator,
    state: 'in progress',
    annotations,
    relations: [],
    zones: [],
  }
  return `${JSON.stringify(set)}\n`
}

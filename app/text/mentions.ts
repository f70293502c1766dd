import { type FoldedText, type Folding, fullFolding, originalSpan } from './folding.ts'
import type { Span } from './span.ts'

/** A name that a text may call somebody by. */
export interface Alias {
  readonly text: string
  /** Registry id of the actor it names; several may share a name. */
  readonly actor: string
}

/** A place where a text names an actor. */
export interface Mention extends Span {
  /** The proclitics before it as they are written, with their points and tatweel: «و», «بـ», «ول»; '' for none. */
  readonly prefix: string
  /**
   * Whether it begins with the لل that ل and the article have run together to: للرئيس for ل + الرئيس. The span then begins at
   * the first ل, for that is not cut.
   */
  readonly isFused: boolean
  /** Whom it may name, in the order of the aliases. */
  readonly actors: readonly string[]
}

/** Names made ready to be looked for. */
export interface MentionFinder {
  /**
   * Every mention in reading order, the outer before the inner. An actor's shorter name inside a longer one of the same actor
   * is none of its own.
   */
  find(text: string): readonly Mention[]
}

/** A letter of the tree of folded names: names go down it letter by letter, so that a text is held against all at once. */
interface Node {
  readonly next: Map<string, Node>
  /** Those whose name ends here. */
  readonly actors: string[]
}

/** A word to be read, with the text and the names around it, and what has been found in the text so far. */
interface Word {
  readonly names: Node
  readonly text: string
  readonly words: Uint8Array
  readonly from: number
  readonly matches: Match[]
}

interface Match {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly isFused: boolean
  readonly actor: string
}

/** A character of a word (UTS #18, annex C, `\w`). */
const wordCharacter = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d]$/u
const space = /^[^\S\n]$/
const spaces = /\s+/gu
const conjunctions = 'وف'
const prepositions = 'بلك'

/**
 * Makes names ready to be found: as whole words, as the folding reads them, behind optional proclitics ([وف] then [بلك]) and
 * behind لل in place of ال. Where a word can be read with fewer proclitics, it is not read with more (كندا is not ك + ندا).
 *
 * @param options.proclitics false to find bare names only
 */
export function mentionFinder(
  aliases: readonly Alias[],
  folding: Folding = fullFolding,
  { proclitics = true }: { readonly proclitics?: boolean } = {},
): MentionFinder {
  const names = newNode()
  for (const { text, actor } of aliases) addName(names, nameOf(folding, text), actor)
  const read = proclitics ? readWord : readBare
  return {
    find(text) {
      const folded = folding.fold(text)
      const words = wordPlaces(folded.text)
      const matches: Match[] = []
      for (let place = 0; place < folded.text.length; place++) {
        const isInsideWord = words[place - 1] === 1 && words[place] === 1
        if (!isInsideWord) read({ names, text: folded.text, words, from: place, matches })
      }
      return asMentions(withoutInner(matches), text, folded)
    },
  }
}

function nameOf(folding: Folding, alias: string): string {
  return folding.fold(alias).text.replace(spaces, ' ').trim()
}

function newNode(): Node {
  return { next: new Map(), actors: [] }
}

function addName(root: Node, name: string, actor: string): void {
  if (name === '') return
  let node = root
  for (const letter of name.split('')) {
    let next = node.next.get(letter)
    if (!next) {
      next = newNode()
      node.next.set(letter, next)
    }
    node = next
  }
  if (!node.actors.includes(actor)) node.actors.push(actor)
}

const knownCharacters = new Map<number, boolean>()

/** For each place of a text, whether it belongs to a word (1 or 0); both halves of a surrogate pair answer alike. */
function wordPlaces(text: string): Uint8Array {
  const places = new Uint8Array(text.length)
  for (let place = 0; place < text.length; place++) {
    const codePoint = text.codePointAt(place) as number
    let isWord = knownCharacters.get(codePoint)
    if (isWord === undefined) {
      isWord = wordCharacter.test(String.fromCodePoint(codePoint))
      knownCharacters.set(codePoint, isWord)
    }
    if (isWord) places[place] = 1
    if (codePoint > 0xffff) places[++place] = isWord ? 1 : 0
  }
  return places
}

function readBare(word: Word): boolean {
  return take(word, word.names, word.from, word.from)
}

/** Takes the first reading that gives a name, of all there are, those with fewer proclitics first. */
function readWord(word: Word): boolean {
  const { text, from } = word
  const hasConjunction = isOneOf(conjunctions, text[from])
  return (
    readBare(word) ||
    (hasConjunction && take(word, word.names, from + 1, from + 1)) ||
    readPreposition(word, from) ||
    (hasConjunction && readPreposition(word, from + 1)) ||
    readFused(word, from) ||
    (hasConjunction && readFused(word, from + 1))
  )
}

function readPreposition(word: Word, start: number): boolean {
  return isOneOf(prepositions, word.text[start]) && take(word, word.names, start + 1, start + 1)
}

/** لل for ل + ال; and before a name that begins with ل itself (اللجنة) the writing للجنة, in which three have become two. */
function readFused(word: Word, start: number): boolean {
  if (!word.text.startsWith('لل', start)) return false
  const underArticle = word.names.next.get('ا')?.next.get('ل')
  const underLam = underArticle?.next.get('ل')
  return (
    (underArticle !== undefined && take(word, underArticle, start + 2, start)) ||
    (underLam !== undefined && take(word, underLam, start + 2, start))
  )
}

function isOneOf(letters: string, letter: string | undefined): boolean {
  return letter !== undefined && letters.includes(letter)
}

/**
 * Collects the names that go on from a node and a place and end with a word, one for each length and actor. Returns whether
 * there are any.
 *
 * @param start where the mention begins: before `place` where it is fused
 */
function take(word: Word, from: Node, place: number, start: number): boolean {
  const { text, words, matches } = word
  const before = matches.length
  let node: Node | undefined = from
  for (let end = place; node; ) {
    const isInsideWord = words[end - 1] === 1 && words[end] === 1
    if (node.actors.length > 0 && !isInsideWord) {
      for (const actor of node.actors) {
        matches.push({ from: word.from, to: end, start, isFused: start < place, actor })
      }
    }
    const letter = text[end++]
    if (letter === undefined) break
    const isSpace = space.test(letter)
    node = node.next.get(isSpace ? ' ' : letter)
    // A name has one space where a text may have several.
    if (isSpace) while (space.test(text[end] ?? '')) end++
  }
  return matches.length > before
}

/** Without the matches of an actor that lie inside a longer one of the same actor. */
function withoutInner(matches: readonly Match[]): readonly Match[] {
  const sorted = matches.toSorted((a, b) => a.start - b.start || b.to - a.to)
  const reached = new Map<string, number>()
  return sorted.filter(({ actor, to }) => {
    if (to <= (reached.get(actor) ?? 0)) return false
    reached.set(actor, to)
    return true
  })
}

/** Puts matches on the original text, those of several actors at one place together. */
function asMentions(matches: readonly Match[], text: string, folded: FoldedText): readonly Mention[] {
  const mentions = new Map<string, Mention & { readonly actors: string[] }>()
  for (const { from, to, start, isFused, actor } of matches) {
    // A proclitic that is one character with the letter after it (ﻷ) stays with the name.
    const span = originalSpan(folded, start, to)
    const key = `${span.start} ${span.end}`
    const mention = mentions.get(key)
    if (mention) mention.actors.push(actor)
    else {
      const prefix = text.slice(folded.starts[from], span.start)
      mentions.set(key, { ...span, prefix, isFused, actors: [actor] })
    }
  }
  return [...mentions.values()]
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../model/actor.ts'
import type { AnnotationSet } from '../../model/annotation.ts'
import { arbitrarySet } from '../../project/testing/arbitrary-set.ts'
import { utf16 } from '../../text/offsets.ts'
import type { DatasetContent, NamedEntry, TextEntry } from '../format.ts'
import { setsEqual } from '../sets-equal.ts'
import { parseJsonl } from './read.ts'
import { articleOf, contentOf, sha256 } from './testing/content.ts'
import { serializeJsonl } from './write.ts'

function textEntries(entries: readonly NamedEntry[]): TextEntry[] {
  return entries.map(({ name, content }) => ({ name, content: content as string }))
}

/** An article that UTF-8 can hold, with a set whose relations join annotations that exist. */
const articlesWithSet = arbitrarySet
  .filter(({ text }) => !/\p{Surrogate}/u.test(text))
  .map(({ text, set }) => {
    const ids = set.annotations.map(({ id }) => id)
    const endOf = (index: number) => ids[index % ids.length] as string
    const relations = set.relations.map((relation, index) => ({
      ...relation,
      from: endOf(relation.from.length + index),
      to: endOf(relation.to.length),
    }))
    return { article: articleOf(text), set: { ...set, relations: ids.length === 0 ? [] : relations } }
  })

describe('there and back', () => {
  it('gives every set back whole: ids, notes, state and unknown fields too', () => {
    fc.assert(
      fc.property(articlesWithSet, ({ article, set }) => {
        const parsed = parseJsonl(textEntries(serializeJsonl(contentOf(article, [set]))), sha256)
        expect(parsed.refusals).toEqual([])
        expect(parsed.sets).toHaveLength(1)
        const [back] = parsed.sets
        expect(back!.set).toEqual({ ...set, article: 'one' })
        expect(setsEqual(back!.set, set)).toBe(true)
        expect(back!.article).toMatchObject({ id: article.id, text: article.text, sha256: article.sha256 })
      }),
      { numRuns: 300 },
    )
  })

  it('writes each set on one line for readers that split at any Unicode line end', () => {
    fc.assert(
      fc.property(articlesWithSet, ({ article, set }) => {
        const [lines] = serializeJsonl(contentOf(article, [set, { ...set, annotator: 'b' }]))
        expect((lines!.content as string).split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(3)
      }),
    )
  })

  it('is byte-identical whatever the order the content comes in', () => {
    const [one, two] = [articleOf('نص', 'one'), articleOf('نص آخر', 'two')]
    const set = (article: string, annotator: string): AnnotationSet => ({
      article,
      annotator,
      state: 'finished',
      annotations: [],
      relations: [],
      zones: [],
    })
    const actors: Actor[] = ['B', 'A'].map((id) => ({
      id,
      nameAr: id,
      nameEn: id,
      type: 'state',
      aliases: [],
      contextualAliases: [],
    }))
    const forwards: DatasetContent = {
      ...contentOf(one, []),
      actors,
      articles: [
        { article: one, sets: [set('one', 'a'), set('one', 'b')] },
        { article: two, sets: [set('two', 'a')] },
      ],
    }
    const backwards: DatasetContent = {
      ...forwards,
      actors: actors.toReversed(),
      articles: forwards.articles
        .map(({ article, sets }) => ({ article, sets: sets.toReversed() }))
        .toReversed(),
    }
    const written = serializeJsonl(forwards)
    expect(serializeJsonl(backwards)).toEqual(written)
    expect(
      (written[0]!.content as string)
        .split('\n')
        .map((line) => /"article":"(\w+)".*"annotator":"(\w)"/.exec(line)?.slice(1)),
    ).toEqual([['one', 'a'], ['one', 'b'], ['two', 'a'], undefined])
    expect(JSON.parse(written[1]!.content as string).map(({ id }: { id: string }) => id)).toEqual(['A', 'B'])
  })

  it('counts offsets in code points', () => {
    const text = 'قال 😀 محمد'
    const set: AnnotationSet = {
      article: 'one',
      annotator: 'a',
      state: 'finished',
      annotations: [
        {
          id: 'a1',
          label: 'actor',
          fragments: [{ start: utf16(7), end: utf16(11), quote: 'محمد' }],
          attributes: {},
        },
      ],
      relations: [],
      zones: [],
    }
    const [lines] = serializeJsonl(contentOf(articleOf(text), [set]))
    expect(JSON.parse(lines!.content as string).annotations[0].fragments).toEqual([
      { start: 6, end: 10, quote: 'محمد' },
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Annotation, type AnnotationSet, emptySet } from '../model/annotation.ts'
import { mergeSetFiles } from './merge-set.ts'
import { type SetFile, setFileOf } from './set-file.ts'
import { arbitrarySet } from './testing/arbitrary-set.ts'

const text = 'one two three four five'

function annotation(id: string, note = ''): Annotation {
  return {
    id,
    label: 'actor',
    fragments: [{ start: 0, end: 3, quote: text.slice(0, 3) }] as unknown as Annotation['fragments'],
    attributes: {},
    note,
  }
}

function setOf(fields: Partial<AnnotationSet>): SetFile {
  return setFileOf({ ...emptySet('article', 'annotator'), ...fields })
}

const withAnnotations = (...annotations: Annotation[]) => setOf({ annotations })
const notes = ({ set }: SetFile) => set.annotations.map(({ id, note }) => `${id}: ${note}`)

describe('merging sets', () => {
  it('takes what only one side changed, added or removed', () => {
    const base = withAnnotations(annotation('a'), annotation('b'), annotation('c'), annotation('d'))
    const ours = withAnnotations(annotation('a', 'ours'), annotation('b'), annotation('c'), annotation('e'))
    const theirs = withAnnotations(
      annotation('a'),
      annotation('b', 'theirs'),
      annotation('d'),
      annotation('f'),
    )
    const { file, doubled } = mergeSetFiles({ base, ours, theirs })
    expect(notes(file)).toEqual(['a: ours', 'b: theirs', 'e: ', 'f: '])
    expect(doubled).toEqual([])
  })

  it('keeps both where both changed, and the changed one where the other removed it', () => {
    const base = withAnnotations(annotation('a'), annotation('b'))
    const ours = withAnnotations(annotation('a', 'ours'), annotation('b', 'ours'))
    const theirs = withAnnotations(annotation('a', 'theirs'))
    const { file, doubled } = mergeSetFiles({ base, ours, theirs })
    expect(notes(file)).toEqual(['a: ours', 'a-2: theirs', 'b: ours'])
    expect(doubled).toEqual([{ id: 'a', added: 'a-2' }])
  })

  it('removes nothing and finishes nothing where the common ancestor is unknown', () => {
    const ours = setOf({ annotations: [annotation('a')], state: 'finished' })
    const theirs = setOf({ annotations: [annotation('b')], state: 'in progress' })
    const { file } = mergeSetFiles({ base: undefined, ours, theirs })
    expect(notes(file)).toEqual(['a: ', 'b: '])
    expect(file.set.state).toBe('in progress')
  })

  it('keeps both of two items that bear one id', () => {
    const doubled = withAnnotations(annotation('a', 'first'), annotation('a', 'second'))
    const { file } = mergeSetFiles({
      base: doubled,
      ours: doubled,
      theirs: withAnnotations(...doubled.set.annotations, annotation('b')),
    })
    expect(notes(file)).toEqual(['a: first', 'a: second', 'b: '])
  })

  it('changes nothing where the sides agree, and gives the changed side where only one changed', () => {
    const unchangedBy = ({ set: one }: { set: AnnotationSet }, { set: two }: { set: AnnotationSet }) => {
      const [a, b] = [setFileOf(one), setFileOf(two)]
      expect(mergeSetFiles({ base: undefined, ours: a, theirs: a })).toEqual({ file: a, doubled: [] })
      expect(mergeSetFiles({ base: a, ours: a, theirs: b }).file).toEqual(b)
      expect(mergeSetFiles({ base: a, ours: b, theirs: a }).file).toEqual(b)
    }
    fc.assert(fc.property(arbitrarySet, arbitrarySet, unchangedBy))
  })

  it('never loses an item that only one side touched', () => {
    fc.assert(
      fc.property(arbitrarySet, arbitrarySet, ({ set: one }, { set: two }) => {
        const { file } = mergeSetFiles({ base: undefined, ours: setFileOf(one), theirs: setFileOf(two) })
        for (const item of [...one.annotations, ...two.annotations]) {
          const { id: _, ...content } = item
          expect(file.set.annotations).toContainEqual(expect.objectContaining(content))
        }
        const ids = file.set.annotations.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

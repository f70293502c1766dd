import { describe, expect, it } from 'vitest'
import { splitLines } from '#app/text/lines.ts'
import { articleDocument } from './article-schema.ts'

const post = 'We stand with Ukraine.'

describe('articleDocument', () => {
  it('has one paragraph a line, with the line’s text as it is', () => {
    const text = ' قال\u00a0 محمد \n\n\t🕊\n'
    const document = articleDocument(splitLines(text), 'rtl')
    expect(document.children.map(({ textContent }) => textContent)).toEqual(text.split('\n'))
  })

  it('gives each paragraph its own direction, or the article’s where it has no letter', () => {
    const lines = splitLines(`قال محمد\n${post}\n2025\n`)
    const directions = (direction: 'rtl' | 'ltr') =>
      articleDocument(lines, direction).children.map(({ attrs }) => attrs.direction as string)
    expect(directions('rtl')).toEqual(['rtl', 'ltr', 'rtl', 'rtl'])
    expect(directions('ltr')).toEqual(['rtl', 'ltr', 'ltr', 'ltr'])
  })

  it('knows no marks, so that nothing can come to stand inside the text', () => {
    const { schema } = articleDocument(splitLines(post), 'ltr').type
    expect(Object.keys(schema.marks)).toEqual([])
    expect(Object.keys(schema.nodes)).toEqual(['doc', 'paragraph', 'text'])
  })
})

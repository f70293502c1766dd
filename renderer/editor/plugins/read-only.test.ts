import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { splitLines } from '#app/text/lines.ts'
import { articleDocument } from '../article-schema.ts'
import { readOnly } from './read-only.ts'

const state = EditorState.create({
  doc: articleDocument(splitLines('قال محمد\nنعم'), 'rtl'),
  plugins: [readOnly()],
})

describe('readOnly', () => {
  it.each([
    ['typing', state.tr.insertText('ا', 2)],
    ['deleting', state.tr.delete(1, 4)],
    ['joining paragraphs', state.tr.join(10)],
    ['splitting a paragraph', state.tr.split(3)],
    ['changing a direction', state.tr.setNodeAttribute(0, 'direction', 'ltr')],
  ])('refuses %s', (_, transaction) => {
    expect(transaction.docChanged).toBe(true)
    expect(state.apply(transaction).doc).toBe(state.doc)
  })

  it('lets the selection move', () => {
    const moved = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2, 5)))
    expect([moved.selection.anchor, moved.selection.head]).toEqual([2, 5])
  })
})

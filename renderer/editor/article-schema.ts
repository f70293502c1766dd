import { type Node as DocumentNode, Schema } from 'prosemirror-model'
import { type Direction, paragraphDirection } from '#app/text/direction.ts'
import type { Line } from '#app/text/lines.ts'

/**
 * The page knows paragraphs and text, nothing else: annotations are painted behind the text and never become marks, so the
 * text's DOM stays untouched and Arabic keeps its joins.
 */
const articleSchema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: {
      content: 'text*',
      // ProseMirror must be able to make the paragraphs that a document requires, so the attribute has a default.
      attrs: { direction: { default: 'rtl', validate: 'string' } },
      toDOM: ({ attrs }) => ['p', { dir: attrs.direction as string }, 0],
    },
    text: {},
  },
})

/**
 * One paragraph a line, each with its own direction; a line without letters follows the article. White space stays as it is
 * (the page's style is `pre-wrap`).
 */
export function articleDocument(lines: readonly Line[], articleDirection: Direction): DocumentNode {
  const { doc, paragraph } = articleSchema.nodes
  return doc!.create(
    null,
    lines.map(({ text }) =>
      paragraph!.create(
        { direction: paragraphDirection(text) ?? articleDirection },
        text === '' ? null : articleSchema.text(text),
      ),
    ),
  )
}

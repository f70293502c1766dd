import { Plugin } from 'prosemirror-state'

const refuse = (_view: unknown, event: Event): boolean => {
  event.preventDefault()
  return true
}

/**
 * Lets the caret walk and the text be selected and copied, and nothing else. The text is immutable: whatever would change
 * the document is refused twice, as an event and (for input methods, whose events cannot be cancelled) as a transaction.
 */
export function readOnly(): Plugin {
  return new Plugin({
    filterTransaction: (transaction) => !transaction.docChanged,
    props: {
      handleDOMEvents: {
        beforeinput: refuse,
        paste: refuse,
        cut: refuse,
        drop: refuse,
        dragstart: refuse,
      },
      handleTextInput: () => true,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-readonly': 'true',
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        translate: 'no',
        inputmode: 'none',
      },
    },
  })
}

import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWording } from '../i18n/wording-provider.tsx'
import { Icon } from './icon.tsx'

interface DialogFrameProps {
  readonly title: string
  readonly wide?: boolean
  /** false while something runs that must not be left. */
  readonly canClose?: boolean
  readonly onClose: () => void
  /** Usually a `.dialog-body` and a `.dialog-foot`. */
  readonly children: ReactNode
}

/** A modal dialog with its title: Esc and the cross close it, the keyboard stays inside and returns where it came from. */
export function DialogFrame({ title, wide = false, canClose = true, onClose, children }: DialogFrameProps) {
  const { say } = useWording()
  return (
    <ModalOverlay
      isOpen
      className="veil"
      isKeyboardDismissDisabled={!canClose}
      onOpenChange={(isOpen) => {
        if (!isOpen && canClose) onClose()
      }}
    >
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button
              className="quiet-button square"
              aria-label={say('dialog.close')}
              isDisabled={!canClose}
              onPress={onClose}
            >
              <Icon shape="cross" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

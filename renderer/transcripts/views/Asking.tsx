import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface AskingProps {
  isOpen: boolean
  title: string
  /** `alertdialog` where something could be lost. */
  role: 'dialog' | 'alertdialog'
  onClose(): void
  children: React.ReactNode
}

/** A small dialog that asks one thing. Esc closes it and changes nothing. */
export function Asking({ isOpen, title, role, onClose, children }: AskingProps): React.ReactNode {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal">
        <Dialog className="dialog" role={role}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <div className="scroller">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

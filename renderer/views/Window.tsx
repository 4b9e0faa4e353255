import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import type { DialogName } from '../state/model'

interface WindowProps {
  name: DialogName
  title: string
  /** More buttons beside “Close”. */
  tools?: React.ReactNode
  /** What closing it is called, where it means more than that. */
  closing?: string
  children: React.ReactNode
}

/** A dialog over the window. Esc closes it, and the focus returns to where it was. */
export function Window({ name, title, tools, closing, children }: WindowProps): React.ReactNode {
  const { store } = useSession()
  const t = useTranslator()
  const open = useAppState((state) => state.dialog === name)
  const close = (): void => store.dispatch({ type: 'dialog', dialog: null })
  return (
    <ModalOverlay className="overlay" isOpen={open} isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className={`modal modal-${name}`}>
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            {tools}
            <Button className="button small" onPress={close}>
              {closing ?? t.say('window.close')}
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

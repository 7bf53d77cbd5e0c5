import type { ReactNode } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import styles from './Overlay.module.css'
import { OverlayParts } from './Popover.tsx'
import { cx } from './class-names.ts'

export interface DialogProps {
  isOpen: boolean
  /** Absent when it ends by its buttons alone. */
  onClose?: (() => void) | undefined
  title: string
  children: ReactNode
  footer?: ReactNode
  wide?: boolean
  /** `alertdialog` for what interrupts the person (enter your password, this will destroy). */
  role?: 'dialog' | 'alertdialog'
  /** Whether a click beside it or Esc closes it. Default: yes. */
  dismissable?: boolean
}

/** A modal dialog in the middle of the page. */
export function Dialog(props: DialogProps) {
  return <ModalParts {...props} place={undefined} />
}

/** A modal panel at the end of the page; on a phone it takes the width. */
export function Sheet(props: DialogProps) {
  return <ModalParts {...props} place={styles.atEnd} />
}

function ModalParts({
  isOpen,
  onClose,
  title,
  children,
  footer,
  wide = false,
  role = 'dialog',
  dismissable = true,
  place,
}: DialogProps & { place: string | undefined }) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose?.()}
      isDismissable={dismissable && onClose !== undefined}
      isKeyboardDismissDisabled={!dismissable || onClose === undefined}
      className={cx(styles.scrim, place)}
    >
      <Modal className={cx(styles.modal, wide && styles.wide)}>
        <OverlayParts title={title} footer={footer} onClose={onClose} role={role}>
          {children}
        </OverlayParts>
      </Modal>
    </ModalOverlay>
  )
}

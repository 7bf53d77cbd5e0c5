import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore, type ReactNode, type RefObject } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Popover as AriaPopover } from 'react-aria-components/Popover'
import { IconButton } from './Button.tsx'
import styles from './Overlay.module.css'
import { cx } from './class-names.ts'

export interface PopoverProps {
  isOpen: boolean
  /** Absent when it ends by its buttons alone. */
  onClose?: (() => void) | undefined
  /** The element that the popover belongs to. */
  anchor: RefObject<HTMLElement | null>
  title: string
  children: ReactNode
  /** Buttons: the act first in reading order is last in the row's end. */
  footer?: ReactNode
  wide?: boolean
}

const PHONE = '(max-width: 720px)'

/** What an act asks for: title, body, footer. At its anchor; on a phone a sheet at the bottom. */
export function Popover({
  isOpen,
  onClose,
  anchor,
  title,
  children,
  footer,
  wide = false,
}: PopoverProps) {
  const phone = useSyncExternalStore(subscribePhone, () => matchMedia(PHONE).matches)
  useFocusBack(anchor)
  const onOpenChange = (open: boolean) => !open && onClose?.()
  const content = (
    <OverlayParts title={title} footer={footer} onClose={onClose}>
      {children}
    </OverlayParts>
  )
  if (phone) {
    return (
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        isDismissable={onClose !== undefined}
        isKeyboardDismissDisabled={onClose === undefined}
        className={cx(styles.scrim, styles.atBottom)}
      >
        <Modal className={cx(styles.modal)}>{content}</Modal>
      </ModalOverlay>
    )
  }
  return (
    <AriaPopover
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      triggerRef={anchor}
      placement="bottom end"
      offset={6}
      className={cx(styles.popover, wide ? styles.actWide : styles.act)}
    >
      {content}
    </AriaPopover>
  )
}

export interface OverlayPartsProps {
  title: string
  children: ReactNode
  footer?: ReactNode
  onClose?: (() => void) | undefined
  role?: 'dialog' | 'alertdialog'
}

/** Title with a cross, a body that scrolls, a footer that stays: the inside of every overlay. */
export function OverlayParts({
  title,
  children,
  footer,
  onClose,
  role = 'dialog',
}: OverlayPartsProps) {
  return (
    <Dialog role={role} className={cx(styles.dialog)}>
      <div className={styles.head}>
        <Heading slot="title" level={2} className={cx(styles.title)}>
          {title}
        </Heading>
        {onClose && (
          <IconButton label="Close" size="small" onClick={onClose}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <div className={styles.foot}>{footer}</div>}
    </Dialog>
  )
}

/**
 * Gives the focus to the anchor when the popover goes and the focus with it: what had it before may
 * be gone too (the item of a menu, a popover that only said that it loads).
 */
function useFocusBack(anchor: RefObject<HTMLElement | null>): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = (document.activeElement ?? document.body) === document.body
        const element = anchor.current
        if (!isLost || element === null) return
        const target = element.matches('button') ? element : element.querySelector('button')
        target?.focus()
      })
    },
    [anchor],
  )
}

function subscribePhone(onChange: () => void) {
  const query = matchMedia(PHONE)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

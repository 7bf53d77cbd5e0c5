import { mayActOnSome } from '@aloft/acts/role'
import type { ActHead, Subject } from '@aloft/acts/act'
import { Button, type ButtonSize, type ButtonVariant } from '@aloft/ui/Button'
import { useRef, useState, type ReactNode } from 'react'
import type { ActReply } from '@aloft/contracts/gateway'
import { useSession } from '../session/session.ts'
import { leftOutWords } from './left-out.ts'
import { lazyPart, preloadPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

const loadPopover = () => import('./ActPopover.tsx')
const ActPopover = lazyPart(async () => (await loadPopover()).ActPopover)

export interface ActButtonProps<Of extends Subject> {
  head: ActHead<Of>
  subjects: readonly Of[]
  /** Instead of the act's title. */
  label?: string | undefined
  /** Shown in the popover above its questions: what else it means. */
  note?: ReactNode
  /** What the form begins with, where the place knows more than the act. */
  initial?: Readonly<Record<string, unknown>> | undefined
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  /** After it was carried out. */
  onDone?: ((reply: ActReply) => void) | undefined
}

interface Opened<Of> {
  readonly ready: readonly Of[]
  readonly leftOut: string | undefined
}

/** The button of one act: says why when it cannot be done, opens its popover when it can. */
export function ActButton<Of extends Subject>({
  head,
  subjects,
  label,
  note,
  initial,
  variant,
  size,
  onOpenChange,
  onDone,
}: ActButtonProps<Of>) {
  const { roles, project } = useSession()
  const actor = { roles, project }
  const anchor = useRef<HTMLButtonElement>(null)
  // As they were when it was opened: what is done changes them below an open popover.
  const [opened, setOpened] = useState<Opened<Of>>()
  const { availability, ready } = mayActOnSome(head, subjects, actor)
  function close() {
    setOpened(undefined)
    onOpenChange?.(false)
  }
  return (
    <>
      <Button
        ref={anchor}
        variant={variant}
        size={size}
        aria-haspopup="dialog"
        aria-expanded={opened !== undefined}
        disabledReason={availability.can ? undefined : availability.reason}
        onPointerEnter={() => preloadPart(loadPopover)}
        onFocus={() => preloadPart(loadPopover)}
        onClick={() => {
          setOpened({
            ready,
            leftOut: leftOutWords(head, subjects, ready, actor),
          })
          onOpenChange?.(true)
        }}
      >
        {label ?? head.title}
        {subjects.length > 1 && availability.can && ` ${ready.length}`}
      </Button>
      {opened !== undefined && (
        <Part onMissing={close}>
          <ActPopover
            head={head}
            subjects={opened.ready}
            leftOut={opened.leftOut}
            note={note}
            initial={initial}
            anchor={anchor}
            onClose={close}
            onDone={onDone}
          />
        </Part>
      )}
    </>
  )
}

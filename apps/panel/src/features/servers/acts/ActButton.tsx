import { mayActOnSome } from '@aloft/acts/role'
import type { ServerSubject } from '@aloft/acts/server-subject'
import { Button, type ButtonSize, type ButtonVariant } from '@aloft/ui/Button'
import { useRef, useState } from 'react'
import { useSession } from '../../../session/session.ts'
import { leftOutWords } from './left-out.ts'
import type { ServerHead } from './server-head.ts'
import { lazyPart, preloadPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

const loadPopover = () => import('./ActPopover.tsx')
const ActPopover = lazyPart(async () => (await loadPopover()).ActPopover)

export interface ActButtonProps {
  head: ServerHead
  subjects: readonly ServerSubject[]
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  /** After it was carried out. */
  onDone?: (() => void) | undefined
}

interface Opened {
  readonly ready: readonly ServerSubject[]
  readonly leftOut: string | undefined
}

/** The button of one act: says why when it cannot be done, opens its popover when it can. */
export function ActButton({
  head,
  subjects,
  variant,
  size,
  onOpenChange,
  onDone,
}: ActButtonProps) {
  const { roles } = useSession()
  const anchor = useRef<HTMLButtonElement>(null)
  // As they were when it was opened: what is done changes them below an open popover.
  const [opened, setOpened] = useState<Opened>()
  const { availability, ready } = mayActOnSome(head, subjects, { roles })
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
            leftOut: leftOutWords(head, subjects, ready, { roles }),
          })
          onOpenChange?.(true)
        }}
      >
        {head.title}
        {subjects.length > 1 && availability.can && ` ${ready.length}`}
      </Button>
      {opened !== undefined && (
        <Part onMissing={close}>
          <ActPopover
            head={head}
            subjects={opened.ready}
            leftOut={opened.leftOut}
            anchor={anchor}
            onClose={close}
            onDone={onDone}
          />
        </Part>
      )}
    </>
  )
}

import { mayActOnSome } from '@aloft/acts/role'
import type { ServerSubject } from '@aloft/acts/server-subject'
import type { ButtonSize, ButtonVariant } from '@aloft/ui/Button'
import { MenuButton, type MenuSectionSpec } from '@aloft/ui/MenuButton'
import { useRef, useState, type ReactNode } from 'react'
import { useSession } from '../../../session/session.ts'
import { givesWay, serverActGroups } from './act-groups.ts'
import { leftOutWords } from './left-out.ts'
import type { ServerHead } from './server-head.ts'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

const ActPopover = lazyPart(async () => (await import('./ActPopover.tsx')).ActPopover)

export interface ActMenuProps {
  subjects: readonly ServerSubject[]
  /** Name of the button: "Acts of web-01". */
  label: string
  children?: ReactNode
  /** Shown as buttons already. */
  without?: readonly ServerHead[]
  variant?: ButtonVariant
  size?: ButtonSize
  tabIndex?: number
  onDone?: ((head: ServerHead) => void) | undefined
}

interface Opened {
  readonly head: ServerHead
  /** As they were when it was opened. */
  readonly ready: readonly ServerSubject[]
  readonly leftOut: string | undefined
}

/** All acts on one or several servers; each says why when it cannot be done now. */
export function ActMenu({
  subjects,
  label,
  children,
  without = [],
  onDone,
  ...button
}: ActMenuProps) {
  const { roles } = useSession()
  const anchor = useRef<HTMLSpanElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const judge = (head: ServerHead) => mayActOnSome(head, subjects, { roles })
  const can = (head: ServerHead) => judge(head).availability.can
  function open(head: ServerHead) {
    const { ready } = judge(head)
    setOpened({ head, ready, leftOut: leftOutWords(head, subjects, ready, { roles }) })
  }
  const sections = () =>
    serverActGroups
      .map(({ id, label: words, heads }): MenuSectionSpec => {
        const items = heads
          .filter((head) => !without.includes(head) && !givesWay(head, can))
          .filter((head) => head.bulk || subjects.length === 1)
          .map((head) => {
            const { availability } = judge(head)
            return {
              id: head.id,
              label: head.title,
              danger: head.tone === 'danger',
              disabledReason: availability.can ? undefined : availability.reason,
              onSelect: () => open(head),
            }
          })
        return { id, label: words, items }
      })
      .filter(({ items }) => items.length > 0)
  return (
    <span ref={anchor}>
      <MenuButton label={label} sections={sections} {...button}>
        {children}
      </MenuButton>
      {opened !== undefined && (
        <Part onMissing={() => setOpened(undefined)}>
          <ActPopover
            head={opened.head}
            subjects={opened.ready}
            leftOut={opened.leftOut}
            anchor={anchor}
            onClose={() => setOpened(undefined)}
            onDone={() => onDone?.(opened.head)}
          />
        </Part>
      )}
    </span>
  )
}

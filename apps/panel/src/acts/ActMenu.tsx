import { mayActOnSome } from '@aloft/acts/role'
import type { ActHead, Subject } from '@aloft/acts/act'
import type { ButtonSize, ButtonVariant } from '@aloft/ui/Button'
import { MenuButton, type MenuSectionSpec } from '@aloft/ui/MenuButton'
import { useRef, useState, type ReactNode } from 'react'
import { useSession } from '../session/session.ts'
import type { ActGroup } from './act-group.ts'
import type { ActPopoverProps } from './ActPopover.tsx'
import { leftOutWords } from './left-out.ts'
import type { Way } from './way.ts'
import { useGo } from './WayButton.tsx'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

const ActPopover = lazyPart(async () => (await import('./ActPopover.tsx')).ActPopover)

export interface ActMenuProps<Of extends Subject> {
  groups: readonly ActGroup<Of>[]
  subjects: readonly Of[]
  /** Name of the button: "Acts of web-01". */
  label: string
  children?: ReactNode
  /** Shown as buttons already. */
  without?: readonly ActHead<Of>[]
  /** Shown in a popover above its questions, by the act. */
  note?: ((head: ActHead<Of>) => ReactNode) | undefined
  /** What the form of an act begins with, beside what the act itself knows. */
  initial?: ((head: ActHead<Of>) => ActPopoverProps['initial']) | undefined
  /** Before the acts. */
  ways?: readonly Way[] | undefined
  variant?: ButtonVariant
  size?: ButtonSize
  tabIndex?: number
  /** Of the popover of an act. */
  onOpenChange?: ((isOpen: boolean) => void) | undefined
  onDone?: ((head: ActHead<Of>) => void) | undefined
}

interface Opened<Of extends Subject> {
  readonly head: ActHead<Of>
  /** As they were when it was opened. */
  readonly ready: readonly Of[]
  readonly leftOut: string | undefined
}

/** All acts on one or several servers; each says why when it cannot be done now. */
export function ActMenu<Of extends Subject>({
  groups,
  subjects,
  label,
  children,
  without = [],
  note,
  initial,
  ways = [],
  onOpenChange,
  onDone,
  ...button
}: ActMenuProps<Of>) {
  const { roles, project } = useSession()
  const actor = { roles, project }
  const anchor = useRef<HTMLSpanElement>(null)
  const [opened, setOpened] = useState<Opened<Of>>()
  const judge = (head: ActHead<Of>) => mayActOnSome(head, subjects, actor)
  const can = (head: ActHead<Of>) => judge(head).availability.can
  function open(head: ActHead<Of>) {
    const { ready } = judge(head)
    setOpened({ head, ready, leftOut: leftOutWords(head, subjects, ready, actor) })
    onOpenChange?.(true)
  }
  function close() {
    setOpened(undefined)
    onOpenChange?.(false)
  }
  const go = useGo()
  const wayItems = ways.map((way) => ({
    id: way.id,
    label: way.label,
    danger: way.danger ?? false,
    disabledReason: way.disabledReason,
    onSelect: () => go(way),
  }))
  const allSections = () => [
    { id: 'ways', items: wayItems.filter(({ danger }) => !danger) },
    ...actSections(),
    // As acts that end a thing: last, alone behind a line.
    { id: 'ending-ways', items: wayItems.filter(({ danger }) => danger) },
  ]
  const actSections = () =>
    groups.map(({ id, label: words, heads, givesWay }): MenuSectionSpec => {
      const items = heads
        .filter((head) => !without.includes(head) && givesWay?.(head, can) !== true)
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
  const sections = () => allSections().filter(({ items }) => items.length > 0)
  return (
    <span ref={anchor}>
      <MenuButton label={label} sections={sections} {...button}>
        {children}
      </MenuButton>
      {opened !== undefined && (
        <Part onMissing={close}>
          <ActPopover
            head={opened.head}
            subjects={opened.ready}
            leftOut={opened.leftOut}
            note={note?.(opened.head)}
            initial={initial?.(opened.head)}
            anchor={anchor}
            onClose={close}
            onDone={() => onDone?.(opened.head)}
          />
        </Part>
      )}
    </span>
  )
}

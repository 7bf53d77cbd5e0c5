import type { ActHead, Subject } from '@aloft/acts/act'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ActButton } from '../acts/ActButton.tsx'
import { ActMenu } from '../acts/ActMenu.tsx'
import { WayButton } from '../acts/WayButton.tsx'
import type { ResourceKind } from '../lists/resource-kind.ts'
import { useSession } from '../session/session.ts'

/** After it there is nothing left to show. */
const isEnd = (actId: string) => /\.(delete|release)$/.test(actId)

/** What can be done to the thing of a page. Who deletes it goes on to the list. */
export function DetailActs<Item extends Subject>({
  kind,
  item,
  shown: fitting,
  list,
  onOpenChange,
}: {
  kind: ResourceKind<Item>
  item: Item
  shown: readonly ActHead<Item>[]
  /** The page of all of them. */
  list: string
  /** Of the popover of an act. */
  onOpenChange: (isOpen: boolean) => void
}) {
  const navigate = useNavigate()
  const { roles, project } = useSession()
  const ways = kind.ways?.(item, { roles, project }) ?? []
  const [open, setOpen] = useState<ActHead<Item>>()
  // What an open popover says of a failure, or shows once, outlives the state that offered it.
  const shown = open === undefined || fitting.includes(open) ? fitting : [open, ...fitting]
  function onDone(head: ActHead<Item>) {
    if (isEnd(head.id)) void navigate({ to: list })
  }
  const isMore = kind.acts.some(({ heads }) => heads.some((head) => !shown.includes(head)))
  return (
    <>
      {ways.map((way) => (
        <WayButton key={way.id} way={way} />
      ))}
      {shown.map((head) => (
        <ActButton
          key={head.id}
          head={head}
          subjects={[item]}
          note={kind.note?.(head, [item])}
          initial={kind.initial?.(head)}
          onOpenChange={(isOpen) => {
            setOpen(isOpen ? head : undefined)
            onOpenChange(isOpen)
          }}
          onDone={() => onDone(head)}
        />
      ))}
      {isMore && (
        <ActMenu
          groups={kind.acts}
          subjects={[item]}
          label={`More acts on ${item.name}`}
          without={shown}
          note={(head) => kind.note?.(head, [item])}
          initial={(head) => kind.initial?.(head)}
          onOpenChange={onOpenChange}
          onDone={onDone}
        >
          More…
        </ActMenu>
      )}
    </>
  )
}

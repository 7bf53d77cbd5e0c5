import type { Subject } from '@aloft/acts/act'
import { Ellipsis } from 'lucide-react'
import { ActButton } from '../acts/ActButton.tsx'
import { ActMenu } from '../acts/ActMenu.tsx'
import { WayButton } from '../acts/WayButton.tsx'
import { useSession } from '../session/session.ts'
import type { ResourceKind } from './resource-kind.ts'

/** One for all rows: what is the same object is not drawn anew. */
const icon = <Ellipsis size={14} aria-hidden="true" />

/** The acts of one row. */
export function RowActs<Item extends Subject>({
  kind,
  item,
  tabIndex,
}: {
  kind: ResourceKind<Item>
  item: Item
  tabIndex: number
}) {
  const { roles, project } = useSession()
  return (
    <ActMenu
      groups={kind.actsOf?.(item) ?? kind.acts}
      subjects={[item]}
      note={(head) => kind.note?.(head, [item])}
      initial={(head) => kind.initial?.(head)}
      ways={kind.ways?.(item, { roles, project })}
      label={`Acts of ${item.name}`}
      variant="quiet"
      size="small"
      tabIndex={tabIndex}
    >
      {icon}
    </ActMenu>
  )
}

/** Acts on the chosen rows. */
export function BulkActs<Item extends Subject>({
  kind,
  items,
}: {
  kind: ResourceKind<Item>
  items: readonly Item[]
}) {
  const { roles, project } = useSession()
  const ways = kind.bulkWays?.(items, { roles, project }) ?? []
  const isMore = kind.acts.some(({ heads }) =>
    heads.some((head) => head.bulk && !kind.bulkActs.includes(head)),
  )
  return (
    <>
      {kind.bulkActs.map((head) => (
        <ActButton
          key={head.id}
          head={head}
          subjects={items}
          note={kind.note?.(head, items)}
          size="small"
        />
      ))}
      {ways.map((way) => (
        <WayButton key={way.id} way={way} size="small" />
      ))}
      {isMore && (
        <ActMenu
          groups={kind.acts}
          subjects={items}
          note={(head) => kind.note?.(head, items)}
          label="More acts"
          size="small"
          without={kind.bulkActs}
        >
          More…
        </ActMenu>
      )}
    </>
  )
}

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { RefObject } from 'react'
import { Button, IconButton } from '../Button.tsx'
import { Checkbox } from '../Checkbox.tsx'
import { Sheet } from '../Dialog.tsx'
import { Popover } from '../Popover.tsx'
import { FacetRail, type FacetRailProps } from './FacetRail.tsx'
import styles from './ListToolbar.module.css'
import { emptyLayout, orderedColumns, withMoved, withShown } from './layout.ts'
import type { ListColumn, ListLayout } from './list-props.ts'

/** What the chooser needs of a column; whose rows it shows does not matter. */
export type ChoosableColumn = ListColumn<never>

export interface ColumnChooserProps {
  anchor: RefObject<HTMLElement | null>
  columns: readonly ChoosableColumn[]
  layout: ListLayout
  onLayoutChange: (layout: ListLayout) => void
  defaultLayout: ListLayout | undefined
  onClose: () => void
}

/** Which columns are seen, and in which order. */
export function ColumnChooser({
  anchor,
  columns,
  layout,
  onLayoutChange,
  defaultLayout = emptyLayout,
  onClose,
}: ColumnChooserProps) {
  const ordered = orderedColumns(columns, layout)
  return (
    <Popover
      isOpen
      anchor={anchor}
      title="Columns"
      onClose={onClose}
      footer={
        <Button size="small" variant="quiet" onClick={() => onLayoutChange(defaultLayout)}>
          Reset
        </Button>
      }
    >
      <ul className={styles.columns}>
        {ordered.map((column, place) => (
          <li key={column.id} className={styles.column}>
            <Checkbox
              checked={column.required === true || !layout.hidden.includes(column.id)}
              disabled={column.required === true}
              onChange={(shown) => onLayoutChange(withShown(layout, column.id, shown))}
            >
              {column.label}
            </Checkbox>
            <IconButton
              label={`Move ${column.label} up`}
              size="small"
              disabledReason={place === 0 ? 'it is the first column' : undefined}
              onClick={() => onLayoutChange(withMoved(columns, layout, column.id, -1))}
            >
              <ArrowUp size={14} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={`Move ${column.label} down`}
              size="small"
              disabledReason={
                place === ordered.length - 1 ? 'it is the last column' : undefined
              }
              onClick={() => onLayoutChange(withMoved(columns, layout, column.id, 1))}
            >
              <ArrowDown size={14} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

/** The facets on a phone. */
export function FacetSheet({ onClose, ...rail }: FacetRailProps & { onClose: () => void }) {
  return (
    <Sheet
      isOpen
      title="Filters"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          Show
        </Button>
      }
    >
      <FacetRail {...rail} />
    </Sheet>
  )
}

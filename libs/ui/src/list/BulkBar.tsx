import { X } from 'lucide-react'
import { IconButton, TextButton } from '../Button.tsx'
import { formatCount } from '../format-number.ts'
import styles from './ListToolbar.module.css'
import type { ListViewProps } from './list-props.ts'
import { selectable } from './selection.ts'

/** How many rows are chosen, and what can be done to them. */
export function BulkBar<Row>(props: ListViewProps<Row>) {
  const { selection, rows, rowKey, onSelectionChange, matched = rows.length } = props
  const more = selection.size < rows.length
  // Without this whoever chose all of the first rows would take them for everything.
  const outOf = rows.length < matched ? ` of ${formatCount(matched)} that match` : ''
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Acts on what is selected">
      <span>
        {formatCount(selection.size)} selected{outOf}
      </span>
      {props.bulkBar}
      <span className={styles.bulkEnd}>
        {more && (
          <TextButton
            onClick={() => onSelectionChange(new Set([...selection, ...rows.map(rowKey)]))}
          >
            Select {selectable(rows.length, matched)}
          </TextButton>
        )}
        <IconButton
          label="Clear selection"
          size="small"
          onClick={() => onSelectionChange(new Set())}
        >
          <X size={14} aria-hidden="true" />
        </IconButton>
      </span>
    </div>
  )
}

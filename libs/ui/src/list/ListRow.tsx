import { memo, type MouseEvent } from 'react'
import { CheckboxBox } from '../Checkbox.tsx'
import { cx } from '../class-names.ts'
import { ListCell } from './ListCell.tsx'
import styles from './ListRow.module.css'
import pins from './Pinned.module.css'
import { pinnedTo } from './layout.ts'
import type { ListColumn } from './list-props.ts'

/** What a row can ask of its list. One object for all rows and all renders, so that rows stay memoised. */
export interface ListRowActions<Row> {
  open: (row: Row) => void
  focus: (key: string) => void
  /** `range`: everything from the last chosen row to this one. */
  select: (key: string, range: boolean) => void
}

export interface ListRowProps<Row> {
  row: Row
  rowId: string
  itemKey: string
  name: string
  href: string | undefined
  /** Place among the rows that match, from 0. */
  index: number
  top: number
  columns: readonly ListColumn<Row>[]
  selected: boolean
  focused: boolean
  actions: ListRowActions<Row>
}

function ListRowPlain<Row>({
  row,
  rowId,
  itemKey,
  name,
  href,
  index,
  top,
  columns,
  selected,
  focused,
  actions,
}: ListRowProps<Row>) {
  // The grid is one tab stop; the controls of its current row follow it.
  const tabIndex = focused ? 0 : -1
  function choose(event: MouseEvent) {
    event.stopPropagation()
    actions.select(itemKey, event.shiftKey)
  }
  return (
    <div
      id={rowId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={cx(styles.row, selected && styles.selected, focused && styles.focused)}
      style={{ top }}
      onClick={() => actions.focus(itemKey)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={cx(styles.check, pins.check)}
        onClick={choose}
      >
        <CheckboxBox
          aria-label={`Select ${name}`}
          checked={selected}
          tabIndex={tabIndex}
          onChange={keepControlled}
          onClick={choose}
        />
      </div>
      {columns.map((column, place) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={place + 2}
          className={cx(styles.cell, pinClass(column))}
        >
          <ListCell
            row={row}
            column={column}
            href={href}
            tabIndex={tabIndex}
            onOpen={actions.open}
          />
        </div>
      ))}
    </div>
  )
}

function pinClass<Row>(column: ListColumn<Row>): string | undefined {
  const side = pinnedTo(column)
  return side && pins[side]
}

/** The click tells about shift, the change event does not: the click chooses. */
function keepControlled() {}

// `memo` loses the type parameter; the assertion gives back the same signature.
export const ListRow = memo(ListRowPlain) as typeof ListRowPlain

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { CheckboxBox } from '../Checkbox.tsx'
import { announce } from '../announce.ts'
import { cx } from '../class-names.ts'
import styles from './ListHead.module.css'
import pins from './Pinned.module.css'
import { pinnedTo, withMoved, withWidth } from './layout.ts'
import type { ListColumn, ListLayout, ListSort } from './list-props.ts'

const STEP_PX = 16

export interface ListHeadProps<Row> {
  columns: readonly ListColumn<Row>[]
  allColumns: readonly ListColumn<Row>[]
  layout: ListLayout
  onLayoutChange: (layout: ListLayout) => void
  sort: ListSort
  onSortChange: (sort: ListSort) => void
  /** What its box chooses: `all 38 that match`. */
  selectable: string
  coverage: 'none' | 'some' | 'all'
  onSelectAll: (selected: boolean) => void
}

/**
 * The head row. A click sorts; the edge resizes by drag. By keyboard on a head: Shift with ← → resizes,
 * Alt with ← → moves the column.
 */
export function ListHead<Row>(props: ListHeadProps<Row>) {
  const { columns, selectable, coverage, onSelectAll } = props
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()

  function drop(onto: string) {
    const { allColumns, layout, onLayoutChange } = props
    setOver(undefined)
    setDragged(undefined)
    if (dragged === undefined || dragged === onto) return
    const place = (id: string) => columns.findIndex((column) => column.id === id)
    const by = place(onto) - place(dragged)
    onLayoutChange(withMoved(allColumns, layout, dragged, by, columns))
  }

  return (
    <div role="rowgroup" className={styles.group}>
      <div role="row" aria-rowindex={1} className={styles.head}>
        <div role="columnheader" aria-colindex={1} className={cx(styles.check, pins.check)}>
          <CheckboxBox
            aria-label={`Select ${selectable}`}
            checked={coverage === 'all'}
            indeterminate={coverage === 'some'}
            onChange={() => onSelectAll(coverage !== 'all')}
          />
        </div>
        {columns.map((column, place) => (
          <HeadCell
            key={column.id}
            {...props}
            column={column}
            colIndex={place + 2}
            isOver={over === column.id}
            onDragStart={() => setDragged(column.id)}
            onDragOver={() => dragged !== undefined && setOver(column.id)}
            onDrop={() => drop(column.id)}
          />
        ))}
      </div>
    </div>
  )
}

interface HeadCellProps<Row> extends ListHeadProps<Row> {
  column: ListColumn<Row>
  colIndex: number
  isOver: boolean
  onDragStart: () => void
  onDragOver: () => void
  onDrop: () => void
}

function HeadCell<Row>(props: HeadCellProps<Row>) {
  const { column, columns, colIndex, sort, layout, allColumns } = props
  const { onLayoutChange, onSortChange } = props
  const sortable = column.sortable !== false
  const active = sort.column === column.id
  const widthNow = (element: Element) =>
    layout.widths[column.id] ??
    element.closest('[role=columnheader]')?.getBoundingClientRect().width ??
    column.width

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by === 0 || !(event.shiftKey || event.altKey)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.altKey) {
      onLayoutChange(withMoved(allColumns, layout, column.id, by, columns))
      announce(`${column.label} moved ${by < 0 ? 'left' : 'right'}`)
      return
    }
    const next = withWidth(layout, column, widthNow(event.currentTarget) + by * STEP_PX)
    onLayoutChange(next)
    announce(`${column.label}: ${next.widths[column.id] ?? column.width} pixels wide`)
  }

  function onGrip(event: PointerEvent<HTMLSpanElement>) {
    event.preventDefault()
    event.stopPropagation()
    const grip = event.currentTarget
    const startX = event.clientX
    const startWidth = widthNow(grip)
    grip.setPointerCapture(event.pointerId)
    grip.onpointermove = (move) =>
      onLayoutChange(withWidth(layout, column, startWidth + move.clientX - startX))
    grip.onpointerup = () => {
      grip.onpointermove = null
      grip.onpointerup = null
    }
  }

  const side = pinnedTo(column)
  const label = <span>{column.label}</span>
  return (
    <div
      role="columnheader"
      aria-colindex={colIndex}
      aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={cx(styles.cell, side && pins[side], props.isOver && styles.dropped)}
      draggable
      onDragStart={props.onDragStart}
      onDragOver={(event) => {
        event.preventDefault()
        props.onDragOver()
      }}
      onDrop={props.onDrop}
    >
      {sortable ? (
        <button
          type="button"
          className={cx(styles.label, active && styles.sorted)}
          aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Alt+ArrowLeft Alt+ArrowRight"
          onKeyDown={onKeyDown}
          onClick={() =>
            onSortChange({ column: column.id, descending: active && !sort.descending })
          }
        >
          {label}
          {active &&
            (sort.descending ? (
              <ArrowDown size={12} aria-hidden="true" />
            ) : (
              <ArrowUp size={12} aria-hidden="true" />
            ))}
        </button>
      ) : (
        <span className={styles.label}>{label}</span>
      )}
      <span
        className={styles.grip}
        aria-hidden="true"
        // Or the browser would begin to drag the whole head.
        draggable
        onDragStart={(event) => {
          event.preventDefault()
          event.stopPropagation()
        }}
        onPointerDown={onGrip}
      />
    </div>
  )
}

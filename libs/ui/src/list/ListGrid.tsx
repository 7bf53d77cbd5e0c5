import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type Ref,
} from 'react'
import { announce } from '../announce.ts'
import { ListHead } from './ListHead.tsx'
import { ListRow, type ListRowActions } from './ListRow.tsx'
import styles from './ListView.module.css'
import { gridTemplate, leastWidth, visibleColumns } from './layout.ts'
import { useListKeys, type ListCommand } from './list-keys.ts'
import type { ListViewProps } from './list-props.ts'
import { useSidewaysMarks } from './sideways.ts'
import { coverage, selectable, toggled, withRange } from './selection.ts'

/** `--row` of the tokens; the virtual list must know it as a number. */
const ROW_PX = 36
const HEAD_PX = 34
const CHECK_PX = 38
/** So many rows before the end those that follow are asked for. */
const NEAR_ROWS = 100

export interface ListGridHandle {
  focus: () => void
}

export interface ListGridProps<Row> extends ListViewProps<Row> {
  onSearch: () => void
  handle: Ref<ListGridHandle>
}

interface Choice {
  readonly current: string | undefined
  readonly currentPlace: number
}

const noChoice: Choice = { current: undefined, currentPlace: -1 }

/** Head and virtual rows: an ARIA grid with one tab stop and a current row. */
export function ListGrid<Row>(props: ListGridProps<Row>) {
  const { rows, rowKey, rowName, rowHref, layout, selection, onSelectionChange } = props
  const { order, hidden } = layout
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef<string>(undefined)

  const columns = useMemo(
    () => visibleColumns(props.columns, { order, hidden }),
    [props.columns, order, hidden],
  )
  const keys = useMemo(() => rows.map(rowKey), [rows, rowKey])
  // With where it stood when it became the current one: it keeps the element of that place.
  const [{ current, currentPlace }, setChoice] = useState<Choice>(noChoice)
  const currentIndex = current === undefined ? -1 : keys.indexOf(current)
  function setCurrent(key: string) {
    setChoice({ current: key, currentPlace: keys.indexOf(key) })
  }
  /** By place, so that a keystroke changes texts instead of replacing elements; only the current row
   * takes its element along, since the focus or an open menu may be in it. */
  function elementOf(index: number): number {
    if (index === currentIndex) return currentPlace
    return index === currentPlace && currentIndex !== -1 ? currentIndex : index
  }

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 4,
    scrollPaddingStart: HEAD_PX,
    useFlushSync: false,
  })

  function select(key: string, range: boolean) {
    const from = range && anchor.current !== undefined ? keys.indexOf(anchor.current) : -1
    const to = keys.indexOf(key)
    if (from === -1 || to === -1) {
      onSelectionChange(toggled(selection, key))
    } else {
      const between = keys.slice(Math.min(from, to), Math.max(from, to) + 1)
      onSelectionChange(withRange(selection, between, true))
    }
    anchor.current = key
    setCurrent(key)
  }

  function selectAll(all: boolean) {
    onSelectionChange(withRange(selection, keys, all))
    if (all && rows.length < (props.matched ?? 0)) {
      announce(`Selected ${selectable(rows.length, props.matched)}`)
    }
  }

  function moveTo(index: number, extend: boolean) {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    const key = keys[next]
    if (key === undefined) return
    if (extend) {
      const before = keys[currentIndex]
      onSelectionChange(
        withRange(selection, before === undefined ? [key] : [before, key], true),
      )
      anchor.current = key
    }
    setCurrent(key)
    virtual.scrollToIndex(next, { align: 'auto' })
    scroller.current?.focus({ preventScroll: true })
  }

  function run(command: ListCommand) {
    switch (command.do) {
      case 'search':
        return props.onSearch()
      case 'move':
        return moveTo(currentIndex === -1 ? 0 : currentIndex + command.by, command.extend)
      case 'jump':
        return moveTo(command.to === 'first' ? 0 : rows.length - 1, false)
      case 'toggle':
        return current === undefined || currentIndex === -1
          ? undefined
          : select(current, false)
      case 'open': {
        const row = rows[currentIndex]
        return row === undefined ? undefined : props.onOpen(row)
      }
      case 'clear':
        return selection.size > 0 ? onSelectionChange(new Set()) : undefined
      case 'all':
        return selectAll(true)
      default:
        return command satisfies never
    }
  }

  const pageRows = Math.max(
    1,
    Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_PX) / ROW_PX) - 1,
  )
  useListKeys(scroller, pageRows, run)
  useSidewaysMarks(scroller, layout, columns)
  useImperativeHandle(props.handle, () => ({
    focus: () => moveTo(Math.max(0, currentIndex), false),
  }))

  // The rows get one object for ever; what it does follows the latest render.
  const latest = useRef({ select, focus: setCurrent, onOpen: props.onOpen })
  useEffect(() => {
    latest.current = { select, focus: setCurrent, onOpen: props.onOpen }
  })
  const actions = useMemo(
    (): ListRowActions<Row> => ({
      open: (row) => latest.current.onOpen(row),
      focus: (key) => latest.current.focus(key),
      select: (key, range) => latest.current.select(key, range),
    }),
    [],
  )

  const frame: CSSProperties & Record<'--list-check' | '--list-template', string> = {
    '--list-check': `${CHECK_PX}px`,
    '--list-template': gridTemplate(columns, layout, 'var(--list-check)'),
    minWidth: leastWidth(columns, layout, 'var(--list-check)'),
  }
  const items = virtual.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? 0
  const { onNearEnd } = props
  const isNearEnd = rows.length > 0 && lastSeen >= rows.length - NEAR_ROWS
  useEffect(() => {
    if (isNearEnd) onNearEnd?.()
  }, [isNearEnd, onNearEnd])
  const currentSeen = items.some((item) => item.index === currentIndex)

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={styles.scroller}
      aria-label={props.label}
      aria-multiselectable
      aria-rowcount={(props.matched ?? rows.length) + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={currentSeen ? `${id}-${currentIndex}` : undefined}
    >
      <div style={frame} role="presentation">
        <ListHead
          columns={columns}
          allColumns={props.columns}
          layout={layout}
          onLayoutChange={props.onLayoutChange}
          sort={props.sort}
          onSortChange={props.onSortChange}
          selectable={selectable(rows.length, props.matched)}
          coverage={coverage(selection, keys)}
          onSelectAll={selectAll}
        />
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index]
            const key = keys[item.index]
            if (row === undefined || key === undefined) return null
            return (
              <ListRow
                key={elementOf(item.index)}
                row={row}
                rowId={`${id}-${item.index}`}
                itemKey={key}
                name={rowName(row)}
                href={rowHref(row)}
                index={item.index}
                top={item.start}
                columns={columns}
                selected={selection.has(key)}
                focused={key === current}
                actions={actions}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

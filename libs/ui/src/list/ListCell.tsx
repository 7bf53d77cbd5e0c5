import type { MouseEvent } from 'react'
import { CopyText } from '../CopyButton.tsx'
import { Status } from '../Status.tsx'
import { Tag } from '../Tag.tsx'
import { formatAbsolute, formatSince } from '../format-time.ts'
import styles from './ListRow.module.css'
import type { ListColumn } from './list-props.ts'

const TAGS_SHOWN = 3

export interface ListCellProps<Row> {
  row: Row
  column: ListColumn<Row>
  /** Absent for what has no page of its own. */
  href: string | undefined
  tabIndex: number
  onOpen: (row: Row) => void
}

/** One cell, by the kind of its column. */
export function ListCell<Row>({ row, column, href, tabIndex, onOpen }: ListCellProps<Row>) {
  switch (column.kind) {
    case 'name': {
      const note = column.note?.(row)
      return (
        <>
          {column.icon !== undefined && (
            <span className={styles.icon} aria-hidden="true">
              {column.icon(row)}
            </span>
          )}
          {href === undefined ? (
            <span className={styles.plainName}>{column.text(row)}</span>
          ) : (
            <a
              href={href}
              tabIndex={tabIndex}
              className={styles.name}
              onClick={(event) => openInPlace(event, () => onOpen(row))}
            >
              {column.text(row)}
            </a>
          )}
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </>
      )
    }
    case 'text':
      return <Plain text={column.text(row)} className={undefined} />
    case 'mono':
      return <Plain text={column.text(row)} className={styles.mono} />
    case 'number':
      return <Plain text={column.text(row)} className={styles.number} />
    case 'address': {
      const text = column.text(row)
      if (text === undefined || text === '') return <Plain text={undefined} />
      return (
        <span className={styles.quiet}>
          <CopyText text={text} tabIndex={tabIndex} />
        </span>
      )
    }
    case 'status': {
      const { tone, label, detail } = column.status(row)
      return (
        <span title={detail}>
          <Status tone={tone}>{label}</Status>
        </span>
      )
    }
    case 'tags':
      return <Tags tags={column.tags(row)} />
    case 'time': {
      const at = column.time(row)
      const atMs = typeof at === 'string' ? Date.parse(at) : at
      if (atMs === undefined || Number.isNaN(atMs)) return <Plain text={undefined} />
      return (
        <time
          className={styles.quiet}
          dateTime={new Date(atMs).toISOString()}
          title={formatAbsolute(atMs)}
        >
          {formatSince(atMs)}
        </time>
      )
    }
    case 'custom':
      return column.render(row, tabIndex)
    default:
      return column satisfies never
  }
}

function Plain({
  text,
  className,
}: {
  text: string | undefined
  className?: string | undefined
}) {
  if (text === undefined || text === '') {
    return <span className={styles.none}>—</span>
  }
  return (
    <span className={className} title={text.length > 12 ? text : undefined}>
      {text}
    </span>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  const rest = tags.length - TAGS_SHOWN
  return (
    <span className={styles.tags} title={tags.length > 1 ? tags.join(', ') : undefined}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {rest > 0 && <span className={styles.more}>+{rest}</span>}
    </span>
  )
}

function openInPlace(event: MouseEvent, open: () => void) {
  // A new tab or window is the browser's business.
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  event.stopPropagation()
  open()
}

import { useId, type KeyboardEvent, type ReactNode } from 'react'
import styles from './Tabs.module.css'
import { cx } from './class-names.ts'

export interface TabSpec<Id extends string> {
  id: Id
  label: string
  content: ReactNode
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly TabSpec<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  /** No room above the panel. */
  flush?: boolean
}

/** Tabs by the ARIA pattern: arrows move and select, only the chosen panel is in the page. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  flush = false,
}: TabsProps<Id>) {
  const id = useId()
  const place = tabs.findIndex((tab) => tab.id === selected)

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const to = targetPlace(event.key, place, tabs.length)
    const tab = to === undefined ? undefined : tabs[to]
    if (tab === undefined) return
    event.preventDefault()
    onSelect(tab.id)
    document.getElementById(`${id}-${tab.id}`)?.focus()
  }

  return (
    <div>
      <div
        role="tablist"
        tabIndex={-1}
        aria-label={label}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${id}-${tab.id}`}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${id}-panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${selected}`}
        className={cx(styles.panel, flush && styles.flush)}
      >
        {tabs[place]?.content}
      </div>
    </div>
  )
}

function targetPlace(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % count
    case 'ArrowLeft':
      return (place - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

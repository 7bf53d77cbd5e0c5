import { Link } from '@tanstack/react-router'
import styles from './Detail.module.css'

/** The parts of a thing's page: each has an address, so they are links. */
export function DetailTabs({
  label,
  tabs,
  selected,
}: {
  label: string
  tabs: readonly { readonly id: string; readonly label: string; readonly href: string }[]
  selected: string
}) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ id, label: words, href }) => (
        <Link
          key={id}
          to={href}
          className={styles.tab ?? ''}
          aria-current={id === selected ? 'page' : undefined}
          activeOptions={{ exact: true }}
          resetScroll={false}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}

import { cx } from '@aloft/ui/class-names'
import { Link } from '@tanstack/react-router'
import styles from './Navigation.module.css'
import { RegionsMenu } from './RegionsMenu.tsx'
import { sections } from './places.ts'

export function Navigation({ open, onGo }: { open: boolean; onGo: () => void }) {
  return (
    <nav id="navigation" aria-label="Pages" className={cx(styles.nav, open && styles.open)}>
      {/* First: the way to all pages is longer than a phone is high. */}
      <div className={styles.regions}>
        <RegionsMenu onGo={onGo} />
      </div>
      {sections.map(({ label, places }) => (
        <div key={label} role="group" aria-label={label} className={styles.section}>
          <h2 className={styles.heading}>{label}</h2>
          {places.map(({ label: words, to, icon: Icon }) => (
            <Link key={to} to={to} className={styles.link} onClick={onGo}>
              <Icon size={16} aria-hidden="true" />
              {words}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  )
}

import { cx } from '@aloft/ui/class-names'
import { Link } from '@tanstack/react-router'
import { Server, type LucideIcon } from 'lucide-react'
import { paths } from '../paths.ts'
import styles from './Navigation.module.css'
import { RegionsMenu } from './RegionsMenu.tsx'

interface Place {
  label: string
  to: string
  icon: LucideIcon
}

/** The pages there are. */
const places: readonly Place[] = [{ label: 'Servers', to: paths.servers(), icon: Server }]

export function Navigation({ open, onGo }: { open: boolean; onGo: () => void }) {
  return (
    <nav id="navigation" aria-label="Pages" className={cx(styles.nav, open && styles.open)}>
      {places.map(({ label, to, icon: Icon }) => (
        <Link key={to} to={to} className={styles.link} onClick={onGo}>
          <Icon size={16} aria-hidden="true" />
          {label}
        </Link>
      ))}
      <div className={styles.regions}>
        <RegionsMenu onGo={onGo} />
      </div>
    </nav>
  )
}

import { Button, IconButton } from '@aloft/ui/Button'
import { Kbd } from '@aloft/ui/Kbd'
import { Link } from '@tanstack/react-router'
import { Menu } from 'lucide-react'
import { paths } from '../paths.ts'
import { Brand } from './Brand.tsx'
import { ProjectMenu } from './ProjectMenu.tsx'
import { RegionsMenu } from './RegionsMenu.tsx'
import styles from './TopBar.module.css'
import { UserMenu } from './UserMenu.tsx'

export interface TopBarProps {
  navigationOpen: boolean
  onNavigation: () => void
  onSearch: () => void
  onHelp: () => void
}

/** Brand, regions, search, project, person. */
export function TopBar({ navigationOpen, onNavigation, onSearch, onHelp }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <IconButton
        label="Navigation"
        className={styles.menu}
        aria-expanded={navigationOpen}
        aria-controls="navigation"
        onClick={onNavigation}
      >
        <Menu size={16} aria-hidden="true" />
      </IconButton>
      <Link to={paths.home()} className={styles.brand} aria-label="Aloft, start">
        <Brand />
      </Link>
      <RegionsMenu className={styles.wideOnly} />
      <Button
        className={`${styles.pill} ${styles.search}`}
        aria-keyshortcuts="Control+K"
        onClick={onSearch}
      >
        <span className={styles.cut}>Search servers, addresses, tags…</span>
        <span aria-hidden="true">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      <ProjectMenu />
      <UserMenu onHelp={onHelp} />
    </header>
  )
}

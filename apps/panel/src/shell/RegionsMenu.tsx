import { MenuButton } from '@aloft/ui/MenuButton'
import { cx } from '@aloft/ui/class-names'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { paths } from '../paths.ts'
import { useSession } from '../session/session.ts'
import styles from './TopBar.module.css'
import { isListPath } from './places.ts'

/** Which regions the list shows. The choice is a facet like any other: it stands in the URL. */
export function RegionsMenu({
  className,
  onGo,
}: {
  className?: string | undefined
  onGo?: () => void
}) {
  const { regions } = useSession()
  const navigate = useNavigate()
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const chosen = new URLSearchParams(search).get('region')?.split(',') ?? []
  const names = regions.filter((region) => chosen.includes(region.id))
  const label =
    names.length === 1
      ? (names[0]?.name ?? '')
      : names.length > 1
        ? `${names.length} regions`
        : 'All regions'

  function choose(region: string | undefined) {
    const list = isListPath(pathname) ? pathname : paths.servers()
    const kept = list === pathname ? new URLSearchParams(search) : undefined
    const next: Record<string, string | undefined> = {
      ...Object.fromEntries(kept ?? []),
      region,
    }
    onGo?.()
    void navigate({ to: list, search: next })
  }

  return (
    <MenuButton
      label={
        names.length === 0 ? `Regions: All regions ${regions.length}` : `Regions: ${label}`
      }
      className={cx(styles.pill, className)}
      sections={[
        {
          id: 'all',
          choosable: true,
          items: [
            {
              id: '*',
              label: 'All regions',
              selected: names.length === 0,
              onSelect: () => choose(undefined),
            },
          ],
        },
        {
          id: 'regions',
          choosable: true,
          items: regions.map((region) => ({
            id: region.id,
            label: region.name,
            note: region.id,
            selected: chosen.includes(region.id),
            onSelect: () => choose(region.id),
          })),
        },
      ]}
    >
      {label}{' '}
      <span className={styles.quiet}>{names.length === 0 ? regions.length : ''}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </MenuButton>
  )
}

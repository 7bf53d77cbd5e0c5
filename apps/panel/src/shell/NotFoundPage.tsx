import { buttonClass } from '@aloft/ui/Button'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Link } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { usePageTitle } from './page-title.ts'

/** There is nothing at this address. */
export function NotFoundPage() {
  usePageTitle('Not found')
  return (
    <EmptyState
      level={1}
      title="There is nothing at this address"
      actions={
        <Link to={paths.servers()} className={buttonClass('primary')}>
          Go to the servers
        </Link>
      }
    >
      <p>The address is wrong, or what was here has been deleted.</p>
    </EmptyState>
  )
}

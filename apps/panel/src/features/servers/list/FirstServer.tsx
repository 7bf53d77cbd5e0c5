import { buttonClass } from '@aloft/ui/Button'
import { EmptyState } from '@aloft/ui/EmptyState'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'

/** A project without a server: what one is, and the way to the first. */
export function FirstServer() {
  return (
    <EmptyState
      title="Create your first server"
      actions={
        <Link to={paths.createServer()} className={buttonClass('primary')}>
          Create server
        </Link>
      }
    >
      <p>
        This project has no server yet, in none of its regions. Choose an image, a size and
        a network; it runs within a minute.
      </p>
    </EmptyState>
  )
}

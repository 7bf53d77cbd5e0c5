import { EmptyState } from '@aloft/ui/EmptyState'
import { CreateServerLink } from './CreateServerLink.tsx'

/** A project without a server: what one is, and the way to the first. */
export function FirstServer() {
  return (
    <EmptyState title="Create your first server" actions={<CreateServerLink />}>
      <p>
        This project has no server yet, in none of its regions. Choose an image, a size and
        a network; it runs within a minute.
      </p>
    </EmptyState>
  )
}

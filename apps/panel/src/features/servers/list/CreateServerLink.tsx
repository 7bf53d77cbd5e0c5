import { roleAllows, roleReason } from '@aloft/acts/role'
import { Button, buttonClass } from '@aloft/ui/Button'
import { Link } from '@tanstack/react-router'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session/session.ts'

/** The way to a new server; who may not make one is told why. */
export function CreateServerLink() {
  const { roles } = useSession()
  if (!roleAllows('member', roles)) {
    return (
      <Button variant="primary" disabledReason={roleReason('member', roles)}>
        Create server
      </Button>
    )
  }
  return (
    <Link to={paths.createServer()} className={buttonClass('primary')}>
      Create server
    </Link>
  )
}

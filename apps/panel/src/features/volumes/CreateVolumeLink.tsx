import { roleAllows, roleReason } from '@aloft/acts/role'
import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import { Button } from '@aloft/ui/Button'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'

/** The way to the page that asks what a new volume is to be. */
export function CreateVolumeLink() {
  const { roles } = useSession()
  const navigate = useNavigate()
  const { role } = volumeActs.create
  return (
    <Button
      variant="primary"
      disabledReason={roleAllows(role, roles) ? undefined : roleReason(role, roles)}
      onClick={() => void navigate({ to: paths.createVolume() })}
    >
      Create volume
    </Button>
  )
}

import { imageActs } from '@aloft/acts/images/image-acts'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Button } from '@aloft/ui/Button'
import { useNavigate } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'

/** The way to the page that asks what a new image is to be. */
export function CreateImageLink() {
  const { roles } = useSession()
  const navigate = useNavigate()
  const { role } = imageActs.create
  return (
    <Button
      variant="primary"
      disabledReason={roleAllows(role, roles) ? undefined : roleReason(role, roles)}
      onClick={() => void navigate({ to: paths.createImage() })}
    >
      Create image
    </Button>
  )
}

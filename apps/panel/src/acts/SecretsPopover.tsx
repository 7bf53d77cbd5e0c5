import { Button } from '@aloft/ui/Button'
import { Popover } from '@aloft/ui/Popover'
import type { RefObject } from 'react'
import { SecretOutput, type Secret } from './SecretOutput.tsx'
import { useSecretsOnce } from './use-secrets-once.ts'

/** What an act told once, in the place of its form. */
export function SecretsPopover({
  title,
  secrets,
  anchor,
  onClose,
}: {
  title: string
  secrets: readonly Secret[]
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) {
  const take = useSecretsOnce(secrets)
  return (
    <Popover
      isOpen
      wide
      // No cross, and a click beside it does nothing: what is shown once must not be lost so.
      anchor={anchor}
      title={title}
      footer={
        <Button
          variant="primary"
          onClick={() => {
            take()
            onClose()
          }}
        >
          I have it
        </Button>
      }
    >
      <SecretOutput secrets={secrets} />
    </Popover>
  )
}

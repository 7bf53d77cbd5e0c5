import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import {
  isReauthenticationDeclined,
  reauthenticate,
  subscribeReauthentication,
} from './reauthentication.ts'

/** After "Not now": says that nothing is read any more, and lets the password be entered later. */
export function PasswordBanner() {
  const client = useQueryClient()
  const declined = useSyncExternalStore(
    subscribeReauthentication,
    isReauthenticationDeclined,
  )
  const before = useRef(declined)

  useEffect(() => {
    const accepted = before.current && !declined
    before.current = declined
    // What was read meanwhile was refused.
    if (accepted) void client.invalidateQueries()
  }, [client, declined])

  if (!declined) return null
  return (
    <Banner
      tone="warn"
      flush
      action={
        <Button size="small" onClick={() => void reauthenticate(true)}>
          Enter password
        </Button>
      }
    >
      The cloud no longer accepts your session; what you see may be old.
    </Banner>
  )
}

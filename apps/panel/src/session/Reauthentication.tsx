import { Suspense, useSyncExternalStore } from 'react'
import { pendingReauthentication, subscribeReauthentication } from './reauthentication.ts'
import { lazyPart } from '@aloft/ui/lazy-part'

const Dialog = lazyPart(
  async () => (await import('./ReauthenticationDialog.tsx')).ReauthenticationDialog,
)

/** Shows the password dialog while a request waits for it. Its code is loaded then. */
export function Reauthentication() {
  const finish = useSyncExternalStore(subscribeReauthentication, pendingReauthentication)
  if (finish === undefined) return null
  return (
    <Suspense>
      <Dialog onFinish={finish} />
    </Suspense>
  )
}

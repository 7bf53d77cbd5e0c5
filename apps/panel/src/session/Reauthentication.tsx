import { useSyncExternalStore } from 'react'
import { pendingReauthentication, subscribeReauthentication } from './reauthentication.ts'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

/** Loads its dialog's code. */
export const loadReauthenticationDialog = () => import('./ReauthenticationDialog.tsx')
const Dialog = lazyPart(
  async () => (await loadReauthenticationDialog()).ReauthenticationDialog,
)

/** Shows the password dialog while a request waits for it. Its code is loaded then, if not before. */
export function Reauthentication() {
  const finish = useSyncExternalStore(subscribeReauthentication, pendingReauthentication)
  if (finish === undefined) return null
  return (
    <Part onMissing={() => finish(false)}>
      <Dialog onFinish={finish} />
    </Part>
  )
}

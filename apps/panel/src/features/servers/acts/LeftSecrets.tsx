import { lazyPart } from '@aloft/ui/lazy-part'
import { Suspense, useSyncExternalStore } from 'react'
import { secretsLeft, subscribeLeft } from './once.ts'

const Dialog = lazyPart(
  async () => (await import('./LeftSecretsDialog.tsx')).LeftSecretsDialog,
)

/** What an act told once after the person had gone on to another page. */
export function LeftSecrets() {
  const secrets = useSyncExternalStore(subscribeLeft, secretsLeft)
  if (secrets.length === 0) return null
  return (
    <Suspense>
      <Dialog secrets={secrets} />
    </Suspense>
  )
}

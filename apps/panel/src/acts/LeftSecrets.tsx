import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import { useSyncExternalStore } from 'react'
import { secretsLeft, subscribeLeft } from './once.ts'

/** Loads its dialog's code. */
export const loadLeftSecretsDialog = () => import('./LeftSecretsDialog.tsx')
const Dialog = lazyPart(async () => (await loadLeftSecretsDialog()).LeftSecretsDialog)

/** What an act told once after the person had gone on to another page. */
export function LeftSecrets() {
  const secrets = useSyncExternalStore(subscribeLeft, secretsLeft)
  if (secrets.length === 0) return null
  return (
    <Part>
      <Dialog secrets={secrets} />
    </Part>
  )
}

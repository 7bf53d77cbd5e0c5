import { useSyncExternalStore } from 'react'
import { scopeQuestion } from './shown-scope.ts'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'

/** Loads its dialog's code. */
export const loadOtherProjectDialog = () => import('./OtherProjectDialog.tsx')
const Dialog = lazyPart(async () => (await loadOtherProjectDialog()).OtherProjectDialog)

/** Asks where to go on when another tab moved the session. The dialog's code is loaded then, if not before. */
export function OtherProject() {
  const finish = useSyncExternalStore(scopeQuestion.subscribe, scopeQuestion.pending)
  if (finish === undefined) return null
  return (
    <Part onMissing={() => finish(false)}>
      <Dialog onFinish={finish} />
    </Part>
  )
}

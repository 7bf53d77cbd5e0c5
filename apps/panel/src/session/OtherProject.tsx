import { Suspense, useSyncExternalStore } from 'react'
import { scopeQuestion } from './shown-scope.ts'
import { lazyPart } from '@aloft/ui/lazy-part'

const Dialog = lazyPart(
  async () => (await import('./OtherProjectDialog.tsx')).OtherProjectDialog,
)

/** Asks where to go on when another tab moved the session. The dialog's code is loaded then. */
export function OtherProject() {
  const finish = useSyncExternalStore(scopeQuestion.subscribe, scopeQuestion.pending)
  if (finish === undefined) return null
  return (
    <Suspense>
      <Dialog onFinish={finish} />
    </Suspense>
  )
}

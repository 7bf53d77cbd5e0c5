import { ErrorState } from '@aloft/ui/EmptyState'
import { Spinner } from '@aloft/ui/Spinner'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { presentError } from '../api/present-error.ts'
import { sessionQuery } from '../session/session.ts'
import { useOtherTabs } from '../session/use-other-tabs.ts'
import { ReachabilityBanner } from './ReachabilityBanner.tsx'
import { Shell } from './Shell.tsx'
import styles from './Shell.module.css'
import { lazyPart } from '@aloft/ui/lazy-part'

const SignInPage = lazyPart(
  async () => (await import('../session/SignInPage.tsx')).SignInPage,
)

/** Signed in: the shell and the page. Not signed in: the sign-in page at the same address. */
export function Gate() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  useOtherTabs()
  const waiting = (
    <div className={styles.waiting}>
      <Spinner label="Loading Aloft" />
    </div>
  )
  if (session === undefined) {
    if (error === null) return waiting
    const { message, hint, requestId } = presentError(error, '')
    return (
      <main className={styles.opening}>
        <div>
          <ReachabilityBanner />
        </div>
        <ErrorState
          level={1}
          title="Aloft could not be opened"
          message={message}
          hint={hint}
          requestId={requestId}
          onRetry={() => void refetch()}
        />
      </main>
    )
  }
  if (session === null) {
    return (
      <Suspense fallback={waiting}>
        <SignInPage />
      </Suspense>
    )
  }
  return <Shell />
}

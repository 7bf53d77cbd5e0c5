import { Banner } from '@aloft/ui/Banner'
import { useEffect, useState } from 'react'
import { ApiError, hasCode } from '../api/api-error.ts'
import { presentError } from '../api/present-error.ts'

interface SignInFailureProps {
  error: unknown
  /** What was asked last: at the passcode the password had been taken. */
  step?: 'password' | 'passcode'
}

/** Why signing in did not work, each in the words that help. */
export function SignInFailure({ error, step = 'password' }: SignInFailureProps) {
  if (hasCode(error, 'locked_out', 'too_many_requests') && error instanceof ApiError) {
    const { retryAfterSeconds, traceId } = error.details
    return <LockedOut key={traceId} seconds={retryAfterSeconds} message={error.message} />
  }
  if (hasCode(error, 'wrong_credentials') && step === 'password') {
    return (
      <Banner tone="bad">
        The user name or password is not right. Check both and try again.
      </Banner>
    )
  }
  if (hasCode(error, 'passcode_required', 'wrong_credentials')) {
    return <Banner tone="bad">The passcode is not right. Enter the one shown now.</Banner>
  }
  if (hasCode(error, 'upstream_unreachable', 'upstream_timeout', 'upstream_failed')) {
    return (
      <Banner tone="warn">
        The cloud's identity service does not answer, so nobody can sign in now. Your
        password was not judged. Try again in a moment.
      </Banner>
    )
  }
  const { message, hint, requestId } = presentError(error, 'Signing in failed')
  return (
    <Banner tone="bad">
      {message} {hint} {requestId !== undefined && <>Error id: {requestId}</>}
    </Banner>
  )
}

function LockedOut({ seconds, message }: { seconds: number | undefined; message: string }) {
  const [left, setLeft] = useState(seconds ?? 0)
  useEffect(() => {
    const end = Date.now() + (seconds ?? 0) * 1000
    const timer = setInterval(() => {
      setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    }, 1000)
    return () => clearInterval(timer)
  }, [seconds])
  if (seconds !== undefined && left === 0) {
    return <Banner tone="info">You can try again now.</Banner>
  }
  return (
    <Banner tone="warn">
      {seconds === undefined
        ? message
        : `Too many failed attempts. You can try again in ${clock(left)}.`}
    </Banner>
  )
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  // Number and unit stay in one line.
  return minutes === 0 ? `${seconds}\u00A0s` : `${minutes}\u00A0min ${seconds % 60}\u00A0s`
}

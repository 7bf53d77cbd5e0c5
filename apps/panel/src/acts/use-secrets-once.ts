import { useEffect, useRef } from 'react'
import { shownScope } from '../session/shown-scope.ts'
import { leaveSecrets, takeLeft } from './once.ts'
import type { Secret } from './SecretOutput.tsx'

/**
 * For a place that shows what is told once. When the place goes before the person said "I have it", a
 * dialog shows it wherever they are then. Gives back what to call when they said it, or when some of it
 * has become of no use to anybody.
 */
export function useSecretsOnce(
  secrets: readonly Secret[],
): (taken?: readonly Secret[]) => void {
  const taken = useRef<ReadonlySet<Secret>>(new Set())
  useEffect(() => {
    const scope = shownScope()
    takeLeft(secrets)
    return () => {
      leaveSecrets(
        secrets.filter((secret) => !taken.current.has(secret)),
        scope,
      )
    }
  }, [secrets])
  return (some = secrets) => {
    taken.current = new Set([...taken.current, ...some])
  }
}

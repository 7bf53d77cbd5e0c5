import { serverActs } from '@aloft/acts/server-acts'
import type { Server } from '@aloft/openstack/server'
import { useEffect, useState } from 'react'
import type { ServerHead } from '../acts/server-head.ts'

/** So long a cloud may show the old state after it took the word; then the question stands again. */
const mostMs = 30_000

const words = new Map<ServerHead, string>([
  [serverActs.confirmResize, 'Confirming the new size…'],
  [serverActs.revertResize, 'Going back to the old size…'],
])

/**
 * What the cloud does about a resize since it took the word for it: some keep saying that they wait for
 * one until it is done. `onTaken` is told of every act that was accepted.
 */
export function useEndingResize(status: Server['status'] | undefined): {
  readonly ending: string | undefined
  readonly onTaken: (head: ServerHead) => void
} {
  const [ending, setEnding] = useState<string>()
  const isWaiting = status === 'VERIFY_RESIZE'
  useEffect(() => {
    if (ending === undefined) return undefined
    const timer = setTimeout(() => setEnding(undefined), isWaiting ? mostMs : 0)
    return () => clearTimeout(timer)
  }, [ending, isWaiting])
  return {
    ending: isWaiting ? ending : undefined,
    onTaken(head) {
      const taken = words.get(head)
      if (taken !== undefined) setEnding(taken)
    },
  }
}

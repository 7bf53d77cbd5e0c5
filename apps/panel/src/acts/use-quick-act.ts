import { loadAct } from '@aloft/acts/registry'
import type { Subject } from '@aloft/acts/act'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { newUuid } from '../api/random-id.ts'
import { regionNameOf } from '../session/session.ts'
import { carryOut, failureOf, presentFailure } from './carry-out.ts'

/**
 * Carries out an act without its popover: for what is edited in place. Rejects with an Error whose
 * message is for the person.
 */
export function useQuickAct() {
  const client = useQueryClient()
  return useCallback(
    async (actId: string, subject: Subject, input: Record<string, unknown>) => {
      const act = await loadAct(actId).catch((cause: unknown) => {
        throw new Error(
          'This part of the panel could not be loaded: load the page again.',
          {
            cause,
          },
        )
      })
      if (act === undefined) throw new Error(`There is no act ${actId}.`)
      const targets = [{ region: subject.region, id: subject.id }]
      const reply = await carryOut(client, { act, targets, input, key: newUuid() }).catch(
        (error: unknown) => {
          const { message, requestId } = presentFailure(act, error)
          throw new Error(withRequest(message, requestId), { cause: error })
        },
      )
      const failure = failureOf(reply, () => subject.name, regionNameOf(client))
      if (failure !== undefined)
        throw new Error(withRequest(failure.message, failure.requestId))
    },
    [client],
  )
}

function withRequest(message: string, requestId: string | undefined): string {
  return requestId === undefined ? message : `${message} (request ${requestId})`
}

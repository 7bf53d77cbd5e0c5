import type { AnyAct } from '@aloft/acts/registry'
import { useQueryClient } from '@tanstack/react-query'
import type { ActReply, ActTarget } from '@aloft/contracts/gateway'
import { useEffect, useRef, useState } from 'react'
import type { PresentedError } from '../api/present-error.ts'
import { hasCode } from '../api/api-error.ts'
import { regionNameOf } from '../session/session.ts'
import { newUuid } from '../api/random-id.ts'
import { isSamePerson, shownScope } from '../session/shown-scope.ts'
import {
  carryOut,
  failureOf,
  isUncertain,
  mayHaveArrived,
  notifyDone,
  notifyFailed,
  notifyLost,
  presentFailure,
} from './carry-out.ts'
import { leaveSecrets } from './once.ts'
import { createPressKey } from './press-key.ts'
import { lostSecretWords, secretsOf } from './secret-outputs.ts'

interface Given {
  readonly targets: readonly ActTarget[]
  readonly input: Readonly<Record<string, unknown>>
  readonly nameOf: (target: ActTarget | undefined) => string | undefined
  /** What is done, for a notice: `Reboot web-01`. */
  readonly title: string
}

interface Answered {
  readonly reply: ActReply
  readonly complete: boolean
}

/**
 * Carries out one act for one form: knows whether it is under way and what went wrong. The key is new
 * for each press, but the same again while nobody knows whether the last one arrived or what the cloud
 * made of it: a second press asks what came of the first. `startAnew` is there when the person must
 * look first; it lets the next press do it again. What comes after the form was left is told all the
 * same, to the person who pressed: a failure by a notice, what is shown once by a dialog.
 */
export function useAct(act: AnyAct | undefined) {
  const client = useQueryClient()
  const [pressKey] = useState(() => createPressKey(newUuid))
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<PresentedError>()
  const [uncertain, setUncertain] = useState(false)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  function fail(presented: PresentedError | undefined, scope: string | undefined) {
    if (isHere.current) setFailure(presented)
    else if (presented !== undefined && isSamePerson(scope, shownScope()))
      notifyFailed(presented)
  }

  /**
   * The reply where there is one, and whether all of it was done; what was not is in `failure`.
   * Nothing when the form is there no more.
   */
  async function press(given: Given): Promise<Answered | undefined> {
    if (act === undefined || pending) return undefined
    setPending(true)
    setFailure(undefined)
    setUncertain(false)
    const scope = shownScope()
    try {
      const { targets, input } = given
      const key = pressKey.keyFor({ act: act.id, targets, input })
      const reply = await carryOut(client, { act, targets, input, key })
      if (isUncertain(reply)) setUncertain(true)
      else pressKey.settle()
      const failed = failureOf(
        reply,
        ({ target }) => given.nameOf(target) ?? act.title,
        regionNameOf(client),
      )
      fail(failed, scope)
      // Somebody else may be signed in by now, and has no part in it.
      if (!isSamePerson(scope, shownScope())) return undefined
      const lost = lostSecretWords(act, reply)
      if (lost !== undefined) notifyLost(lost)
      if (isHere.current) return { reply, complete: failed === undefined }
      if (failed === undefined) notifyDone(act, given.title, targets)
      leaveSecrets(secretsOf(act, given.nameOf, reply), scope)
      return undefined
    } catch (error) {
      if (hasCode(error, 'act_outcome_unknown')) setUncertain(true)
      if (!mayHaveArrived(error)) pressKey.settle()
      fail(presentFailure(act, error, { keepsKey: true }), scope)
      return undefined
    } finally {
      setPending(false)
    }
  }
  function startAnew() {
    pressKey.settle()
    setFailure(undefined)
    setUncertain(false)
  }
  return { press, pending, failure, startAnew: uncertain ? startAnew : undefined }
}

import type { AnyAct } from '@aloft/acts/registry'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { carryOut, presentFailure } from '../../../acts/carry-out.ts'
import { hasCode } from '../../../api/api-error.ts'
import { newUuid } from '../../../api/random-id.ts'
import { leftPage, useAskBeforeLeaving } from '../leaving.ts'
import {
  batchesOf,
  nothingTold,
  runBatches,
  targetsOf,
  type Batch,
  type Told,
} from './batches.ts'

/** How far it is. `stopped` has a reason where it was not the person, and can be gone on with. */
export type Transfer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'under-way'; readonly told: Told; readonly all: number }
  | {
      readonly kind: 'stopped'
      readonly told: Told
      readonly all: number
      readonly reason: string | undefined
    }
  | { readonly kind: 'ended'; readonly told: Told; readonly all: number }

interface Begun {
  readonly act: AnyAct
  readonly input: Readonly<Record<string, unknown>>
  readonly batches: readonly Batch[]
  readonly all: number
  told: Told
}

/**
 * One act on any number of objects: a hundred at a time, each hundred written in the activity. It can be
 * stopped between them and gone on with; one whose answer was lost is asked for again by the same key, so
 * that nothing is done twice. Whoever leaves the page ends it, and is told.
 */
export function useTransfer({
  onDone,
  onLeft,
}: {
  /** All of it was done. */
  onDone: () => void
  /** The page was left before the end. */
  onLeft: (told: Told, all: number) => void
}) {
  const client = useQueryClient()
  const [transfer, setTransfer] = useState<Transfer>({ kind: 'asking' })
  const begun = useRef<Begun>(undefined)
  const stopping = useRef<AbortController>(undefined)
  useEffect(() => () => stopping.current?.abort(leftPage), [])
  useAskBeforeLeaving(transfer.kind === 'under-way')

  async function goOn(): Promise<void> {
    const run = begun.current
    if (run === undefined) return
    const controller = new AbortController()
    stopping.current = controller
    const { act, input, batches, all } = run
    try {
      await runBatches(batches, run.told, {
        carry: (batch) =>
          carryOut(client, { act, targets: targetsOf(batch), input, key: batch.key }),
        refusal: (error) =>
          hasCode(error, 'act_refused') ? presentFailure(act, error).message : undefined,
        isStopped: () => controller.signal.aborted,
        onTold: (told) => {
          run.told = told
          setTransfer({ kind: 'under-way', told, all })
        },
      })
    } catch (error) {
      const { title, message } = presentFailure(act, error)
      setTransfer({ kind: 'stopped', told: run.told, all, reason: `${title}: ${message}` })
      return
    }
    const { told } = run
    const isAll = told.batches === batches.length
    if (!isAll && controller.signal.reason === leftPage) onLeft(told, all)
    setTransfer(
      isAll
        ? { kind: 'ended', told, all }
        : { kind: 'stopped', told, all, reason: undefined },
    )
    if (isAll && told.failures.length === 0) onDone()
  }

  return {
    transfer,
    start: (act: AnyAct, input: Begun['input'], objects: readonly StoredObject[]) => {
      const batches = batchesOf(objects, newUuid)
      begun.current = { act, input, batches, all: objects.length, told: nothingTold }
      return goOn()
    },
    goOn,
    stop: () => stopping.current?.abort(),
  }
}

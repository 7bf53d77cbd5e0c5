import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Dialog } from '@aloft/ui/Dialog'
import { notify } from '@aloft/ui/Notices'
import { ProgressBar } from '@aloft/ui/Meter'
import { TextField } from '@aloft/ui/TextField'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { tellTouched } from '../../acts/touched.ts'
import { presentError } from '../../api/present-error.ts'
import { deleteBelow } from './delete-below.ts'
import type { Place } from './files-api.ts'
import styles from './Files.module.css'
import { leftPage, useAskBeforeLeaving } from './leaving.ts'
import { WhatLiesBelow } from './WhatLiesBelow.tsx'

interface DeleteDialogProps {
  place: Place
  /** Objects, folders (with a slash at the end) or everything (an empty name). */
  names: readonly string[]
  onClose: () => void
}

/** Asks, deletes a thousand at a time, and tells how far it is. */
export function DeleteDialog({ place, names, onClose }: DeleteDialogProps) {
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [deleted, setDeleted] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const stop = useRef<AbortController>(undefined)
  // Whoever leaves the page ends it.
  useEffect(() => () => stop.current?.abort(leftPage), [])
  const isMany = names.some((name) => name === '' || name.endsWith('/'))
  const isUnderWay = deleted !== undefined && failure === undefined
  useAskBeforeLeaving(isUnderWay)

  async function run() {
    const controller = new AbortController()
    stop.current = controller
    setFailure(undefined)
    setDeleted(0)
    let count = 0
    const onDeleted = (sum: number) => {
      count = sum
      setDeleted(sum)
    }
    try {
      await deleteBelow(place, names, { signal: controller.signal, onDeleted })
      onClose()
    } catch (error) {
      if (controller.signal.reason === leftPage)
        notify({
          tone: 'warn',
          title: `The deletion in ${place.container} was stopped`,
          body: `The page was left when ${count.toLocaleString('en')} were deleted; the rest is there.`,
        })
      setFailure(
        controller.signal.aborted
          ? 'It was stopped: what was deleted until then is gone.'
          : presentError(error, 'Delete').message,
      )
    } finally {
      tellTouched(client, { subject: 'container', touches: ['object'] })
    }
  }
  const what = wordsFor(names, place.container)
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={`Delete ${what}?`}
      onClose={isUnderWay ? undefined : onClose}
      footer={
        <>
          <Button onClick={() => (isUnderWay ? stop.current?.abort() : onClose())}>
            {isUnderWay ? 'Stop' : 'Cancel'}
          </Button>
          <Button
            variant="danger"
            pending={isUnderWay}
            disabledReason={
              isMany && typed !== place.container ? 'Type the name to confirm.' : undefined
            }
            onClick={() => void run()}
          >
            Delete
          </Button>
        </>
      }
    >
      {failure !== undefined && <Banner tone="bad">{failure}</Banner>}
      <div className={styles.dialogBody}>
        <p>
          {isMany
            ? 'Everything in it is gone for good, as far as folders go down.'
            : 'It is gone for good.'}
        </p>
        {isMany && !isUnderWay && <WhatLiesBelow place={place} names={names} />}
        {names.length > 1 && <p className={styles.names}>{names.slice(0, 8).join(', ')}</p>}
        {isMany && !isUnderWay && (
          <TextField
            label={`Type “${place.container}” to confirm`}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={setTyped}
          />
        )}
        {isUnderWay && (
          <div role="status">
            <ProgressBar label="Deleting" />
            <p>{deleted.toLocaleString('en')} deleted</p>
          </div>
        )}
      </div>
    </Dialog>
  )
}

function wordsFor(names: readonly string[], container: string): string {
  const [first] = names
  if (names.length !== 1 || first === undefined)
    return `${names.length.toLocaleString('en')} things`
  return first === '' ? `everything in ${container}` : first
}

import { objectActs } from '@aloft/acts/files/object-acts'
import { loadAct, type AnyAct } from '@aloft/acts/registry'
import { mayAct } from '@aloft/acts/role'
import type { FolderEntry } from '@aloft/openstack/folder-entry'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Dialog } from '@aloft/ui/Dialog'
import { ProgressBar } from '@aloft/ui/Meter'
import { notify } from '@aloft/ui/Notices'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countShown } from '../../../acts/carry-out.ts'
import { presentError } from '../../../api/present-error.ts'
import { useRegionName, useSession } from '../../../session/session.ts'
import type { Asked } from '../folder-kind.tsx'
import styles from '../Files.module.css'
import type { Place } from '../files-api.ts'
import { gather, mostGathered, type Gathered } from '../gather.ts'
import { TransferEnd } from './TransferEnd.tsx'
import { TransferForm } from './TransferForm.tsx'
import { inputFor, problemOf, valuesFor, type How } from './transfer-input.ts'
import { useTransfer } from './use-transfer.ts'

interface TransferDialogProps extends Extract<Asked, { how: How }> {
  place: Place
  /** In which the entries lie. */
  folder: string
  onClose: () => void
}

const heads = {
  copy: objectActs.copyInto,
  move: objectActs.moveInto,
  // Swift has no renaming, and of a folder nothing but the names of its objects.
  rename: objectActs.moveInto,
} as const

const verbs = { copy: 'Copy', move: 'Move', rename: 'Rename' } as const

/** Copies, moves or renames what is chosen, folders with all that lies in them: counted before it asks. */
export function TransferDialog(props: TransferDialogProps) {
  const { place, folder, how, entries, onClose } = props
  const head = heads[how]
  const { data: found, error } = useQuery({
    queryKey: ['gathered', how, place, entries.map(({ id }) => id)],
    queryFn: async ({ signal }) => {
      countShown(head.id)
      const [act, gathered] = await Promise.all([
        loadAct(head.id),
        gather(place, entries, { signal }),
      ])
      if (act === undefined) throw new Error(`There is no act ${head.id}.`)
      return { act, gathered }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const what = wordsFor(entries, folder)
  if (found !== undefined) return <Asking {...props} {...found} what={what} />
  return (
    <Dialog
      isOpen
      title={`${verbs[how]} ${what}`}
      onClose={onClose}
      footer={<Button onClick={onClose}>Cancel</Button>}
    >
      {error === null ? (
        <div role="status">
          <ProgressBar label="Counting" />
          <p>Counting what lies in it…</p>
        </div>
      ) : (
        <Banner tone="bad">
          {presentError(error, 'What is to be done could not be read').message}
        </Banner>
      )}
    </Dialog>
  )
}

function Asking({
  place,
  folder,
  how,
  entries,
  onClose,
  act,
  gathered,
  what,
}: TransferDialogProps & { act: AnyAct; gathered: Gathered; what: string }) {
  const { roles } = useSession()
  const regionName = useRegionName()
  const [values, setValues] = useState(() => valuesFor(how, place, folder, entries))
  const input = inputFor(how, values, place, folder, entries)
  const able = gathered.objects.filter(
    (object) => mayAct(heads[how], object, { roles }).can,
  )
  const title = act.describe(able, input, regionName)
  const { transfer, start, goOn, stop } = useTransfer({
    onDone() {
      notify({ tone: 'ok', title: `${title}: done` })
      onClose()
    },
    onLeft: ({ done }, all) =>
      notify({
        tone: 'warn',
        title: `${title}: stopped`,
        body: `The page was left when ${done.toLocaleString('en')} of ${all.toLocaleString('en')} were done; the rest is as it was.`,
      }),
  })
  const isUnderWay = transfer.kind === 'under-way'
  const tooMany = gathered.isMore
    ? `There are more than ${mostGathered.toLocaleString('en')} objects: choose fewer.`
    : undefined
  const problem =
    tooMany ??
    problemOf(act, input, { values, how, objects: gathered.objects, able, roles })
  return (
    <Dialog
      isOpen
      title={`${verbs[how]} ${what}`}
      onClose={isUnderWay ? undefined : onClose}
      footer={
        <>
          <Button onClick={isUnderWay ? stop : onClose}>
            {isUnderWay ? 'Stop' : transfer.kind === 'asking' ? 'Cancel' : 'Close'}
          </Button>
          {transfer.kind === 'stopped' && (
            <Button variant="primary" onClick={() => void goOn()}>
              Go on
            </Button>
          )}
          {(transfer.kind === 'asking' || isUnderWay) && (
            <Button
              variant="primary"
              pending={isUnderWay}
              disabledReason={problem}
              onClick={() => void start(act, input, able)}
            >
              {verbs[how]}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.dialogBody}>
        {transfer.kind === 'asking' ? (
          <TransferForm
            {...{ how, act, input, values, gathered, able }}
            region={place.region}
            onChange={(name, value) =>
              setValues((before) => ({ ...before, [name]: value }))
            }
          />
        ) : (
          <TransferEnd transfer={transfer} verb={verbs[how]} />
        )}
      </div>
    </Dialog>
  )
}

/** `photos/`, or `3 entries`. */
function wordsFor(entries: readonly FolderEntry[], folder: string): string {
  const [first] = entries
  return entries.length === 1 && first !== undefined
    ? first.name.slice(folder.length)
    : `${entries.length.toLocaleString('en')} entries`
}

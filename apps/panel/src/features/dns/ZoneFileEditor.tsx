import type { Zone } from '@aloft/openstack/dns-zone'
import type { RecordSet } from '@aloft/openstack/record-set'
import { zoneDiff } from '@aloft/openstack/zone-diff'
import type { ZoneFileProblem } from '@aloft/openstack/zone-file'
import { parseZoneFile } from '@aloft/openstack/zone-file-parse'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Checkbox } from '@aloft/ui/Checkbox'
import { ProgressBar } from '@aloft/ui/Meter'
import { notify } from '@aloft/ui/Notices'
import { TextArea } from '@aloft/ui/TextField'
import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { FailureBanner } from '../../acts/FailureBanner.tsx'
import type { PresentedError } from '../../api/present-error.ts'
import { runImport, stepsOf } from './import-run.ts'
import styles from './ZoneFile.module.css'
import { ZoneDiffView } from './ZoneDiffView.tsx'

const shownProblems = 10

/** A zone file that is being edited or imported: what it changes is seen before it is done. */
export function ZoneFileEditor({
  zone,
  present,
  initial,
  onClose,
}: {
  zone: Zone
  present: readonly RecordSet[]
  initial: string
  onClose: () => void
}) {
  const client = useQueryClient()
  const [text, setText] = useState(initial)
  const [deletesMissing, setDeletesMissing] = useState(false)
  const [progress, setProgress] = useState<{ done: number; of: number }>()
  const [failure, setFailure] = useState<PresentedError>()
  const deferred = useDeferredValue(text)
  const parsed = useMemo(() => parseZoneFile(deferred, zone.name), [deferred, zone.name])
  const diff = useMemo(() => zoneDiff(zone, present, parsed.sets), [parsed, present, zone])
  const steps = stepsOf(diff, deletesMissing)
  const isRight = parsed.problems.length === 0

  async function apply() {
    setFailure(undefined)
    setProgress({ done: 0, of: steps.length })
    const failed = await runImport(client, zone, steps, (done) =>
      setProgress({ done, of: steps.length }),
    )
    setProgress(undefined)
    if (failed !== undefined) {
      setFailure(failed)
      return
    }
    notify({ tone: 'ok', title: `${changes(steps.length)} of ${zone.name}: under way` })
    onClose()
  }
  return (
    <div className={styles.tab}>
      {failure !== undefined && (
        <FailureBanner
          failure={{
            ...failure,
            hint: `What was done before stays; below is what is left. ${failure.hint ?? ''}`,
          }}
        />
      )}
      <TextArea
        label="Zone file"
        description="Names without a dot at their end lie below $ORIGIN. The SOA record and the zone’s own name servers are kept by the DNS service."
        wide
        mono
        rows={18}
        spellCheck={false}
        value={text}
        onChange={setText}
      />
      <Problems problems={parsed.problems} />
      {isRight && <ZoneDiffView zone={zone} diff={diff} deletesMissing={deletesMissing} />}
      {isRight && diff.missing.length > 0 && (
        <Checkbox checked={deletesMissing} onChange={setDeletesMissing}>
          {`Delete what is not in the file: ${diff.missing.length}`}
        </Checkbox>
      )}
      {progress !== undefined && (
        <ProgressBar
          label="Record sets changed"
          value={progress.done / Math.max(1, progress.of)}
        />
      )}
      <div className={styles.tools}>
        <Button
          variant={deletesMissing && diff.missing.length > 0 ? 'danger' : 'primary'}
          pending={progress !== undefined}
          disabledReason={
            !isRight
              ? 'Mend the file first: its problems stand below it.'
              : steps.length === 0
                ? 'The file changes nothing.'
                : undefined
          }
          onClick={() => void apply()}
        >
          {steps.length === 0 ? 'Apply' : `Apply ${changes(steps.length)}`}
        </Button>
        <Button
          disabledReason={progress === undefined ? undefined : 'Changes are under way.'}
          onClick={onClose}
        >
          Cancel
        </Button>
      </div>
    </div>
  )
}

const changes = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`

function Problems({ problems }: { problems: readonly ZoneFileProblem[] }) {
  if (problems.length === 0) return null
  const more = problems.length - shownProblems
  return (
    <Banner tone="bad">
      <ul className={styles.problems}>
        {problems.slice(0, shownProblems).map(({ line, message }) => (
          <li key={`${line} ${message}`}>{`Line ${line}: ${message}`}</li>
        ))}
        {more > 0 && <li>{`And ${more} more.`}</li>}
      </ul>
    </Banner>
  )
}

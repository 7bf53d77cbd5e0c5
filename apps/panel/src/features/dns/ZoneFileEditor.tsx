import type { Zone } from '@aloft/openstack/dns-zone'
import type { RecordSet } from '@aloft/openstack/record-set'
import { diffConflicts, zoneDiff } from '@aloft/openstack/zone-diff'
import { parseZoneFile } from '@aloft/openstack/zone-file-parse'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Checkbox } from '@aloft/ui/Checkbox'
import { ProgressBar } from '@aloft/ui/Meter'
import { notify } from '@aloft/ui/Notices'
import { TextArea } from '@aloft/ui/TextField'
import { useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { FailureBanner } from '../../acts/FailureBanner.tsx'
import { notifyFailed } from '../../acts/carry-out.ts'
import type { PresentedError } from '../../api/present-error.ts'
import { isSamePerson, shownScope } from '../../session/shown-scope.ts'
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
  const parsed = useMemo(
    () => parseZoneFile(deferred, zone.name, present),
    [deferred, present, zone.name],
  )
  const diff = useMemo(() => zoneDiff(zone, present, parsed.sets), [parsed, present, zone])
  const steps = stepsOf(diff, deletesMissing)
  const isRight = parsed.problems.length === 0
  const conflicts = useMemo(
    () => (isRight ? diffConflicts(diff, deletesMissing, zone.name) : []),
    [deletesMissing, diff, isRight, zone.name],
  )
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  async function apply() {
    const scope = shownScope()
    setFailure(undefined)
    setProgress({ done: 0, of: steps.length })
    const failed = await runImport(client, zone, steps, (done) =>
      setProgress({ done, of: steps.length }),
    )
    setProgress(undefined)
    if (failed !== undefined) {
      // Who has left the file learns all the same what was done and what was not.
      if (isHere.current) setFailure(failed)
      else if (isSamePerson(scope, shownScope())) notifyFailed(failed)
      return
    }
    notify({ tone: 'ok', title: `${changes(steps.length)} of ${zone.name}: under way` })
    onClose()
  }
  return (
    <div className={styles.tab}>
      {failure !== undefined && <FailureBanner failure={failure} />}
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
      <Problems
        problems={parsed.problems.map(({ line, message }) => `Line ${line}: ${message}`)}
      />
      <Problems
        problems={conflicts}
        hint="Delete what is not in the file, or take these records out of it."
      />
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
            !isRight || conflicts.length > 0
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

function Problems({ problems, hint }: { problems: readonly string[]; hint?: string }) {
  if (problems.length === 0) return null
  const more = problems.length - shownProblems
  return (
    <Banner tone="bad">
      <ul className={styles.problems}>
        {problems.slice(0, shownProblems).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
        {more > 0 && <li>{`And ${more} more.`}</li>}
        {hint !== undefined && <li>{hint}</li>}
      </ul>
    </Banner>
  )
}

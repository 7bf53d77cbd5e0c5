import type { AnyAct } from '@aloft/acts/registry'
import type { VolumeLimits } from '@aloft/openstack/volume-limits'
import { Button } from '@aloft/ui/Button'
import { formatDisk } from '@aloft/ui/format-bytes'
import { Meter } from '@aloft/ui/Meter'
import { EquivalentTabs } from '../../acts/EquivalentTabs.tsx'
import { FailureBanner } from '../../acts/FailureBanner.tsx'
import type { PresentedError } from '../../api/present-error.ts'
import styles from './CreateVolume.module.css'
import type { VolumeDraft } from './volume-draft.ts'

export interface VolumeSummaryProps {
  act: AnyAct
  draft: VolumeDraft
  limits: VolumeLimits | undefined
  input: Record<string, unknown>
  /** What is to be chosen beside what the act itself misses. */
  open: readonly string[]
  blocked: string | undefined
  pending: boolean
  failure: PresentedError | undefined
  /** There when nobody knows whether it was made. */
  startAnew: (() => void) | undefined
  onBlocked: () => void
}

/** What will be made, what is left of the quota, and the button. */
export function VolumeSummary(props: VolumeSummaryProps) {
  const { act, draft, limits, input, open, blocked } = props
  const { pending, failure, startAnew, onBlocked } = props
  const { region, size, type } = draft
  return (
    <aside className={styles.summary} aria-label="Summary">
      <div className={styles.card}>
        <p className={styles.what}>
          {size === undefined ? 'Choose a size' : formatDisk(size)}
        </p>
        <p className={styles.note}>{type ?? 'The type that the cloud chooses'}</p>
        {limits !== undefined && (
          <div className={styles.quota}>
            <Meter
              label="Volumes"
              used={limits.volumes.used}
              adding={1}
              limit={limits.volumes.limit}
            />
            <Meter
              label="Volumes and snapshots"
              used={limits.gigabytes.used}
              adding={size ?? 0}
              limit={limits.gigabytes.limit}
              format={formatDisk}
            />
          </div>
        )}
        {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
        <Button
          type="submit"
          variant="primary"
          className={styles.submit ?? ''}
          pending={pending}
          disabledReason={blocked}
          onPointerDown={blocked === undefined ? undefined : onBlocked}
        >
          Create volume
        </Button>
        {blocked !== undefined && <p className={styles.note}>{blocked}</p>}
      </div>
      <section className={styles.card} aria-label="The same as a command">
        <h2 className={styles.heading}>The same elsewhere</h2>
        <EquivalentTabs
          act={act}
          open={open}
          runs={[{ subject: { region, id: '', name: '' }, input }]}
        />
      </section>
    </aside>
  )
}

import type { Server } from '@aloft/openstack/server'
import { shownStatus } from '@aloft/openstack/server-status'
import { Banner } from '@aloft/ui/Banner'
import { ProgressBar } from '@aloft/ui/Meter'
import { Time } from '@aloft/ui/Time'
import styles from '../../../details/Detail.module.css'
import { StaleBanner } from '../../../details/StaleBanner.tsx'

/** What matters before anything else: a fault, a question that waits, something under way. */
export function ServerBanners({
  server,
  ending,
  stale,
  onRetry,
}: {
  server: Server
  /** What is done about a resize whose word was given. */
  ending: string | undefined
  /** Why it could not be read again. */
  stale: Error | null
  onRetry: () => void
}) {
  const { passing, label } = shownStatus(server.status, server.taskState)
  const { fault, status, progress } = server
  return (
    <>
      {stale !== null && <StaleBanner error={stale} onRetry={onRetry} />}
      {ending !== undefined && (
        <div className={styles.passing}>
          <ProgressBar label={ending} />
        </div>
      )}
      {passing && (
        <div className={styles.passing}>
          <ProgressBar
            label={label}
            value={progress === undefined || progress === 0 ? undefined : progress / 100}
          />
        </div>
      )}
      {status === 'ERROR' && (
        <Banner tone="bad">
          <strong>{fault?.message ?? 'The cloud gives no reason for the error.'}</strong>
          {fault?.at !== undefined && (
            <>
              {' '}
              <Time at={fault.at} />
            </>
          )}
        </Banner>
      )}
      {status === 'VERIFY_RESIZE' && (
        <Banner tone="info">
          {ending ??
            'It runs with its new size. Confirm it, or go back to the old one; the cloud may confirm by itself after a while.'}
        </Banner>
      )}
      {status === 'RESCUE' && (
        <Banner tone="info">
          It runs the rescue image; its own disk is attached beside it.
        </Banner>
      )}
    </>
  )
}

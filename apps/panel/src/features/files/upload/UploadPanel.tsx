import { Button } from '@aloft/ui/Button'
import { formatFileSize } from '@aloft/list/format-size'
import { ProgressBar } from '@aloft/ui/Meter'
import { Card } from '@aloft/ui/Page'
import { useSyncExternalStore } from 'react'
import styles from '../../../uploads/Uploads.module.css'
import { UnfinishedUploads } from './UnfinishedUploads.tsx'
import { UploadRow } from './UploadRow.tsx'
import { dropUpload, shownUploads, subscribeUploads } from './uploads.ts'

/** The uploads of this tab, and those that an earlier one left behind. */
export function UploadPanel() {
  const uploads = useSyncExternalStore(subscribeUploads, shownUploads)
  const bytes = uploads.reduce((sum, { file }) => sum + file.size, 0)
  const sent = uploads.reduce((sum, { sentBytes }) => sum + sentBytes, 0)
  const done = uploads.filter(({ state }) => state.kind === 'done')
  return (
    <>
      <UnfinishedUploads known={uploads} />
      {uploads.length > 0 && (
        <Card
          flush
          title="Uploads"
          actions={
            <>
              <span className={styles.sum} role="status">
                {done.length} of {uploads.length} done, {formatFileSize(sent)} of{' '}
                {formatFileSize(bytes)}
              </span>
              <Button
                size="small"
                variant="quiet"
                disabledReason={done.length === 0 ? 'None is done yet.' : undefined}
                onClick={() => {
                  for (const { id } of done) dropUpload(id)
                }}
              >
                Clear done
              </Button>
            </>
          }
        >
          <div className={styles.total}>
            <ProgressBar label="All uploads" value={bytes === 0 ? 1 : sent / bytes} />
          </div>
          <ul className={styles.uploads}>
            {uploads.map((upload) => (
              <UploadRow key={upload.id} upload={upload} />
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

import { Button } from '@aloft/ui/Button'
import { formatFileSize } from '@aloft/list/format-size'
import { formatDuration } from '@aloft/ui/format-time'
import { ProgressBar } from '@aloft/ui/Meter'
import { Status, type Tone } from '@aloft/ui/Status'
import type { ReactNode } from 'react'
import type { QueuedUpload } from './upload-queue.ts'
import styles from './Uploads.module.css'

const words: Readonly<Record<QueuedUpload['state']['kind'], readonly [Tone, string]>> = {
  waiting: ['off', 'Waiting'],
  sending: ['busy', 'Uploading'],
  storing: ['busy', 'Being stored'],
  paused: ['warn', 'Paused'],
  taken: ['warn', 'The name is taken'],
  failed: ['bad', 'Failed'],
  done: ['ok', 'Done'],
}

interface UploadProgressProps {
  upload: QueuedUpload
  name: string
  /** Where the name leads to. */
  title?: ReactNode
  onPause: () => void
  onResume: () => void
  onCancel: () => void
  /** On its button: `Cancel`. */
  cancel?: string
  /** Below it: what else is to be said or asked. */
  children?: ReactNode
}

/** One file on its way: how far it is, how fast, and what can be done about it. */
export function UploadProgress(props: UploadProgressProps) {
  const { upload, name, title, children } = props
  const { file, state, sentBytes } = upload
  const [tone, label] = words[state.kind]
  const share = file.size === 0 ? 1 : sentBytes / file.size
  return (
    <li className={styles.upload} aria-label={name}>
      <div className={styles.uploadHead}>
        <span className={styles.uploadName}>{title ?? name}</span>
        <Status tone={tone}>{label}</Status>
        <span className={styles.sum}>
          {state.kind === 'done'
            ? formatFileSize(file.size)
            : `${formatFileSize(sentBytes)} of ${formatFileSize(file.size)}${paceWords(upload)}`}
        </span>
        <UploadButtons {...props} />
      </div>
      {state.kind === 'sending' && (
        <ProgressBar label={`Upload of ${name}`} value={share} />
      )}
      {state.kind === 'sending' && upload.trouble !== undefined && (
        <p className={styles.note} role="status">
          {upload.trouble} It is tried again.
        </p>
      )}
      {state.kind === 'storing' && <ProgressBar label={`Storing of ${name}`} />}
      {state.kind === 'failed' && (
        <p className={styles.problem} role="alert">
          {state.message}
        </p>
      )}
      {children}
    </li>
  )
}

/** `, 12 MB/s, 3 minutes left`; nothing while it is not known. */
function paceWords({ state, file, sentBytes, bytesPerSecond }: QueuedUpload): string {
  if (state.kind !== 'sending' || bytesPerSecond === undefined) return ''
  const pace = `, ${formatFileSize(bytesPerSecond)}/s`
  if (bytesPerSecond < 1) return pace
  const leftMs = Math.ceil((file.size - sentBytes) / bytesPerSecond) * 1000
  return `${pace}, ${formatDuration(leftMs)} left`
}

function UploadButtons({
  upload: { state },
  onPause,
  onResume,
  onCancel,
  cancel = 'Cancel',
}: UploadProgressProps) {
  const cancelButton = (
    <Button size="small" variant="quiet" onClick={onCancel}>
      {cancel}
    </Button>
  )
  switch (state.kind) {
    case 'sending':
    case 'waiting':
      return (
        <>
          <Button size="small" variant="quiet" onClick={onPause}>
            Pause
          </Button>
          {cancelButton}
        </>
      )
    case 'paused':
    case 'failed':
      return (
        <>
          <Button size="small" onClick={onResume}>
            {state.kind === 'paused' ? 'Resume' : 'Try again'}
          </Button>
          {cancelButton}
        </>
      )
    case 'storing':
      return cancelButton
    case 'taken':
    case 'done':
      return null
    default:
      return state satisfies never
  }
}

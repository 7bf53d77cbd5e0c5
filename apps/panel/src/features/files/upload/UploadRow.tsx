import { Button } from '@aloft/ui/Button'
import { formatFileSize } from '@aloft/list/format-size'
import { ProgressBar } from '@aloft/ui/Meter'
import { notify } from '@aloft/ui/Notices'
import { Status, type Tone } from '@aloft/ui/Status'
import { presentError } from '../../../api/present-error.ts'
import styles from '../Files.module.css'
import {
  cancelUpload,
  dropUpload,
  pauseUpload,
  renameUpload,
  resumeUpload,
  type Upload,
} from './uploads.ts'

const words: Readonly<Record<Upload['state']['kind'], readonly [Tone, string]>> = {
  waiting: ['off', 'Waiting'],
  sending: ['busy', 'Uploading'],
  paused: ['warn', 'Paused'],
  taken: ['warn', 'The name is taken'],
  failed: ['bad', 'Failed'],
  done: ['ok', 'Done'],
}

/** One file on its way: how far it is, and what can be done about it. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { id, name, file, state, sentBytes } = upload
  const [tone, label] = words[state.kind]
  const share = file.size === 0 ? 1 : sentBytes / file.size
  return (
    <li className={styles.upload} aria-label={name}>
      <div className={styles.uploadHead}>
        <span className={styles.uploadName}>{name}</span>
        <Status tone={tone}>{label}</Status>
        <span className={styles.sum}>
          {state.kind === 'done'
            ? formatFileSize(file.size)
            : `${formatFileSize(sentBytes)} of ${formatFileSize(file.size)}`}
        </span>
        <UploadActs upload={upload} />
      </div>
      {state.kind === 'sending' && (
        <ProgressBar label={`Upload of ${name}`} value={share} />
      )}
      {state.kind === 'failed' && (
        <p className={styles.problem} role="alert">
          {state.message}
        </p>
      )}
      {state.kind === 'taken' && (
        <div className={styles.question} role="alert">
          <span>There is an object of this name. What shall become of it?</span>
          <Button size="small" variant="danger" onClick={() => resumeUpload(id, true)}>
            Replace it
          </Button>
          <Button size="small" onClick={() => renameUpload(id)}>
            Keep both
          </Button>
          <Button size="small" onClick={() => dropUpload(id)}>
            Skip
          </Button>
        </div>
      )}
    </li>
  )
}

function UploadActs({ upload: { id, name, state } }: { upload: Upload }) {
  const cancel = () => {
    cancelUpload(id).catch((error: unknown) =>
      notify({
        tone: 'bad',
        title: `Segments of ${name} could not be removed`,
        body: presentError(error, name).message,
      }),
    )
  }
  switch (state.kind) {
    case 'sending':
    case 'waiting':
      return (
        <>
          <Button size="small" variant="quiet" onClick={() => pauseUpload(id)}>
            Pause
          </Button>
          <Button size="small" variant="quiet" onClick={cancel}>
            Cancel
          </Button>
        </>
      )
    case 'paused':
    case 'failed':
      return (
        <>
          <Button size="small" onClick={() => resumeUpload(id)}>
            {state.kind === 'paused' ? 'Resume' : 'Try again'}
          </Button>
          <Button size="small" variant="quiet" onClick={cancel}>
            Cancel
          </Button>
        </>
      )
    case 'taken':
    case 'done':
      return null
    default:
      return state satisfies never
  }
}

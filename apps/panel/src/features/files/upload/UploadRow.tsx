import { Button } from '@aloft/ui/Button'
import { notify } from '@aloft/ui/Notices'
import { presentError } from '../../../api/present-error.ts'
import { UploadProgress } from '../../../uploads/UploadProgress.tsx'
import styles from '../../../uploads/Uploads.module.css'
import {
  cancelUpload,
  dropUpload,
  pauseUpload,
  renameUpload,
  resumeUpload,
  type Upload,
} from './uploads.ts'

/** One file on its way: how far it is, and what can be done about it. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { id, name, state } = upload
  const cancel = () => {
    cancelUpload(id).catch((error: unknown) =>
      notify({
        tone: 'bad',
        title: `Segments of ${name} could not be removed`,
        body: presentError(error, name).message,
      }),
    )
  }
  return (
    <UploadProgress
      upload={upload}
      name={name}
      onPause={() => pauseUpload(id)}
      onResume={() => resumeUpload(id)}
      onCancel={cancel}
    >
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
    </UploadProgress>
  )
}

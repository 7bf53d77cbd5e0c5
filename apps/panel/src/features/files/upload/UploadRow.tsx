import { Button } from '@aloft/ui/Button'
import { useQueryClient } from '@tanstack/react-query'
import { UploadProgress } from '../../../uploads/UploadProgress.tsx'
import styles from '../../../uploads/Uploads.module.css'
import { giveUp } from './give-up.ts'
import { unfinishedKey } from './unfinished-key.ts'
import {
  cancelUpload,
  pauseUpload,
  renameUpload,
  resumeUpload,
  type Upload,
} from './uploads.ts'

/** One file on its way: how far it is, and what can be done about it. */
export function UploadRow({ upload }: { upload: Upload }) {
  const { id, name, state } = upload
  const client = useQueryClient()
  const end = async (remove: () => ReturnType<typeof cancelUpload>) => {
    await giveUp(upload, remove)
    await client.invalidateQueries({ queryKey: unfinishedKey })
  }
  const cancel = () => void end(() => cancelUpload(id))
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
          <Button size="small" onClick={() => void end(() => renameUpload(id))}>
            Keep both
          </Button>
          <Button size="small" onClick={cancel}>
            Skip
          </Button>
        </div>
      )}
    </UploadProgress>
  )
}

import { formatDuration } from '@aloft/ui/format-time'
import { notify } from '@aloft/ui/Notices'
import { Link } from '@tanstack/react-router'
import { useQuickAct } from '../../../acts/use-quick-act.ts'
import { presentError } from '../../../api/present-error.ts'
import { paths } from '../../../paths.ts'
import { FilePick } from '../../../uploads/FilePick.tsx'
import { UploadProgress } from '../../../uploads/UploadProgress.tsx'
import styles from '../../../uploads/Uploads.module.css'
import {
  abortImageUpload,
  pauseImageUpload,
  replaceFile,
  resumeImageUpload,
  type ImageFileUpload,
} from './image-uploads.ts'

/** The file of an image on its way. Aborted, it takes the image with it that was made for it. */
export function ImageUploadRow({
  upload,
  onAborted,
}: {
  upload: ImageFileUpload
  onAborted?: (() => void) | undefined
}) {
  const { id, name, file, region, imageId, state, note, idleSeconds } = upload
  const runAct = useQuickAct()
  async function abort() {
    await abortImageUpload(upload)
    if (upload.madeForIt) await removeImage()
  }
  async function removeImage() {
    try {
      await runAct('image.delete', { region, id: imageId, name }, {})
      notify({ tone: 'ok', title: `Upload of ${name} aborted: nothing of it is left` })
      onAborted?.()
    } catch (error) {
      notify({
        tone: 'bad',
        title: `The image ${name} is still there, without bytes`,
        body: error instanceof Error ? error.message : String(error),
      })
    }
  }
  const pickAgain = (picked: File) => {
    replaceFile(id, picked).catch((error: unknown) =>
      notify({
        tone: 'bad',
        title: `${picked.name} can not be uploaded now`,
        body: presentError(error, name).message,
      }),
    )
  }
  return (
    <UploadProgress
      upload={upload}
      name={name}
      title={
        <>
          {file.name} into <Link to={paths.image(region, imageId)}>{name}</Link>
        </>
      }
      onPause={() => pauseImageUpload(id)}
      onResume={() => resumeImageUpload(id)}
      onCancel={() => void abort()}
      cancel="Abort"
    >
      {note !== undefined && state.kind !== 'done' && (
        <p className={styles.note} role="status">
          {note}
        </p>
      )}
      {state.kind === 'paused' && idleSeconds !== undefined && (
        <p className={styles.note}>
          Resumed within {formatDuration(idleSeconds * 1000)} it goes on where it is, later
          it begins anew.
        </p>
      )}
      {state.kind === 'failed' && (
        <div className={styles.question}>
          <FilePick size="small" label={`File of ${name}`} onPick={pickAgain}>
            Pick the file again
          </FilePick>
        </div>
      )}
    </UploadProgress>
  )
}

import { Button } from '@aloft/ui/Button'
import { Card } from '@aloft/ui/Page'
import styles from '../../../uploads/Uploads.module.css'
import { dropImageUpload } from './image-uploads.ts'
import { ImageUploadRow } from './ImageUploadRow.tsx'
import { useImageUploads } from './use-image-uploads.ts'

/** The files that this tab uploads into images, above the list of images. */
export function ImageUploads() {
  const uploads = useImageUploads()
  if (uploads.length === 0) return null
  const done = uploads.filter(({ state }) => state.kind === 'done')
  return (
    <div className={styles.above}>
      <Card
        flush
        title="Uploads"
        actions={
          <Button
            size="small"
            variant="quiet"
            disabledReason={done.length === 0 ? 'None is done yet.' : undefined}
            onClick={() => {
              for (const { id } of done) dropImageUpload(id)
            }}
          >
            Clear done
          </Button>
        }
      >
        <ul className={styles.uploads}>
          {uploads.map((upload) => (
            <ImageUploadRow key={upload.id} upload={upload} />
          ))}
        </ul>
      </Card>
    </div>
  )
}

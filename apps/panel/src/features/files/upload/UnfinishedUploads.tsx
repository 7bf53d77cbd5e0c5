import { Button } from '@aloft/ui/Button'
import { formatFileSize } from '@aloft/list/format-size'
import { notify } from '@aloft/ui/Notices'
import { Card } from '@aloft/ui/Page'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { presentError } from '../../../api/present-error.ts'
import { shownScope } from '../../../session/shown-scope.ts'
import { FilePick } from '../../../uploads/FilePick.tsx'
import styles from '../../../uploads/Uploads.module.css'
import { forgetUpload, rememberedUploads, type RememberedUpload } from './remembered.ts'
import { removeSegments } from './remove-segments.ts'
import { addUploads, type Upload } from './uploads.ts'

const queryKey = ['unfinished-uploads']

/** Uploads whose tab was closed: they go on when the file is picked again. */
export function UnfinishedUploads({ known }: { known: readonly Upload[] }) {
  const scope = shownScope() ?? ''
  const { data = [] } = useQuery({
    queryKey: [...queryKey, scope],
    queryFn: () => rememberedUploads(scope),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const left = data.filter(({ id }) => known.every((upload) => upload.id !== id))
  if (left.length === 0) return null
  return (
    <Card flush title="Unfinished uploads">
      <ul className={styles.uploads}>
        {left.map((upload) => (
          <UnfinishedUpload key={upload.id} upload={upload} />
        ))}
      </ul>
    </Card>
  )
}

function UnfinishedUpload({ upload }: { upload: RememberedUpload }) {
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const { id, region, container, name, size, lastModified } = upload
  const again = () => client.invalidateQueries({ queryKey })
  function pick(file: File) {
    if (file.size !== size || file.lastModified !== lastModified) {
      setProblem(
        `${file.name} is another file, or was changed since: it can not go on where it stopped.`,
      )
      return
    }
    addUploads([{ region, container, name, file }])
    void again()
  }
  async function discard() {
    try {
      await removeSegments(upload)
      forgetUpload(id)
      await again()
    } catch (error) {
      const { message } = presentError(error, name)
      notify({
        tone: 'bad',
        title: `Segments of ${name} could not be removed`,
        body: message,
      })
    }
  }
  return (
    <li className={styles.upload} aria-label={name}>
      <div className={styles.uploadHead}>
        <span className={styles.uploadName}>
          {container}/{name}
        </span>
        <span className={styles.sum}>{formatFileSize(size)}</span>
        <FilePick size="small" label={`File of ${name}`} onPick={pick}>
          Pick the file to go on
        </FilePick>
        <Button size="small" variant="quiet" onClick={() => void discard()}>
          Discard
        </Button>
      </div>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

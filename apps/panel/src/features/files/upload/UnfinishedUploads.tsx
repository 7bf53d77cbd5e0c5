import { Button } from '@aloft/ui/Button'
import { formatFileSize } from '@aloft/list/format-size'
import { Card } from '@aloft/ui/Page'
import { Status } from '@aloft/ui/Status'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { shownScope } from '../../../session/shown-scope.ts'
import { FilePick } from '../../../uploads/FilePick.tsx'
import styles from '../../../uploads/Uploads.module.css'
import { aliveElsewhere, canTellAlive } from './alive.ts'
import { giveUp } from './give-up.ts'
import {
  forgetUpload,
  isOfOldForm,
  rememberedUploads,
  type RememberedUpload,
} from './remembered.ts'
import { removeSegments } from './remove-segments.ts'
import { unfinishedKey as queryKey } from './unfinished-key.ts'
import { addUploads, isEnding, type Upload } from './uploads.ts'

/** More often than a person looks; only while there is something to learn. */
const lookMs = 3_000

/** Uploads whose tab was closed: they go on when the file is picked again. */
export function UnfinishedUploads({ known }: { known: readonly Upload[] }) {
  const scope = shownScope() ?? ''
  const { data = [] } = useQuery({
    queryKey: [...queryKey, scope],
    queryFn: async (): Promise<readonly LeftUpload[]> => {
      const [all, alive] = await Promise.all([rememberedUploads(scope), aliveElsewhere()])
      return all.map((upload) => ({ ...upload, isAlive: alive.has(upload.id) }))
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    refetchInterval: ({ state }) =>
      state.data?.some(({ isAlive }) => isAlive) === true ? lookMs : false,
  })
  const left = data.filter(
    ({ id }) => known.every((upload) => upload.key !== id) && !isEnding(id),
  )
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

interface LeftUpload extends RememberedUpload {
  /** Another tab is at it, or holds it paused. */
  readonly isAlive: boolean
}

function UnfinishedUpload({ upload }: { upload: LeftUpload }) {
  const client = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const { id, region, container, name, size, lastModified, isAlive } = upload
  const again = () => client.invalidateQueries({ queryKey })
  async function pick(file: File) {
    if (file.size !== size || file.lastModified !== lastModified) {
      setProblem(
        `${file.name} is another file, or was changed since: it can not go on where it stopped.`,
      )
      return
    }
    if (isOfOldForm(upload)) await forgetUpload(id)
    await addUploads([{ region, container, name, file }])
    await again()
  }
  async function discard() {
    await giveUp(upload, async () => {
      // By now another tab may be at it.
      if ((await aliveElsewhere()).has(id)) return 'removed'
      const removal = await removeSegments(upload)
      await forgetUpload(id)
      return removal
    })
    await again()
  }
  return (
    <li className={styles.upload} aria-label={name}>
      <div className={styles.uploadHead}>
        <span className={styles.uploadName}>
          {container}/{name}
        </span>
        <span className={styles.sum}>{formatFileSize(size)}</span>
        {isAlive ? (
          <Status tone="busy">Under way in another tab</Status>
        ) : (
          <>
            <FilePick
              size="small"
              label={`File of ${name}`}
              onPick={(file) => void pick(file)}
            >
              Pick the file to go on
            </FilePick>
            <Button size="small" variant="quiet" onClick={() => void discard()}>
              Discard
            </Button>
          </>
        )}
      </div>
      {!canTellAlive() && (
        <p className={styles.note}>
          Another tab may still be sending it: look there before you discard it.
        </p>
      )}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

import { RadioGroup } from '@aloft/ui/RadioGroup'
import { TextField } from '@aloft/ui/TextField'
import { useRef, useState } from 'react'
import form from '../../../acts/CreateForm.module.css'
import styles from './CreateImage.module.css'
import { fileFacts } from './disk-format.ts'
import { FileDrop } from './FileDrop.tsx'
import { sourceProblem, sources, type ImageDraft } from './image-draft.ts'

/** Where the bytes of the new image come from. */
export function SourceFields({
  draft,
  change,
  urlError,
}: {
  draft: ImageDraft
  change: (part: Partial<ImageDraft>) => void
  urlError: string | undefined
}) {
  const { source, file, url } = draft
  const [unread, setUnread] = useState<string>()
  // Reading takes a moment, in which another may be picked.
  const latest = useRef<File>(undefined)
  async function take(picked: File) {
    latest.current = picked
    setUnread(undefined)
    // What was chosen for another file may be wrong for this one.
    change({ file: picked, facts: undefined, format: undefined })
    try {
      const facts = await fileFacts(picked)
      if (latest.current === picked) change({ facts })
    } catch {
      if (latest.current !== picked) return
      change({ file: undefined })
      setUnread(`${picked.name} can not be read: it was moved, removed or is a folder.`)
    }
  }
  const problem =
    unread ?? (source === 'file' && file !== undefined ? sourceProblem(draft) : undefined)
  return (
    <div className={form.fields}>
      <div className={styles.sources}>
        <RadioGroup
          label="Its bytes come from"
          value={source}
          onChange={(next) => change({ source: next })}
          options={sources}
        />
      </div>
      {source === 'file' && (
        <>
          <FileDrop file={file} onFile={(picked) => void take(picked)} />
          {problem !== undefined && (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </>
      )}
      {source === 'url' && (
        <TextField
          label="Address of the file"
          wide
          value={url}
          onChange={(next) => change({ url: next })}
          placeholder="https://cloud.debian.org/images/…/debian-13-generic-amd64.qcow2"
          description="The cloud fetches it itself, so it must be reached from there."
          error={urlError}
        />
      )}
    </div>
  )
}

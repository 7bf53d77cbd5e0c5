import { cx } from '@aloft/ui/class-names'
import { formatFileSize } from '@aloft/list/format-size'
import { useEffect, useState } from 'react'
import { FilePick } from '../../../uploads/FilePick.tsx'
import styles from './CreateImage.module.css'

/** Where one file is dropped, or asked for. */
export function FileDrop({
  file,
  onFile,
}: {
  file: File | undefined
  onFile: (file: File) => void
}) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // A file that is dropped beside its place would be shown instead of the panel.
    const refuse = (event: Event) => event.preventDefault()
    addEventListener('dragover', refuse)
    addEventListener('drop', refuse)
    return () => {
      removeEventListener('dragover', refuse)
      removeEventListener('drop', refuse)
    }
  }, [])
  return (
    <div
      className={cx(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped !== undefined) onFile(dropped)
      }}
    >
      <span className={styles.chosen}>
        {file === undefined ? (
          'Drop the file of the image here, or choose it.'
        ) : (
          <>
            <strong>{file.name}</strong>, {formatFileSize(file.size)}
          </>
        )}
      </span>
      <FilePick label="File of the image" onPick={onFile}>
        {file === undefined ? 'Choose a file…' : 'Choose another…'}
      </FilePick>
    </div>
  )
}

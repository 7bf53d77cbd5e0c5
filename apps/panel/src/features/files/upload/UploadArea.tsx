import { roleAllows } from '@aloft/acts/role'
import { cx } from '@aloft/ui/class-names'
import { notify } from '@aloft/ui/Notices'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type DragEvent, type ReactNode } from 'react'
import { tellTouched } from '../../../acts/touched.ts'
import { useSession } from '../../../session/session.ts'
import styles from '../Files.module.css'
import type { Place } from '../files-api.ts'
import { droppedFiles } from './picked-files.ts'
import { UploadPanel } from './UploadPanel.tsx'
import { addUploads, onUploaded } from './uploads.ts'

interface UploadAreaProps {
  place: Place
  folder: string
  children: ReactNode
}

/** Where files and folders are dropped; above what lies there, the uploads that are under way. */
export function UploadArea({ place, folder, children }: UploadAreaProps) {
  const { roles } = useSession()
  const client = useQueryClient()
  const [isOver, setOver] = useState(false)
  const mayUpload = roleAllows('member', roles)
  useEffect(
    () =>
      onUploaded(() => tellTouched(client, { subject: 'object', touches: ['container'] })),
    [client],
  )
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!mayUpload) return
    droppedFiles(event.dataTransfer).then(
      (files) =>
        void addUploads(
          files.map(({ path, file }) => ({ ...place, name: folder + path, file })),
        ),
      () => notify({ tone: 'bad', title: 'What was dropped could not be read' }),
    )
  }
  return (
    <div
      className={cx(styles.area, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(mayUpload)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null))
          setOver(false)
      }}
      onDrop={drop}
    >
      <UploadPanel />
      {children}
    </div>
  )
}

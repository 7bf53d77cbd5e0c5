import { contentFamily, type FolderEntry } from '@aloft/openstack/folder-entry'
import {
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileText,
  FileVideo,
  Folder,
  Layers,
} from 'lucide-react'
import styles from './Files.module.css'

const icons = {
  image: FileImage,
  video: FileVideo,
  audio: FileAudio,
  text: FileText,
  document: FileText,
  data: FileText,
  archive: FileArchive,
  other: File,
} as const

/** What it is, at a glance; the words for it stand in the column of the type. */
export function EntryIcon({ entry }: { entry: FolderEntry }) {
  const { isFolder, isLarge, contentType } = entry
  if (isFolder) return <Folder size={15} aria-hidden="true" className={styles.folderIcon} />
  // One that is made of segments.
  const Icon = isLarge ? Layers : icons[contentFamily(contentType)]
  return <Icon size={15} aria-hidden="true" className={styles.icon} />
}

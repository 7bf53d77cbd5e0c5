import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { tellTouched } from '../../../acts/touched.ts'
import {
  onImageUploaded,
  shownImageUploads,
  subscribeImageUploads,
  type ImageFileUpload,
} from './image-uploads.ts'

/** The files that this tab uploads into images; what shows images reads them again when one is there. */
export function useImageUploads(): readonly ImageFileUpload[] {
  const client = useQueryClient()
  useEffect(
    () => onImageUploaded(() => tellTouched(client, { subject: 'image' })),
    [client],
  )
  return useSyncExternalStore(subscribeImageUploads, shownImageUploads)
}

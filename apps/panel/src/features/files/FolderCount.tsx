import { useQuery } from '@tanstack/react-query'
import type { Place } from './files-api.ts'
import { folderCountQuery } from './object-queries.ts'

/** How many objects lie in a folder. Counting costs a request: it is made for rows that are seen. */
export function FolderCount({ place, prefix }: { place: Place; prefix: string }) {
  const { data } = useQuery(folderCountQuery(place, prefix))
  if (data === undefined) return null
  const words = `${data.count.toLocaleString('en')}${data.isMore ? '+' : ''}`
  return (
    <>
      {words} {words === '1' ? 'object' : 'objects'}
    </>
  )
}

import { formatFileSize } from '@aloft/list/format-size'
import { useQuery } from '@tanstack/react-query'
import { headContainer, type Place } from './files-api.ts'
import { gather, mostGathered } from './gather.ts'

/** How much it is: objects that are named, all below the folders, or (an empty name) the whole container. */
export function WhatLiesBelow({
  place,
  names,
}: {
  place: Place
  names: readonly string[]
}) {
  const { region, container } = place
  const { data, error } = useQuery({
    queryKey: ['below', region, container, names],
    queryFn: async ({ signal }) => {
      if (names.includes('')) {
        const found = await headContainer(region, container, signal)
        return { objects: found?.objects ?? 0, bytes: found?.bytes, isMore: false }
      }
      const { objects, isMore } = await gather(place, names.map(namedEntry(place)), {
        signal,
      })
      // What is chosen by name was not read.
      const bytes = names.every((name) => name.endsWith('/'))
        ? objects.reduce((sum, object) => sum + object.bytes, 0)
        : undefined
      return { objects: objects.length, bytes, isMore }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  // Deleting does not need the count; who asks for it in vain is told so.
  if (error !== null) return <p role="status">What lies in it could not be counted.</p>
  if (data === undefined) return <p role="status">Counting what lies in it…</p>
  const count = (data.isMore ? mostGathered : data.objects).toLocaleString('en')
  return (
    <p role="status">
      {data.isMore && 'More than '}
      {count} {data.objects === 1 ? 'object' : 'objects'}
      {data.bytes !== undefined && !data.isMore && `, ${formatFileSize(data.bytes)}`}
    </p>
  )
}

const namedEntry =
  ({ region, container }: Place) =>
  (name: string) => ({
    ...{ region, container, id: name, name, bytes: 0, contentType: '' },
    ...{ isLarge: false, isFolder: name.endsWith('/') },
  })

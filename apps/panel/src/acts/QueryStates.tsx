import { Banner } from '@aloft/ui/Banner'
import { TextButton } from '@aloft/ui/Button'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { presentError } from '../api/present-error.ts'

/** What was read, or that it is being read, or why it could not be. */
export function QueryStates<Data>({
  query,
  failed,
  rows = 4,
  children,
}: {
  query: UseQueryResult<Data>
  /** "The images could not be read" */
  failed: string
  rows?: number
  children: (data: Data) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) return <SkeletonRows rows={rows} />
  const { title, message, requestId } = presentError(query.error, failed)
  return (
    <Banner
      tone="bad"
      action={<TextButton onClick={() => void query.refetch()}>Try again</TextButton>}
    >
      {title}: {message}
      {requestId !== undefined && ` (request ${requestId})`}
    </Banner>
  )
}

import { PageHeader } from '@aloft/ui/Page'
import { SkeletonButtons, SkeletonText } from '@aloft/ui/Skeleton'
import { VisuallyHidden } from '@aloft/ui/VisuallyHidden'
import type { ReactNode } from 'react'

/** The head of a thing's page while the thing is read: its places, so that nothing moves later. */
export function HeadToCome({
  noun,
  breadcrumbs,
}: {
  noun: string
  breadcrumbs: ReactNode
}) {
  return (
    <PageHeader
      breadcrumbs={breadcrumbs}
      title={
        <>
          <VisuallyHidden>{noun}</VisuallyHidden>
          <SkeletonText width="name" />
        </>
      }
      beside={
        <>
          <SkeletonText width="word" />
          <SkeletonText width="word" />
          <SkeletonText width="id" />
        </>
      }
      actions={<SkeletonButtons count={4} />}
    />
  )
}

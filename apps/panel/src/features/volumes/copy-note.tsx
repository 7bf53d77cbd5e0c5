import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import type { ReactNode } from 'react'

const CopyQuota = lazyPart(
  async () => (await import('../../acts/QuotaNotes.tsx')).CopyQuota,
)

/** For the popovers that keep a copy of volumes: how much of that there may be. */
export function copyNote(
  act: string,
  volumes: readonly { readonly region: string }[],
): ReactNode {
  const isSnapshot = act === volumeActs.snapshot.id
  if (!isSnapshot && act !== volumeActs.backUp.id) return undefined
  return (
    <Part inPlace fallback={<SkeletonRows rows={2} />}>
      <CopyQuota
        kind={isSnapshot ? 'snapshot' : 'backup'}
        regions={volumes.map(({ region }) => region)}
      />
    </Part>
  )
}

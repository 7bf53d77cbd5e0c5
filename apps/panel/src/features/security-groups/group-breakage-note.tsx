import type { SecurityGroup } from '@aloft/openstack/security-group'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import type { ReactNode } from 'react'

const WhatBreaks = lazyPart(async () => (await import('./WhatBreaks.tsx')).WhatBreaks)

/** For the popover that deletes groups: whom each holds, and which rules go with it. */
export function groupBreakageNote(groups: readonly SecurityGroup[]): ReactNode {
  return (
    <Part inPlace fallback={<SkeletonRows rows={2} />}>
      {groups.map((group) => (
        <WhatBreaks
          key={`${group.region} ${group.id}`}
          group={group}
          isNamed={groups.length > 1}
          going={groups}
        />
      ))}
    </Part>
  )
}

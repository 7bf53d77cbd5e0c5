import type { SecurityGroup } from '@aloft/openstack/security-group'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import type { ReactNode } from 'react'
import { HeldSkeleton } from '../../acts/HeldSkeleton.tsx'

const WhatBreaks = lazyPart(async () => (await import('./WhatBreaks.tsx')).WhatBreaks)

/** For the popover that deletes groups: whom each holds, and which rules go with it. */
export function groupBreakageNote(groups: readonly SecurityGroup[]): ReactNode {
  return (
    <Part inPlace fallback={<HeldSkeleton />}>
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

import type { DeletionTarget } from '@aloft/openstack/what-breaks'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import type { ReactNode } from 'react'
import { HeldSkeleton } from '../../acts/HeldSkeleton.tsx'

const WhatBreaks = lazyPart(async () => (await import('./WhatBreaks.tsx')).WhatBreaks)

/** One thing that is to be deleted. */
export interface ToDelete {
  readonly region: string
  readonly name: string
  readonly target: DeletionTarget
}

/** For the popover that deletes: what breaks, read when it is opened. */
export function breakageNote(things: readonly ToDelete[]): ReactNode {
  return (
    <Part inPlace fallback={<HeldSkeleton />}>
      <WhatBreaks things={things} />
    </Part>
  )
}

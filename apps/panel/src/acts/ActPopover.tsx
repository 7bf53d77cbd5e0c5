import type { ActHead, Subject } from '@aloft/acts/act'
import type { ActReply } from '@aloft/contracts/gateway'
import { loadAct } from '@aloft/acts/registry'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Popover } from '@aloft/ui/Popover'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode, type RefObject } from 'react'
import { ActForm } from './ActForm.tsx'
import { countShown } from './carry-out.ts'

export interface ActPopoverProps {
  head: Pick<ActHead, 'id' | 'title'>
  /** Those it is done to: all may be. */
  subjects: readonly Subject[]
  /** Why others of the selection are left out. */
  leftOut?: string | undefined
  /** Above its questions: what else it means. */
  note?: ReactNode
  /** What the form begins with, beside what the act itself knows. */
  initial?: Readonly<Record<string, unknown>> | undefined
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  onDone?: ((reply: ActReply) => void) | undefined
}

/** The popover of an act: loads the act when it is first opened, and counts that it was shown. */
export function ActPopover(props: ActPopoverProps) {
  const { head, anchor, onClose } = props
  const {
    data: act,
    error,
    refetch,
  } = useQuery({
    queryKey: ['act', head.id],
    queryFn: async () => (await loadAct(head.id)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => countShown(head.id), [head.id])
  if (act) return <ActForm {...props} act={act} />
  return (
    <Popover isOpen anchor={anchor} onClose={onClose} title={head.title}>
      {error === null ? (
        <SkeletonRows rows={2} />
      ) : (
        <Banner
          tone="bad"
          action={
            <Button size="small" onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          This part of the panel could not be loaded.
        </Banner>
      )}
    </Popover>
  )
}

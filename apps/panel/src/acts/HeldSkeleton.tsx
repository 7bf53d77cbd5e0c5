import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useSubmitHold } from './submit-hold.ts'

/** In the place of a note that is not there yet; the form waits for it. */
export function HeldSkeleton() {
  useSubmitHold(true)
  return <SkeletonRows rows={2} />
}

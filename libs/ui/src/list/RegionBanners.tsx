import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import type { ListRegion } from './list-props.ts'

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' })

export interface RegionBannersProps {
  regions: readonly ListRegion[]
  noun: { many: string }
  onRetry: () => void
}

/** Names the regions whose rows are missing or old, says why, and offers to try again. */
export function RegionBanners({ regions, noun, onRetry }: RegionBannersProps) {
  const failed = regions.filter((region) => region.state === 'failed')
  const stale = regions.filter((region) => region.state === 'stale')
  const retry = (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  )
  return (
    <>
      {failed.length > 0 && (
        <Banner tone="bad" flush action={retry}>
          <strong>{conjunction.format(failed.map((region) => region.name))}</strong> could
          not be read{reasons(failed)}.
          {failed.length < regions.length
            ? ` The ${noun.many} of the other regions are shown.`
            : ''}
        </Banner>
      )}
      {stale.length > 0 && (
        <Banner tone="warn" flush action={failed.length === 0 ? retry : undefined}>
          <strong>{conjunction.format(stale.map((region) => region.name))}</strong> could
          not be read again{reasons(stale)}. What was known before is shown.
        </Banner>
      )}
    </>
  )
}

function reasons(regions: readonly ListRegion[]): string {
  const messages = new Set(
    regions.flatMap((region) => (region.message === undefined ? [] : [region.message])),
  )
  if (messages.size === 0) return ''
  return `: ${[...messages].map((message) => message.replace(/\.$/, '')).join('; ')}`
}

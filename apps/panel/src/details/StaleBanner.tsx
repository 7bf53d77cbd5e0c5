import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { presentError } from '../api/present-error.ts'

/** Something was read before and could not be read again. */
export function StaleBanner({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Banner
      tone="warn"
      action={
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      What is shown may be old: {presentError(error, 'It was not read').message}
    </Banner>
  )
}

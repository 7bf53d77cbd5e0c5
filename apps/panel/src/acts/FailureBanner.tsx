import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { CopyText } from '@aloft/ui/CopyButton'
import type { PresentedError } from '../api/present-error.ts'
import styles from './ActForm.module.css'

/** What failed, why, and the id to quote; the form below keeps what was filled in. */
export function FailureBanner({
  failure,
  onLooked,
}: {
  failure: PresentedError
  /** Nobody knows what came of it: the person looks, and says so before it is done again. */
  onLooked?: (() => void) | undefined
}) {
  const { title, message, hint, details, requestId } = failure
  return (
    <Banner
      tone={onLooked === undefined ? 'bad' : 'warn'}
      action={
        onLooked && (
          <Button size="small" onClick={onLooked}>
            I have looked: it did not happen
          </Button>
        )
      }
    >
      <strong>{title}.</strong> {message}
      {details !== undefined && <p className={styles.aside}>{details}</p>}
      {hint !== undefined && <p className={styles.aside}>{hint}</p>}
      {requestId !== undefined && (
        <p className={styles.aside}>
          Request <CopyText text={requestId} />
        </p>
      )}
    </Banner>
  )
}

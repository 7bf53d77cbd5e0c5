import { Banner } from '@aloft/ui/Banner'
import { CopyText } from '@aloft/ui/CopyButton'
import type { PresentedError } from '../../../api/present-error.ts'
import styles from './ActForm.module.css'

/** What failed, why, and the id to quote; the form below keeps what was filled in. */
export function FailureBanner({ failure }: { failure: PresentedError }) {
  const { title, message, hint, details, requestId } = failure
  return (
    <Banner tone="bad">
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

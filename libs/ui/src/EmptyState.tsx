import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { CopyText } from './CopyButton.tsx'
import styles from './EmptyState.module.css'
import { StatusDot } from './Status.tsx'

export interface EmptyStateProps {
  title: string
  children?: ReactNode
  /** What to do next. */
  actions?: ReactNode
}

/** Nothing here, and what to do about it. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{title}</h2>
      {children}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

export interface ErrorStateProps {
  /** What failed: "The servers could not be read". */
  title: string
  /** Why, and whose fault it is: ours, the cloud's, the person's role. */
  message: string
  /** What to do. */
  hint?: string | undefined
  /** What to quote to the crew or the cloud's operator. */
  requestId?: string | undefined
  onRetry?: (() => void) | undefined
  actions?: ReactNode
}

/** Something failed: what, whose fault, what to do, the id to quote. */
export function ErrorState({
  title,
  message,
  hint,
  requestId,
  onRetry,
  actions,
}: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <span className={styles.bad}>
        <StatusDot tone="bad" />
      </span>
      <h2 className={styles.title}>{title}</h2>
      <p>{message}</p>
      {hint !== undefined && <p>{hint}</p>}
      {requestId !== undefined && (
        <p className={styles.id}>
          Request <CopyText text={requestId} />
        </p>
      )}
      {(onRetry !== undefined || actions !== undefined) && (
        <div className={styles.actions}>
          {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
          {actions}
        </div>
      )}
    </div>
  )
}

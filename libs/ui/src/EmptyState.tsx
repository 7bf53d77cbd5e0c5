import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { CopyText } from './CopyButton.tsx'
import styles from './EmptyState.module.css'
import { StatusDot } from './Status.tsx'

const headings = { 1: 'h1', 2: 'h2' } as const

export interface EmptyStateProps {
  title: string
  /** 1 where it is the whole page. */
  level?: 1 | 2
  children?: ReactNode
  /** What to do next. */
  actions?: ReactNode
}

/** Nothing here, and what to do about it. */
export function EmptyState({ title, level = 2, children, actions }: EmptyStateProps) {
  const Heading = headings[level]
  return (
    <div className={styles.state}>
      <Heading className={styles.title}>{title}</Heading>
      {children}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

export interface ErrorStateProps {
  /** What failed: "The servers could not be read". */
  title: string
  /** 1 where it is the whole page. */
  level?: 1 | 2
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
  level = 2,
  message,
  hint,
  requestId,
  onRetry,
  actions,
}: ErrorStateProps) {
  const Heading = headings[level]
  return (
    <div className={styles.state} role="alert">
      <span className={styles.bad}>
        <StatusDot tone="bad" />
      </span>
      <Heading className={styles.title}>{title}</Heading>
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

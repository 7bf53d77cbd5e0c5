import type { ReactNode } from 'react'
import styles from './Page.module.css'
import { cx } from './class-names.ts'
import { formatCount } from './format-number.ts'

export interface PageHeaderProps {
  title: ReactNode
  /** How many there are in all, after the title. */
  count?: number | undefined
  breadcrumbs?: ReactNode
  /** A line below the title: status, region, id. */
  beside?: ReactNode
  /** Buttons; the main one last. */
  actions?: ReactNode
}

/** The head of a page: its only h1. */
export function PageHeader({
  title,
  count,
  breadcrumbs,
  beside,
  actions,
}: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        {breadcrumbs}
        <h1 className={styles.title}>
          {title}
          {count !== undefined && (
            <span className={styles.count}>{formatCount(count)}</span>
          )}
        </h1>
        {beside !== undefined && <div className={styles.beside}>{beside}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

/** The way to this page; every part but the last is a link that the caller makes. */
export function Breadcrumbs({ children }: { children: readonly ReactNode[] }) {
  return (
    <nav aria-label="Breadcrumbs">
      <ol className={styles.crumbs}>
        {children.map((child, index) => (
          // The way never changes its order while it is shown.
          <li key={index}>{child}</li>
        ))}
      </ol>
    </nav>
  )
}

export interface CardProps {
  title?: string
  actions?: ReactNode
  children: ReactNode
  /** No room around the body: for tables and code. */
  flush?: boolean
}

/** A part of a page with its own heading. */
export function Card({ title, actions, children, flush = false }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      {title !== undefined && (
        <div className={styles.cardHead}>
          <h2 className={styles.cardTitle}>{title}</h2>
          {actions}
        </div>
      )}
      <div className={cx(styles.cardBody, flush && styles.cardFlush)}>{children}</div>
    </section>
  )
}

export interface Property {
  label: string
  /** `undefined` is shown as a dash. */
  value: ReactNode
}

/** Facts of a thing, one line each. */
export function PropertyList({ properties }: { properties: readonly Property[] }) {
  return (
    <dl className={styles.properties}>
      {properties.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The body of a page: parts below each other. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}

/** Two columns of parts, the first the wider one; below each other where there is no room. */
export function PageColumns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>
}

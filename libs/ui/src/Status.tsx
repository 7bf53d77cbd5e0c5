import styles from './Status.module.css'
import { cx } from './class-names.ts'

/** What a status means: its shape and its colour, never its colour alone. */
export type Tone = 'ok' | 'busy' | 'warn' | 'bad' | 'off'

/** The shape alone: circle ok, diamond busy, square warn, triangle bad, hollow ring off. */
export function StatusDot({ tone }: { tone: Tone }) {
  return <span className={cx(styles.mark, styles[tone])} aria-hidden="true" />
}

/** A status as shape and word. */
export function Status({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={cx(styles.status, styles[tone])}>
      <span className={styles.mark} aria-hidden="true" />
      {children}
    </span>
  )
}

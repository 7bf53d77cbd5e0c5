import { X } from 'lucide-react'
import styles from './Tag.module.css'
import { cx } from './class-names.ts'
import type { Tone } from './Status.tsx'

/** A word that people gave to a thing. */
export function Tag({ children }: { children: string }) {
  return <span className={styles.tag}>{children}</span>
}

/** A short verdict beside a title: "locked", "deprecated", "new". */
export function Badge({ tone = 'off', children }: { tone?: Tone; children: string }) {
  return <span className={cx(styles.badge, styles[tone])}>{children}</span>
}

export interface ChipProps {
  children: string
  /** What the cross removes, for screen readers: "filter Active". */
  removeLabel: string
  onRemove: () => void
}

/** A choice that is in force and can be taken back. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={styles.chip}>
      <span className={styles.chipText}>{children}</span>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove ${removeLabel}`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}

import styles from './Skeleton.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import { cx } from './class-names.ts'

/** A word or a line to come, as tall as the text that stands there then. */
export function SkeletonText({ width }: { width: 'word' | 'name' | 'id' }) {
  return (
    <span className={cx(styles.text, styles[width])} aria-hidden="true">
      <span className={styles.bar} />
    </span>
  )
}

/** Buttons to come. */
export function SkeletonButtons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <span key={index} className={styles.button} aria-hidden="true" />
  ))
}

/** Rows to come: the same height as real ones, so that nothing jumps. */
export function SkeletonRows({
  rows = 12,
  label = 'Loading',
}: {
  rows?: number
  label?: string
}) {
  return (
    <div role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row} aria-hidden="true">
          <span className={cx(styles.bar, styles[`w${index % 4}`])} />
        </div>
      ))}
    </div>
  )
}

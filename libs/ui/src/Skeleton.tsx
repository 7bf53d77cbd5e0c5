import styles from './Skeleton.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import { cx } from './class-names.ts'

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

import styles from './Meter.module.css'
import { cx } from './class-names.ts'
import { formatCount } from './format-number.ts'

export interface MeterProps {
  label: string
  used: number
  /** What the present act would add. */
  adding?: number
  /** `undefined`: no limit. */
  limit: number | undefined
  format?: (amount: number) => string
}

/** A quota: what is used, what this would add, what is left. */
export function Meter({
  label,
  used,
  adding = 0,
  limit,
  format = formatCount,
}: MeterProps) {
  const after = used + adding
  if (limit === undefined) {
    return (
      <div className={styles.meter}>
        <div className={styles.words}>
          <span>{label}</span>
          <span className={styles.figures}>{format(after)} used, no limit</span>
        </div>
      </div>
    )
  }
  const over = after > limit
  const words = over
    ? `${format(after - limit)} over the limit of ${format(limit)}`
    : `${format(after)} of ${format(limit)}, ${format(limit - after)} left`
  const percent = (amount: number) => `${limit === 0 ? 0 : (100 * amount) / limit}%`
  return (
    <div className={cx(styles.meter, over && styles.over)}>
      <div className={styles.words}>
        <span>{label}</span>
        <span className={styles.figures}>{words}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(after, limit)}
        aria-valuetext={words}
        className={styles.track}
      >
        <span className={styles.used} style={{ width: percent(used) }} />
        <span className={styles.adding} style={{ width: percent(adding) }} />
      </div>
    </div>
  )
}

/** How far something is; without a value only that it goes on. `value` from 0 to 1. */
export function ProgressBar({
  label,
  value,
}: {
  label: string
  value?: number | undefined
}) {
  const percent = value === undefined ? undefined : Math.round(100 * value)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles.progress}
    >
      <div
        className={cx(styles.done, percent === undefined && styles.endless)}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  )
}

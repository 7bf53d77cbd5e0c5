import { Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { cx } from './class-names.ts'

const icons = { info: Info, warn: TriangleAlert, bad: OctagonAlert } as const

export interface BannerProps {
  tone: keyof typeof icons
  children: ReactNode
  /** A button that mends it: "Try again". */
  action?: ReactNode
  /** Edge to edge within a card. */
  flush?: boolean
}

/** One line that matters for all that is below it. Its words are read out when it appears. */
export function Banner({ tone, children, action, flush = false }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cx(styles.banner, styles[tone], flush && styles.flush)}
    >
      <span className={styles.mark}>
        <Icon size={16} aria-hidden="true" />
      </span>
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  )
}

import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton, TextButton } from './Button.tsx'
import { CopyText } from './CopyButton.tsx'
import styles from './Notices.module.css'
import { StatusDot, type Tone } from './Status.tsx'
import { cx } from './class-names.ts'

const SHOWN_MS = 6000
const MOST = 4

export interface Notice {
  /** A second notice with the same key takes the place of the first. */
  key?: string
  tone: Tone
  title: string
  body?: string | undefined
  /** Behind a disclosure: the cloud's own words. */
  details?: string | undefined
  requestId?: string | undefined
  /** Goes by itself after a while; default: what is done or of no weight. */
  passing?: boolean
  /** Such as Undo. */
  action?: { label: string; onPress: () => void } | undefined
}

interface Shown extends Notice {
  key: string
}

let notices: readonly Shown[] = []
let count = 0
const listeners = new Set<() => void>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()

function change(next: readonly Shown[]) {
  notices = next
  for (const listener of listeners) listener()
}

/** Shows a notice and gives back its key. What went wrong stays until it is dismissed. */
export function notify(notice: Notice): string {
  count += 1
  const key = notice.key ?? `notice-${count}`
  change([...notices.filter((other) => other.key !== key), { ...notice, key }].slice(-MOST))
  hold(key)
  // What is under way is taken back or replaced by who began it.
  if (isPassing(notice)) expire(key)
  return key
}

function isPassing({ tone, passing }: Notice): boolean {
  return passing ?? (tone === 'ok' || tone === 'off')
}

/** Whether it was neither dismissed nor pushed out by later ones. */
export function isNoticeShown(key: string): boolean {
  return notices.some((notice) => notice.key === key)
}

/** Takes a notice away; nothing happens when it is gone already. */
export function dismissNotice(key: string): void {
  hold(key)
  change(notices.filter((notice) => notice.key !== key))
}

/** Takes all notices away: the next person must not read what this one was told. */
export function clearNotices(): void {
  for (const { key } of notices) hold(key)
  change([])
}

function expire(key: string) {
  timers.set(
    key,
    setTimeout(() => dismissNotice(key), SHOWN_MS),
  )
}
function hold(key: string) {
  clearTimeout(timers.get(key))
  timers.delete(key)
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Where notices appear: once in the shell, so that screen readers know the region from the start. They
 * lie over the lower right of the content, so that the page does not jump: beside navigation and filters,
 * under dialogs, and far from the acts on what is selected, which stand at the top.
 */
export function NoticesRegion() {
  const shown = useSyncExternalStore(subscribe, () => notices)
  return (
    <section aria-label="Notices" className={styles.region}>
      <div aria-live="polite" aria-relevant="additions text">
        {shown.map((notice) => (
          <NoticeCard key={notice.key} notice={notice} />
        ))}
      </div>
    </section>
  )
}

function NoticeCard({ notice }: { notice: Shown }) {
  const passing = isPassing(notice)
  return (
    <div
      className={styles.notice}
      onPointerEnter={() => hold(notice.key)}
      onPointerLeave={() => passing && expire(notice.key)}
      onFocus={() => hold(notice.key)}
      onBlur={() => passing && expire(notice.key)}
    >
      <span className={cx(styles.mark, styles[notice.tone])}>
        <StatusDot tone={notice.tone} />
      </span>
      <div className={styles.words}>
        <span className={styles.title}>{notice.title}</span>
        {notice.body !== undefined && <span className={styles.body}>{notice.body}</span>}
        {notice.action !== undefined && (
          <TextButton
            onClick={() => {
              notice.action?.onPress()
              dismissNotice(notice.key)
            }}
          >
            {notice.action.label}
          </TextButton>
        )}
        {(notice.details !== undefined || notice.requestId !== undefined) && (
          <details className={styles.details}>
            <summary>Details</summary>
            {notice.details !== undefined && <p>{notice.details}</p>}
            {notice.requestId !== undefined && <CopyText text={notice.requestId} />}
          </details>
        )}
      </div>
      <IconButton label="Dismiss" size="small" onClick={() => dismissNotice(notice.key)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

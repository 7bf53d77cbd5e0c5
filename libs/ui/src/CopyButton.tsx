import { Check, Copy, TriangleAlert } from 'lucide-react'
import { useEffect, useState, type MouseEvent } from 'react'
import { Button, IconButton } from './Button.tsx'
import styles from './CopyButton.module.css'
import { announce } from './announce.ts'
import { cx } from './class-names.ts'
import { Tip } from './Tooltip.tsx'

const COPIED_MS = 1500
/** Words that nobody expected are read more slowly than a sign. */
const FAILED_MS = 4000
const FAILED = 'Copying is not allowed here'

interface Outcome {
  /** Another one that takes its place, say of another tab, has not been copied. */
  readonly text: string
  /** What was pressed, where it was in vain. */
  readonly failedAt?: HTMLElement
}

/** Copies a text; for a moment after, `copied` is true, or `failedAt` is what was pressed in vain. */
function useCopy(text: string) {
  const [outcome, setOutcome] = useState<Outcome>()
  const told = outcome?.text === text ? outcome : undefined
  const failedAt = told?.failedAt
  useEffect(() => {
    if (outcome === undefined) return
    const clear = () => setOutcome(undefined)
    const timer = setTimeout(clear, outcome.failedAt === undefined ? COPIED_MS : FAILED_MS)
    // What stands beside the button would not move with it.
    if (outcome.failedAt !== undefined) document.addEventListener('scroll', clear, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('scroll', clear, true)
    }
  }, [outcome])
  async function copy(pressed: HTMLElement) {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome({ text })
      announce('Copied')
    } catch {
      // No permission, or not a secure page: the browser's own selection still works.
      setOutcome({ text, failedAt: pressed })
      announce(FAILED)
    }
  }
  return { copied: told !== undefined && failedAt === undefined, failedAt, copy }
}

export interface CopyButtonProps {
  text: string
  /** What is copied: "Copy command". Without `showLabel` only an icon is seen. */
  label: string
  showLabel?: boolean
}

/** A button that copies a text that stands elsewhere. */
export function CopyButton({ text, label, showLabel = false }: CopyButtonProps) {
  const { copied, failedAt, copy } = useCopy(text)
  const onClick = (event: MouseEvent<HTMLElement>) => void copy(event.currentTarget)
  const Icon = failedAt !== undefined ? TriangleAlert : copied ? Check : Copy
  const icon = <Icon size={14} aria-hidden="true" />
  if (showLabel) {
    return (
      <Button size="small" icon={icon} onClick={onClick}>
        {failedAt !== undefined ? FAILED : copied ? 'Copied' : label}
      </Button>
    )
  }
  return (
    <>
      <IconButton label={copied ? 'Copied' : label} size="small" onClick={onClick}>
        {icon}
      </IconButton>
      {failedAt !== undefined && <Tip text={FAILED} anchor={failedAt} />}
    </>
  )
}

export interface CopyTextProps {
  text: string
  /** Ids and addresses are in mono; default yes. */
  mono?: boolean
  tabIndex?: number | undefined
}

/** The same objects for all: lists have many of them, which are not drawn anew then. */
const checkSign = <Check size={12} />
const copySign = <Copy size={12} />
const failedSign = <TriangleAlert size={12} />

/** A value that is copied by a click on it. */
export function CopyText({ text, mono = true, tabIndex }: CopyTextProps) {
  const { copied, failedAt, copy } = useCopy(text)
  const failed = failedAt !== undefined
  function onClick(event: MouseEvent<HTMLElement>) {
    event.stopPropagation()
    void copy(event.currentTarget)
  }
  return (
    <>
      <button
        type="button"
        className={styles.text}
        aria-label={`Copy ${text}`}
        title={failed ? undefined : 'Copy'}
        tabIndex={tabIndex}
        onClick={onClick}
      >
        <span className={cx(styles.value, mono && styles.mono)}>{text}</span>
        <span
          className={cx(styles.sign, copied && styles.copied, failed && styles.failed)}
          aria-hidden="true"
        >
          {failed ? failedSign : copied ? checkSign : copySign}
        </span>
      </button>
      {failed && <Tip text={FAILED} anchor={failedAt} />}
    </>
  )
}

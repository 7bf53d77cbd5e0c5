import { Check, Copy } from 'lucide-react'
import { useEffect, useState, type MouseEvent } from 'react'
import { Button, IconButton } from './Button.tsx'
import styles from './CopyButton.module.css'
import { announce } from './announce.ts'
import { cx } from './class-names.ts'

const SHOWN_MS = 1500

/** Copies a text; `copied` is true for a moment after. */
export function useCopy(text: string) {
  // Of the text: another one that takes its place, say of another tab, has not been copied.
  const [copiedText, setCopiedText] = useState<string>()
  const copied = copiedText === text
  useEffect(() => {
    if (copiedText === undefined) return
    const timer = setTimeout(() => setCopiedText(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copiedText])
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopiedText(text)
      announce('Copied')
    } catch {
      // No permission, or not a secure page: the browser's own selection still works.
      announce('Copying is not allowed here')
    }
  }
  return { copied, copy }
}

export interface CopyButtonProps {
  text: string
  /** What is copied: "Copy command". Without `showLabel` only an icon is seen. */
  label: string
  showLabel?: boolean
}

/** A button that copies a text that stands elsewhere. */
export function CopyButton({ text, label, showLabel = false }: CopyButtonProps) {
  const { copied, copy } = useCopy(text)
  const icon = copied ? (
    <Check size={14} aria-hidden="true" />
  ) : (
    <Copy size={14} aria-hidden="true" />
  )
  if (showLabel) {
    return (
      <Button size="small" icon={icon} onClick={() => void copy()}>
        {copied ? 'Copied' : label}
      </Button>
    )
  }
  return (
    <IconButton label={copied ? 'Copied' : label} size="small" onClick={() => void copy()}>
      {icon}
    </IconButton>
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

/** A value that is copied by a click on it. */
export function CopyText({ text, mono = true, tabIndex }: CopyTextProps) {
  const { copied, copy } = useCopy(text)
  function onClick(event: MouseEvent) {
    event.stopPropagation()
    void copy()
  }
  return (
    <button
      type="button"
      className={styles.text}
      aria-label={`Copy ${text}`}
      title="Copy"
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <span className={cx(styles.value, mono && styles.mono)}>{text}</span>
      <span className={cx(styles.sign, copied && styles.copied)} aria-hidden="true">
        {copied ? checkSign : copySign}
      </span>
    </button>
  )
}

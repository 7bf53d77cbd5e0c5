import { Pencil } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type FormEvent } from 'react'
import { IconButton } from './Button.tsx'
import styles from './InlineEdit.module.css'
import { Spinner } from './Spinner.tsx'

export interface InlineEditProps {
  /** What is edited: "Name". */
  label: string
  value: string
  /** Saves; rejects with an Error whose message is for the person. */
  onSave: (value: string) => Promise<void>
  /** Words when the value will not do, before it is sent. */
  validate?: (value: string) => string | undefined
  /** Why it cannot be edited now. */
  disabledReason?: string | undefined
}

/** Edited in place: a click opens the field, Enter saves, Esc gives up. */
export function InlineEdit({
  label,
  value,
  onSave,
  validate,
  disabledReason,
}: InlineEditProps) {
  const [draft, setDraft] = useState<string>()
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<string>()
  const place = useRef<HTMLSpanElement>(null)
  const returnsFocus = useRef(false)
  const isOpen = draft !== undefined

  useLayoutEffect(() => {
    // Back to where the person came from, in the very commit that brings the button back.
    if (!isOpen && returnsFocus.current) place.current?.querySelector('button')?.focus()
    returnsFocus.current = false
  }, [isOpen])

  function close() {
    returnsFocus.current = true
    setDraft(undefined)
    setError(undefined)
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    const next = (draft ?? '').trim()
    if (next === value) return close()
    const problem = validate?.(next)
    setError(problem)
    if (problem !== undefined) return
    setSaving(true)
    try {
      await onSave(next)
      close()
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'It could not be saved.')
    } finally {
      setSaving(false)
    }
  }

  if (draft === undefined) {
    return (
      <span ref={place} className={styles.shown}>
        {value}
        <IconButton
          label={`Edit ${label.toLowerCase()}`}
          size="small"
          disabledReason={disabledReason}
          onClick={() => setDraft(value)}
        >
          <Pencil size={12} aria-hidden="true" />
        </IconButton>
      </span>
    )
  }
  return (
    <span ref={place}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <input
          autoFocus
          aria-label={label}
          aria-invalid={error !== undefined || undefined}
          aria-busy={saving || undefined}
          className={styles.input}
          readOnly={saving}
          value={draft}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || saving) return
            event.stopPropagation()
            event.preventDefault()
            close()
          }}
          onBlur={() => {
            if (!saving && error === undefined && draft === value) setDraft(undefined)
          }}
        />
        {saving && <Spinner label={`Saving ${label.toLowerCase()}`} />}
        {error !== undefined && (
          <span role="alert" className={styles.error}>
            {error}
          </span>
        )}
      </form>
    </span>
  )
}

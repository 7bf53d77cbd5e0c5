import { useState, type KeyboardEvent } from 'react'
import { FormField, type FieldProps } from './Field.tsx'
import { Chip } from './Tag.tsx'
import styles from './TagsInput.module.css'
import { announce } from './announce.ts'

export interface TagsInputProps extends FieldProps {
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  placeholder?: string
  /** Words when a tag will not do. */
  validate?: (tag: string) => string | undefined
}

/** Words, each set by Enter or a comma; Backspace in an empty field takes the last one back. */
export function TagsInput({
  value,
  onChange,
  placeholder = 'Add…',
  validate,
  error,
  ...field
}: TagsInputProps) {
  const [draft, setDraft] = useState('')
  const [problem, setProblem] = useState<string>()

  function add(text: string) {
    const tags = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    const wrong = tags.map((tag) => validate?.(tag)).find((words) => words !== undefined)
    setProblem(wrong)
    if (wrong !== undefined || tags.length === 0) return
    onChange([...new Set([...value, ...tags])])
    announce(`Added ${tags.join(', ')}`)
    setDraft('')
  }
  function remove(tag: string) {
    onChange(value.filter((other) => other !== tag))
    announce(`Removed ${tag}`)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ',') {
      if (draft.trim() === '') return
      event.preventDefault()
      add(draft)
    } else if (event.key === 'Backspace' && draft === '') {
      const last = value.at(-1)
      if (last !== undefined) remove(last)
    }
  }
  return (
    <FormField {...field} error={error ?? problem}>
      {(control) => (
        <div className={styles.box}>
          {value.map((tag) => (
            <Chip key={tag} removeLabel={tag} onRemove={() => remove(tag)}>
              {tag}
            </Chip>
          ))}
          <input
            {...control}
            aria-label={field.labelHidden === true ? field.label : undefined}
            className={styles.input}
            placeholder={value.length === 0 ? placeholder : undefined}
            autoComplete="off"
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => add(draft)}
          />
        </div>
      )}
    </FormField>
  )
}

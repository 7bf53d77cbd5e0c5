import { Plus, Trash2 } from 'lucide-react'
import { useId, useLayoutEffect, useRef } from 'react'
import { Button, IconButton } from './Button.tsx'
import fieldStyles from './Field.module.css'
import styles from './TagsInput.module.css'
import { cx } from './class-names.ts'
import { keyProblems, type KeyValue } from './key-value.ts'

export interface KeyValueEditorProps {
  /** What the pairs are: "Metadata". */
  label: string
  value: readonly KeyValue[]
  onChange: (value: readonly KeyValue[]) => void
}

/** Pairs of a key and a value. Where a key is missing or there twice, that is said below it. */
export function KeyValueEditor({ label, value, onChange }: KeyValueEditorProps) {
  const id = useId()
  const box = useRef<HTMLFieldSetElement>(null)
  const wasAdded = useRef(false)
  const problems = keyProblems(value)

  useLayoutEffect(() => {
    // In the very commit that shows the new pair.
    const inputs = wasAdded.current ? box.current?.querySelectorAll('input') : undefined
    inputs?.[inputs.length - 2]?.focus()
    wasAdded.current = false
  }, [value.length])

  function set(index: number, pair: KeyValue) {
    onChange(value.map((other, place) => (place === index ? pair : other)))
  }
  function add() {
    wasAdded.current = true
    onChange([...value, { key: '', value: '' }])
  }
  return (
    <fieldset ref={box} className={styles.pairs}>
      <legend className={fieldStyles.label}>{label}</legend>
      {value.map((pair, index) => {
        const problem = problems[index]
        const problemId = `${id}-${index}`
        return (
          // A pair has no id of its own; its place is what the person sees.
          <div key={index} className={styles.pair}>
            <input
              className={cx(fieldStyles.control, fieldStyles.mono)}
              aria-label={`Key ${index + 1}`}
              aria-invalid={problem !== undefined || undefined}
              aria-describedby={problem === undefined ? undefined : problemId}
              placeholder="key"
              value={pair.key}
              onChange={(event) => set(index, { ...pair, key: event.target.value })}
            />
            <input
              className={cx(fieldStyles.control, fieldStyles.mono)}
              aria-label={`Value ${index + 1}`}
              placeholder="value"
              value={pair.value}
              onChange={(event) => set(index, { ...pair, value: event.target.value })}
            />
            <IconButton
              label={pair.key === '' ? `Remove pair ${index + 1}` : `Remove ${pair.key}`}
              onClick={() => onChange(value.filter((_, place) => place !== index))}
            >
              <Trash2 size={14} aria-hidden="true" />
            </IconButton>
            {problem !== undefined && (
              <div id={problemId} className={cx(fieldStyles.error, styles.problem)}>
                {problem}
              </div>
            )}
          </div>
        )
      })}
      <Button
        size="small"
        className={styles.add}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={add}
      >
        Add
      </Button>
    </fieldset>
  )
}

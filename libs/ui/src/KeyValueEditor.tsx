import { Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Button, IconButton } from './Button.tsx'
import fieldStyles from './Field.module.css'
import styles from './TagsInput.module.css'
import { cx } from './class-names.ts'

export interface KeyValue {
  key: string
  value: string
}

export interface KeyValueEditorProps {
  /** What the pairs are: "Metadata". */
  label: string
  value: readonly KeyValue[]
  onChange: (value: readonly KeyValue[]) => void
}

/** Pairs of a key and a value. Keys that are empty or repeated are marked. */
export function KeyValueEditor({ label, value, onChange }: KeyValueEditorProps) {
  const box = useRef<HTMLFieldSetElement>(null)

  function set(index: number, pair: KeyValue) {
    onChange(value.map((other, place) => (place === index ? pair : other)))
  }
  function add() {
    onChange([...value, { key: '', value: '' }])
    requestAnimationFrame(() => {
      const inputs = box.current?.querySelectorAll('input')
      inputs?.[inputs.length - 2]?.focus()
    })
  }
  return (
    <fieldset ref={box} className={styles.pairs}>
      <legend className={fieldStyles.label}>{label}</legend>
      {value.map((pair, index) => {
        const repeated = value.some(
          (other, place) => place !== index && pair.key !== '' && other.key === pair.key,
        )
        return (
          // A pair has no id of its own; its place is what the person sees.
          <div key={index} className={styles.pair}>
            <input
              className={cx(fieldStyles.control, fieldStyles.mono)}
              aria-label={`Key ${index + 1}`}
              aria-invalid={repeated || undefined}
              title={repeated ? 'This key is there already.' : undefined}
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

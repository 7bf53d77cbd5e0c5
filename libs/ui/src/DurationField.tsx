import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import styles from './Field.module.css'
import { FormField, type FieldProps } from './Field.tsx'
import { cx } from './class-names.ts'

const units = [
  { seconds: 1, label: 'Seconds' },
  { seconds: 60, label: 'Minutes' },
  { seconds: 3600, label: 'Hours' },
  { seconds: 86_400, label: 'Days' },
] as const

/** The largest unit of which it is a whole number; minutes while there is none. */
function unitOf(seconds: number | undefined): number {
  if (seconds === undefined) return 60
  const fitting = units.filter((unit) => seconds > 0 && seconds % unit.seconds === 0)
  return fitting.at(-1)?.seconds ?? 1
}

export interface DurationFieldProps extends FieldProps {
  /** Seconds; `undefined` while the field is empty. */
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A time as a number of seconds, minutes, hours or days, by a unit that the person chooses. */
export function DurationField({ value, onChange, ...field }: DurationFieldProps) {
  const [unit, setUnit] = useState(() => unitOf(value))
  const count = value === undefined ? undefined : value / unit
  return (
    <FormField {...field} wide>
      {(control) => (
        <span className={styles.duration}>
          <input
            {...control}
            type="number"
            inputMode="numeric"
            min={0}
            className={cx(styles.control, styles.number)}
            value={count ?? ''}
            onChange={(event) => {
              const next = event.target.valueAsNumber
              onChange(Number.isNaN(next) ? undefined : next * unit)
            }}
          />
          <span className={styles.affixed}>
            <select
              aria-label={`Unit of ${field.label}`}
              className={cx(styles.control, styles.select)}
              value={unit}
              onChange={(event) => {
                const next = Number(event.target.value)
                setUnit(next)
                if (count !== undefined) onChange(count * next)
              }}
            >
              {units.map(({ seconds, label }) => (
                <option key={seconds} value={seconds}>
                  {label}
                </option>
              ))}
            </select>
            <ChevronDown size={14} aria-hidden="true" className={styles.chevron} />
          </span>
        </span>
      )}
    </FormField>
  )
}

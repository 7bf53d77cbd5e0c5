import { NumberField } from '@aloft/ui/TextField'
import { Select } from '@aloft/ui/Select'
import { useState } from 'react'
import styles from './DurationField.module.css'

const units = [
  { value: '1', label: 'Seconds' },
  { value: '60', label: 'Minutes' },
  { value: '3600', label: 'Hours' },
  { value: '86400', label: 'Days' },
] as const

/** The largest unit of which it is a whole number; minutes for none. */
function unitOf(seconds: number | undefined): number {
  if (seconds === undefined) return 60
  const fitting = units
    .map(({ value }) => Number(value))
    .filter((unit) => seconds % unit === 0)
  return seconds === 0 ? 1 : Math.max(...fitting)
}

export interface DurationFieldProps {
  label: string
  description?: string | undefined
  error?: string | undefined
  optional?: boolean | undefined
  /** Seconds; `undefined` while it is empty. */
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A time as a number of seconds, minutes, hours or days. */
export function DurationField({ value, onChange, ...field }: DurationFieldProps) {
  const [unit, setUnit] = useState(() => unitOf(value))
  const count = value === undefined ? undefined : value / unit
  return (
    <div className={styles.duration}>
      <NumberField
        {...field}
        min={0}
        value={count}
        onChange={(next) => onChange(next === undefined ? undefined : next * unit)}
      />
      <Select
        label={`Unit of ${field.label}`}
        labelHidden
        value={String(unit)}
        options={units}
        onChange={(next) => {
          setUnit(Number(next))
          if (count !== undefined) onChange(count * Number(next))
        }}
      />
    </div>
  )
}

import { ChevronDown } from 'lucide-react'
import styles from './Field.module.css'
import { FormField, type FieldProps } from './Field.tsx'
import { cx } from './class-names.ts'

export interface SelectOption {
  value: string
  label: string
  /** Why this choice is not possible now; it is shown and cannot be chosen. */
  disabledReason?: string | undefined
}

export interface SelectProps extends FieldProps {
  value: string | undefined
  onChange: (value: string) => void
  options: readonly SelectOption[]
  /** Shown while nothing is chosen. */
  placeholder?: string
}

/** One of a short list: the browser's own select, at home on every device. Long lists: ComboBox. */
export function Select({ value, onChange, options, placeholder, ...field }: SelectProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <span className={styles.affixed}>
          <select
            {...control}
            aria-label={field.labelHidden === true ? field.label : undefined}
            className={cx(styles.control, styles.select)}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value)}
          >
            {(placeholder !== undefined || value === undefined) && (
              <option value="" disabled>
                {placeholder ?? 'Choose…'}
              </option>
            )}
            {options.map((option) => (
              <option
                key={option.value}
                value={option.value}
                disabled={option.disabledReason !== undefined}
              >
                {option.disabledReason === undefined
                  ? option.label
                  : `${option.label} (${option.disabledReason})`}
              </option>
            ))}
          </select>
          <ChevronDown className={styles.chevron} size={14} aria-hidden="true" />
        </span>
      )}
    </FormField>
  )
}

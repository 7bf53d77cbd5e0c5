import { useId, type InputHTMLAttributes, type ReactNode } from 'react'
import styles from './Choice.module.css'
import { cx } from './class-names.ts'

export interface RadioOption<Value extends string> {
  value: Value
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
}

export interface RadioGroupProps<Value extends string> {
  label: string
  labelHidden?: boolean
  value: Value | undefined
  onChange: (value: Value) => void
  options: readonly RadioOption<Value>[]
}

/** One of a few, all of them seen. */
export function RadioGroup<Value extends string>({
  label,
  labelHidden = false,
  value,
  onChange,
  options,
}: RadioGroupProps<Value>) {
  const name = useId()
  return (
    <fieldset
      className={styles.group}
      role="radiogroup"
      aria-label={labelHidden ? label : undefined}
    >
      {!labelHidden && <legend className={styles.legend}>{label}</legend>}
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            className={cx(styles.box, styles.radio)}
            name={name}
            value={option.value}
            disabled={option.disabled}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.text}>
            <span>{option.label}</span>
            {option.hint !== undefined && (
              <span className={styles.hint}>{option.hint}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export interface RadioBoxProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'type'
> {
  name: string
  onChange: () => void
}

/** The round box alone, to be put into a row or a label that is its target. */
export function RadioBox({ className, ...rest }: RadioBoxProps) {
  return (
    <input {...rest} type="radio" className={cx(styles.box, styles.radio, className)} />
  )
}

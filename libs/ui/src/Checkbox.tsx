import type { InputHTMLAttributes, ReactNode } from 'react'
import styles from './Choice.module.css'
import { cx } from './class-names.ts'

export interface CheckboxProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'checked'
> {
  checked: boolean
  /** Some of what it stands for is chosen, not all. */
  indeterminate?: boolean
  onChange: (checked: boolean) => void
  /** The words beside the box. Without them give `aria-label`. */
  children?: ReactNode
  hint?: ReactNode
}

/** A small box. Its label is part of the target, so that it is never smaller than 24 px. */
export function Checkbox({ children, hint, className, ...props }: CheckboxProps) {
  if (children === undefined) return <CheckboxBox {...props} className={className} />
  return (
    <label className={cx(styles.choice, className)}>
      <CheckboxBox {...props} />
      <span className={styles.text}>
        <span>{children}</span>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  )
}

/** The box alone, to be put into a label or a cell that is its target. */
export function CheckboxBox({
  checked,
  indeterminate = false,
  onChange,
  className,
  ...rest
}: Omit<CheckboxProps, 'children' | 'hint'>) {
  return (
    <input
      {...rest}
      type="checkbox"
      className={cx(styles.box, className)}
      checked={checked}
      ref={(element) => {
        if (element !== null) element.indeterminate = indeterminate
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}

/** On or off, in force at once. */
export function Switch({ checked, onChange, children, hint, ...rest }: CheckboxProps) {
  return (
    <label className={styles.choice}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        className={styles.switch}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.text}>
        <span>{children}</span>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  )
}

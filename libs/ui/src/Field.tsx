import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'
import { cx } from './class-names.ts'

/** What every field takes besides its own value. */
export interface FieldProps {
  label: string
  /** A sentence below the label: what it is for, which form it has. */
  description?: ReactNode
  /** What is wrong with the value, in words that help. */
  error?: string | undefined
  /** Says "optional" beside the label. Fields are required unless told. */
  optional?: boolean | undefined
  /** Takes the width of its place rather than that of a usual field. */
  wide?: boolean | undefined
  /** Only for screen readers, where the place says it already. */
  labelHidden?: boolean | undefined
}

/** What a field hands to its control so that label, description and error belong to it. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

export interface FormFieldProps extends FieldProps {
  children: (control: ControlProps) => ReactNode
}

/** Label, description and error around any control. */
export function FormField({
  label,
  description,
  error,
  optional = false,
  wide = false,
  labelHidden = false,
  children,
}: FormFieldProps) {
  const id = useId()
  const hasDescription = description !== undefined && description !== ''
  const describedBy = cx(
    hasDescription && `${id}-description`,
    error !== undefined && `${id}-error`,
  )
  return (
    <div className={cx(styles.field, wide && styles.wide)}>
      <label htmlFor={id} className={styles.label} hidden={labelHidden}>
        {label}
        {optional && <span className={styles.optional}>optional</span>}
      </label>
      {hasDescription && (
        <div id={`${id}-description`} className={styles.description}>
          {description}
        </div>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-required': optional ? undefined : true,
      })}
      {error !== undefined && (
        <div id={`${id}-error`} className={styles.error}>
          {error}
        </div>
      )}
    </div>
  )
}

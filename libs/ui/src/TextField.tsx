import { Eye, EyeOff } from 'lucide-react'
import {
  useState,
  type InputHTMLAttributes,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react'
import { IconButton } from './Button.tsx'
import styles from './Field.module.css'
import { FormField, type FieldProps } from './Field.tsx'
import { cx } from './class-names.ts'

export interface TextFieldProps
  extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  value: string
  onChange: (value: string) => void
  /** Ids, addresses, keys: in mono. */
  mono?: boolean | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { field, rest } = splitField(props)
  const { value, onChange, mono = false, className, ...input } = rest
  return (
    <FormField {...field}>
      {(control) => (
        <input
          type="text"
          {...input}
          {...control}
          aria-label={field.labelHidden === true ? field.label : undefined}
          className={cx(styles.control, mono && styles.mono, className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}

/** A password: can be shown, is never corrected or completed by the keyboard. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'mono'>) {
  const { field, rest } = splitField(props)
  const { value, onChange, className, ...input } = rest
  const [shown, setShown] = useState(false)
  return (
    <FormField {...field}>
      {(control) => (
        <span className={styles.affixed}>
          <input
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            className={cx(styles.control, className)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className={styles.affix}>
            <IconButton
              label={shown ? 'Hide password' : 'Show password'}
              size="small"
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? (
                <EyeOff size={14} aria-hidden="true" />
              ) : (
                <Eye size={14} aria-hidden="true" />
              )}
            </IconButton>
          </span>
        </span>
      )}
    </FormField>
  )
}

export interface NumberFieldProps
  extends
    FieldProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'min' | 'max'> {
  /** `undefined` while the field is empty. */
  value: number | undefined
  onChange: (value: number | undefined) => void
  min?: number
  max?: number
  /** What is counted, after the field: "GB". */
  unit?: string
}

/** A number, with the browser's own stepping by arrow keys. */
export function NumberField(props: NumberFieldProps) {
  const { field, rest } = splitField(props)
  const { value, onChange, unit, className, ...input } = rest
  return (
    <FormField {...field}>
      {(control) => (
        <span className={styles.affixed}>
          <input
            {...input}
            {...control}
            type="number"
            inputMode="numeric"
            className={cx(styles.control, styles.number, className)}
            value={value ?? ''}
            onChange={(event) => {
              const next = event.target.valueAsNumber
              onChange(Number.isNaN(next) ? undefined : next)
            }}
          />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        </span>
      )}
    </FormField>
  )
}

export interface TextAreaProps
  extends
    FieldProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'> {
  value: string
  onChange: (value: string) => void
  mono?: boolean | undefined
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { field, rest } = splitField(props)
  const { value, onChange, mono = false, className, ...area } = rest
  return (
    <FormField {...field}>
      {(control) => (
        <textarea
          {...area}
          {...control}
          className={cx(styles.control, mono && styles.mono, className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}

function splitField<Props extends FieldProps>(props: Props) {
  const { label, description, error, optional, wide, labelHidden, ...rest } = props
  return { field: { label, description, error, optional, wide, labelHidden }, rest }
}

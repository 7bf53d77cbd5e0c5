import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { cx } from './class-names.ts'
import { Spinner } from './Spinner.tsx'
import { Tooltip } from './Tooltip.tsx'

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger'
export type ButtonSize = 'normal' | 'small'

export interface ButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled'
> {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Why the button cannot be pressed now. It stays focusable and a tooltip tells the reason. */
  disabledReason?: string | undefined
  /** Something is under way: the button shows it and does not fire again. */
  pending?: boolean | undefined
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement> | undefined
}

/** The classes of a button, for elements that only look like one (a link of the router). */
export function buttonClass(
  variant: ButtonVariant = 'default',
  size: ButtonSize = 'normal',
  ...more: readonly (string | undefined)[]
): string {
  return cx(
    styles.button,
    variant === 'default' ? undefined : styles[variant],
    size === 'small' && styles.small,
    ...more,
  )
}

/** A button. `type` is "button" unless told, so that none submits a form by accident. */
export function Button({
  variant,
  size,
  disabledReason,
  pending = false,
  icon,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const blocked = pending || disabledReason !== undefined
  const button = (
    <button
      {...rest}
      type={blocked ? 'button' : type}
      className={buttonClass(variant, size, className)}
      aria-disabled={blocked || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      onClick={blocked ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  )
  if (disabledReason === undefined) return button
  return <Tooltip text={disabledReason}>{button}</Tooltip>
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  /** What the button does, said to screen readers and shown in a tooltip. */
  label: string
  children: ReactNode
}

/** A square button with a picture; its label is also its tooltip. */
export function IconButton({
  label,
  variant = 'quiet',
  className,
  disabledReason,
  ...rest
}: IconButtonProps) {
  const tip = disabledReason === undefined ? label : `${label}: ${disabledReason}`
  return (
    <Tooltip text={tip} describes={disabledReason !== undefined}>
      <Button
        {...rest}
        variant={variant}
        aria-label={label}
        aria-disabled={disabledReason !== undefined || undefined}
        onClick={disabledReason === undefined ? rest.onClick : undefined}
        className={cx(styles.icon, className)}
      />
    </Tooltip>
  )
}

export interface LinkButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
}

/** A link that looks like a button. */
export function LinkButton({
  variant,
  size,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <a {...rest} className={buttonClass(variant, size, className)}>
      {children}
    </a>
  )
}

/** A button that looks like a link: for an act in running text. */
export function TextButton({
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button {...rest} type={type} className={cx(styles.link, className)} />
}

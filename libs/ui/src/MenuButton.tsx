import { useRef, useState, type ReactNode } from 'react'
import { buttonClass, type ButtonSize, type ButtonVariant } from './Button.tsx'
import { Part } from './Part.tsx'
import { lazyPart, preloadPart } from './lazy-part.ts'

const loadItems = () => import('./MenuItems.tsx')
const MenuItems = lazyPart(async () => (await loadItems()).MenuItems)

export interface MenuItemSpec {
  id: string
  label: string
  /** A second, quieter line. */
  note?: string | undefined
  icon?: ReactNode
  danger?: boolean
  /** The present choice, in a section that is `choosable`. */
  selected?: boolean
  /** Why it cannot be chosen now; it stays in the menu and tells the reason. */
  disabledReason?: string | undefined
  onSelect: () => void
}

export interface MenuSectionSpec {
  id: string
  label?: string | undefined
  /** One of its items is the present choice. */
  choosable?: boolean
  items: readonly MenuItemSpec[]
}

export interface MenuButtonProps {
  /** Name of the button and of the menu. */
  label: string
  /** What the button shows; the label when absent. */
  children?: ReactNode
  /** A function is asked when the menu opens: a list has many menus that never do. */
  sections: readonly MenuSectionSpec[] | (() => readonly MenuSectionSpec[])
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string | undefined
  tabIndex?: number | undefined
}

/** A button that opens a menu. The menu's code is fetched when the pointer or the focus comes near. */
export function MenuButton({
  label,
  children,
  sections,
  variant,
  size,
  className,
  tabIndex,
}: MenuButtonProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={buttonClass(variant, size, className)}
        tabIndex={tabIndex}
        aria-label={children === undefined ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => preloadPart(loadItems)}
        onFocus={() => preloadPart(loadItems)}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {children ?? label}
      </button>
      {open && (
        <Part onMissing={() => setOpen(false)}>
          <MenuItems
            label={label}
            sections={typeof sections === 'function' ? sections() : sections}
            anchor={button}
            onClose={() => setOpen(false)}
          />
        </Part>
      )}
    </>
  )
}

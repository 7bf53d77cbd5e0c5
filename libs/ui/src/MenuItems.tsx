import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components/Menu'
import type { MenuItemSpec, MenuSectionSpec } from './MenuButton.tsx'
import styles from './Overlay.module.css'
import { cx } from './class-names.ts'

export interface MenuItemsProps {
  label: string
  sections: readonly MenuSectionSpec[]
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/** The open part of a MenuButton; loaded when a menu is first wanted. */
export function MenuItems({ label, sections, anchor, onClose }: MenuItemsProps) {
  const disabledKeys = sections
    .flatMap((section) => section.items)
    .filter((item) => item.disabledReason !== undefined)
    .map((item) => item.id)
  return (
    <Popover
      isOpen
      aria-label={label}
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      className={cx(styles.popover)}
      onOpenChange={(open) => !open && onClose()}
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        shouldFocusWrap
        disabledKeys={disabledKeys}
        onClose={onClose}
        className={cx(styles.menu)}
      >
        {sections.map((section) => (
          <MenuSection
            key={section.id}
            className={cx(styles.section)}
            {...(section.label === undefined ? { 'aria-label': label } : {})}
          >
            {section.label !== undefined && (
              <Header className={cx(styles.heading)}>{section.label}</Header>
            )}
            {section.items.map((item) => (
              <Item key={item.id} item={item} choosable={section.choosable === true} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  )
}

function Item({ item, choosable }: { item: MenuItemSpec; choosable: boolean }) {
  const note = item.disabledReason ?? item.note
  const spoken = item.selected === true ? `${item.label}, chosen` : item.label
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      aria-label={note === undefined ? spoken : `${spoken}: ${note}`}
      className={cx(styles.item, item.danger === true && styles.itemDanger)}
      onAction={() => item.onSelect()}
    >
      {choosable && (
        <span className={styles.check}>
          {item.selected === true && <Check size={14} aria-hidden="true" />}
        </span>
      )}
      {item.icon}
      <span className={styles.itemText}>
        {/* The space keeps label and note two words where the text is read as it stands. */}
        {item.label} {note !== undefined && <span className={styles.itemNote}>{note}</span>}
      </span>
    </MenuItem>
  )
}

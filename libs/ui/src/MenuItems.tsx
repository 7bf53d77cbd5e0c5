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
  const items = sections.flatMap((section) => section.items)
  const shared = sharedReason(items)
  const disabledKeys = items
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
      {/* Each item says it in its own name; seen, it would stand there as often as there are items. */}
      {shared !== undefined && (
        <p className={cx(styles.menuReason)} aria-hidden="true">
          {shared}
        </p>
      )}
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
              <Item
                key={item.id}
                item={item}
                choosable={section.choosable === true}
                shared={shared}
              />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  )
}

/** Why none of the items can be chosen, where it is the same for all. */
function sharedReason(items: readonly MenuItemSpec[]): string | undefined {
  const reason = items[0]?.disabledReason
  const isShared = items.length > 1 && items.every((item) => item.disabledReason === reason)
  return isShared ? reason : undefined
}

interface ItemProps {
  item: MenuItemSpec
  choosable: boolean
  /** What stands above all items already. */
  shared: string | undefined
}

function Item({ item, choosable, shared }: ItemProps) {
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
        {item.label}{' '}
        {note !== undefined && note !== shared && (
          <span className={styles.itemNote}>{note}</span>
        )}
      </span>
    </MenuItem>
  )
}

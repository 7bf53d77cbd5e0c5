import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { FieldError } from 'react-aria-components/FieldError'
import { Text } from 'react-aria-components/Text'
import comboStyles from './ComboBox.module.css'
import fieldStyles from './Field.module.css'
import type { FieldProps } from './Field.tsx'
import overlayStyles from './Overlay.module.css'
import { cx } from './class-names.ts'

export interface ComboOption {
  value: string
  label: string
  note?: string | undefined
  disabled?: boolean
}

export interface ComboGroup {
  label: string
  options: readonly ComboOption[]
}

export interface ComboBoxProps extends FieldProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
  groups: readonly ComboGroup[]
  placeholder?: string
}

/** One of a long list, found by typing; groups with headings. Heavy: for pages loaded when needed. */
export function ComboBox({
  label,
  labelHidden = false,
  description,
  error,
  optional = false,
  wide = false,
  value,
  onChange,
  groups,
  placeholder,
}: ComboBoxProps) {
  const disabledKeys = groups
    .flatMap((group) => group.options)
    .filter((option) => option.disabled === true)
    .map((option) => option.value)
  return (
    <AriaComboBox
      className={cx(fieldStyles.field, wide && fieldStyles.wide)}
      selectedKey={value ?? null}
      onSelectionChange={(key) => onChange(key === null ? undefined : String(key))}
      disabledKeys={disabledKeys}
      menuTrigger="focus"
      isInvalid={error !== undefined}
      isRequired={!optional}
      validationBehavior="aria"
      allowsEmptyCollection
      {...(labelHidden ? { 'aria-label': label } : {})}
    >
      {!labelHidden && <Label className={cx(fieldStyles.label)}>{label}</Label>}
      {description !== undefined && (
        <Text slot="description" className={cx(fieldStyles.description)}>
          {description}
        </Text>
      )}
      <span className={fieldStyles.affixed}>
        <Input
          className={cx(fieldStyles.control)}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
        <Button className={cx(fieldStyles.affix, comboStyles.open)}>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </span>
      <FieldError className={cx(fieldStyles.error)}>{error}</FieldError>
      <Popover className={cx(overlayStyles.popover, comboStyles.list)} offset={4}>
        <ListBox
          className={cx(overlayStyles.menu)}
          renderEmptyState={() => (
            <div className={overlayStyles.loading}>Nothing matches.</div>
          )}
        >
          {groups.map((group) => (
            <ListBoxSection key={group.label} className={cx(overlayStyles.section)}>
              <Header className={cx(overlayStyles.heading)}>{group.label}</Header>
              {group.options.map((option) => (
                <ListBoxItem
                  key={option.value}
                  id={option.value}
                  textValue={option.label}
                  className={cx(overlayStyles.item)}
                >
                  <span className={overlayStyles.itemText}>{option.label}</span>
                  {option.note !== undefined && (
                    <span className={overlayStyles.itemNote}>{option.note}</span>
                  )}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}

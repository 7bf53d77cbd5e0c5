import type { Subject } from '@aloft/acts/act'
import type { Field } from '@aloft/acts/field'
import type { ServerSubject } from '@aloft/acts/server-subject'
import type { Availability } from '@aloft/openstack/availability'
import { Checkbox } from '@aloft/ui/Checkbox'
import { DurationField } from '@aloft/ui/DurationField'
import { keyProblems } from '@aloft/ui/key-value'
import { KeyValueEditor } from '@aloft/ui/KeyValueEditor'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { Select } from '@aloft/ui/Select'
import { TagsInput } from '@aloft/ui/TagsInput'
import { NumberField, PasswordField, TextArea, TextField } from '@aloft/ui/TextField'
import { useState } from 'react'
import { useSession } from '../session/session.ts'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { ImagePicker } from './ImagePicker.tsx'
import {
  KeyPairSelect,
  NetworksChoice,
  SecurityGroupSelect,
  SecurityGroupsChoice,
  VolumeTypeSelect,
  ZoneSelect,
} from './ListPickers.tsx'
import { NewSizePicker } from './NewSizePicker.tsx'
import pickerStyles from './Pickers.module.css'
import { listValue, recordValue, textValue, type Values } from './form-values.ts'

// Reads the lists of other things: for acts that choose from them only.
const ResourcePicker = lazyPart(
  async () => (await import('./ResourcePicker.tsx')).ResourcePicker,
)

// Knows every type of DNS records.
const RecordsField = lazyPart(async () => (await import('./RecordsField.tsx')).RecordsField)
const RecordNameField = lazyPart(
  async () => (await import('./RecordNameField.tsx')).RecordNameField,
)
// Reads ports, servers and networks: for floating IPs only.
const AddressPicker = lazyPart(
  async () => (await import('./AddressPicker.tsx')).AddressPicker,
)
const ExternalNetworkSelect = lazyPart(
  async () => (await import('./AddressPicker.tsx')).ExternalNetworkSelect,
)

export interface ActFieldsProps {
  actId: string
  fields: readonly Field[]
  subject: (Subject & Partial<ServerSubject> & { readonly type?: string }) | undefined
  values: Values
  problems: Readonly<Record<string, string>>
  onChange: (name: string, value: unknown) => void
  /** Why what was typed in a field is no value yet; `undefined` when it is one. */
  onUnfit: (name: string, why: string | undefined) => void
  /** Whether a choice is possible now. */
  allowsChoice: (name: string, value: string) => Availability
}

/** The questions of an act, each with the control that fits its kind. */
export function ActFields({ fields, ...props }: ActFieldsProps) {
  return fields.map((field) => <ActField key={field.name} field={field} {...props} />)
}

function ActField({
  actId,
  field,
  subject,
  values,
  problems,
  onChange,
  onUnfit,
  allowsChoice,
}: Omit<ActFieldsProps, 'fields'> & { field: Field }) {
  const { regions } = useSession()
  const { name, label } = field
  const region = subject?.region ?? textValue(values, 'region')
  const set = (value: unknown) => onChange(name, value)
  const optional = field.required !== true
  const base = { label, description: field.help, error: problems[name], optional }
  const text = textValue(values, name)
  const chosen = text === '' ? undefined : text
  const picker = { region, label, value: chosen, onChange: set }
  const many = { region, label, help: field.help, value: listValue(values, name) }
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          {...base}
          wide
          value={text}
          onChange={set}
          placeholder={field.placeholder}
        />
      )
    case 'date':
      return <TextField {...base} type="date" value={text} onChange={set} />
    case 'password':
      return (
        <PasswordField
          {...base}
          wide
          autoComplete="new-password"
          value={text}
          onChange={set}
        />
      )
    case 'multiline':
      return <TextArea {...base} wide mono rows={5} value={text} onChange={set} />
    case 'number':
      return (
        <NumberField
          {...base}
          value={typeof values[name] === 'number' ? values[name] : undefined}
          onChange={set}
          {...(field.minimum === undefined ? {} : { min: field.minimum })}
          {...(field.maximum === undefined ? {} : { max: field.maximum })}
          {...(field.unit === undefined ? {} : { unit: field.unit })}
        />
      )
    case 'flag':
      return (
        <Checkbox checked={values[name] === true} onChange={set} hint={field.help}>
          {label}
        </Checkbox>
      )
    case 'duration':
      return (
        <DurationField
          {...base}
          value={typeof values[name] === 'number' ? values[name] : undefined}
          onChange={set}
        />
      )
    case 'records':
      return (
        <Part inPlace fallback={<SkeletonRows rows={1} />}>
          <RecordsField
            label={label}
            type={textValue(values, 'type') || (subject?.type ?? '')}
            value={listValue(values, name)}
            onChange={set}
            onUnfit={(why) => onUnfit(name, why)}
          />
        </Part>
      )
    case 'recordName':
      return (
        <Part inPlace fallback={<SkeletonRows rows={1} />}>
          <RecordNameField
            {...base}
            wide
            zone={subject}
            type={textValue(values, 'type')}
            value={text}
            onChange={set}
            onUnfit={(why) => onUnfit(name, why)}
            placeholder={field.placeholder}
          />
        </Part>
      )
    case 'choice':
      if (field.compact === true) {
        return (
          <Select {...base} wide value={chosen} onChange={set} options={field.options} />
        )
      }
      return (
        <RadioGroup
          label={label}
          value={chosen}
          onChange={set}
          options={field.options.map(({ value, label: words, help }) => {
            const allowed = allowsChoice(name, value)
            return {
              value,
              label: words,
              hint: allowed.can ? help : allowed.reason,
              disabled: !allowed.can,
            }
          })}
        />
      )
    case 'choices':
      return <ChoicesField field={field} value={listValue(values, name)} onChange={set} />
    case 'externalNetwork':
      return (
        <Part inPlace fallback={<SkeletonRows rows={1} />}>
          <ExternalNetworkSelect
            {...picker}
            help={field.help}
            error={problems[name]}
            optional={optional}
          />
        </Part>
      )
    case 'portAddress':
      return (
        <Part inPlace fallback={<SkeletonRows rows={1} />}>
          <AddressPicker
            region={region}
            label={label}
            help={field.help}
            error={problems[name]}
            optional={optional}
            value={
              chosen === undefined
                ? undefined
                : { port: chosen, fixedAddress: textValue(values, 'fixedAddress') }
            }
            onChange={(address) => {
              set(address?.port)
              onChange('fixedAddress', address?.fixedAddress)
              onChange('server', address?.server)
            }}
          />
        </Part>
      )
    case 'carried':
      return null
    case 'image':
      return (
        <ImagePicker
          {...picker}
          blocked={({ minimumDiskGigabytes: disk }) =>
            disk > (subject?.flavor?.diskGigabytes ?? Infinity)
              ? `needs ${disk} GB of disk`
              : undefined
          }
        />
      )
    case 'flavor':
      return (
        <NewSizePicker
          {...picker}
          present={subject?.flavor?.name}
          imageId={subject?.imageId}
        />
      )
    case 'networks':
      return <NetworksChoice {...many} onChange={set} />
    case 'securityGroups':
      return <SecurityGroupsChoice {...many} onChange={set} />
    case 'keyPair':
      return <KeyPairSelect {...picker} help={field.help} optional={optional} />
    case 'securityGroup':
      return (
        <SecurityGroupSelect
          {...picker}
          help={field.help}
          optional={optional}
          {...(actId === 'server.remove-security-group'
            ? { only: subject?.securityGroups }
            : { without: subject?.securityGroups })}
        />
      )
    case 'resource':
      return (
        <Part inPlace fallback={<SkeletonRows rows={1} />}>
          <ResourcePicker
            field={field}
            region={region}
            value={values[name]}
            error={problems[name]}
            onChange={set}
          />
        </Part>
      )
    case 'zone':
      return <ZoneSelect {...picker} help={field.help} optional={optional} />
    case 'volumeType':
      return <VolumeTypeSelect {...picker} help={field.help} optional={optional} />
    case 'region':
      return (
        <Select
          {...base}
          wide
          value={chosen}
          onChange={set}
          options={regions.map(({ id, name: words }) => ({ value: id, label: words }))}
        />
      )
    case 'tags':
    case 'names':
      return <TagsInput {...base} wide value={listValue(values, name)} onChange={set} />
    case 'metadata':
      return (
        <MetadataField
          label={label}
          value={recordValue(values, name)}
          onChange={set}
          onUnfit={(why) => onUnfit(name, why)}
        />
      )
    default:
      return field satisfies never
  }
}

/** Any number of a few, all of them seen. */
function ChoicesField({
  field,
  value,
  onChange,
}: {
  field: Extract<Field, { kind: 'choices' }>
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}) {
  return (
    <fieldset className={pickerStyles.picker}>
      <legend className={pickerStyles.legend}>{field.label}</legend>
      <div className={pickerStyles.choices}>
        {field.options.map((option) => (
          <Checkbox
            key={option.value}
            checked={value.includes(option.value)}
            hint={option.help}
            onChange={(on) =>
              onChange(
                on
                  ? [...value, option.value]
                  : value.filter((other) => other !== option.value),
              )
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

/**
 * Pairs while they are typed; a record for the act. While a key is missing or there twice the pairs are
 * no record, and `onUnfit` says why.
 */
export function MetadataField({
  label,
  value,
  onChange,
  onUnfit,
}: {
  label: string
  value: Readonly<Record<string, string>>
  onChange: (value: Readonly<Record<string, string>>) => void
  onUnfit: (why: string | undefined) => void
}) {
  const [pairs, setPairs] = useState(() =>
    Object.entries(value).map(([key, entry]) => ({ key, value: entry })),
  )
  return (
    <KeyValueEditor
      label={label}
      value={pairs}
      onChange={(next) => {
        setPairs([...next])
        const [problem] = keyProblems(next).filter((words) => words !== undefined)
        onUnfit(problem && `${label}: ${problem}`)
        const given = next.filter(({ key }) => key.trim() !== '')
        onChange(
          Object.fromEntries(given.map(({ key, value: entry }) => [key.trim(), entry])),
        )
      }}
    />
  )
}

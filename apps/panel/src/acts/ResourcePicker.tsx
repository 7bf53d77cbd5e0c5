import type { Subject } from '@aloft/acts/act'
import type { Field } from '@aloft/acts/field'
import { subjectNouns } from '@aloft/acts/subject-kind'
import { Checkbox } from '@aloft/ui/Checkbox'
import { ComboBox } from '@aloft/ui/ComboBox'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { loadKind } from '../lists/resource-kinds.ts'
import type { ResourceKind } from '../lists/resource-kind.ts'
import { useResources } from '../lists/resource-queries.ts'
import styles from './Pickers.module.css'
import { QueryStates } from './QueryStates.tsx'

interface ResourcePickerProps {
  field: Extract<Field, { kind: 'resource' }>
  region: string
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

/** One or several of the region's things of one kind, by name. */
export function ResourcePicker(props: ResourcePickerProps) {
  const { of } = props.field
  const kind = useQuery({
    queryKey: ['resource-kind', of],
    queryFn: () => loadKind(of),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <QueryStates query={kind} failed="This part of the panel could not be loaded" rows={1}>
      {(loaded) => <Choice {...props} kind={loaded} />}
    </QueryStates>
  )
}

function Choice({
  field,
  region,
  value,
  error,
  onChange,
  kind,
}: ResourcePickerProps & { kind: ResourceKind }) {
  const resources = useResources(kind, region)
  const { label, help, several, required } = field
  const { one, many } = subjectNouns[field.of]
  const offered = resources.items
    .map((item) => ({ item, choice: field.where?.(item) ?? true }))
    .filter(({ choice }) => choice !== '')
  if (region === '') return <p className={styles.none}>{label}: choose a region first.</p>
  if (resources.error !== undefined)
    return (
      <p role="alert" className={styles.none}>
        {label}: the {many} could not be read: {resources.error.message}
      </p>
    )
  if (!resources.isLoading && offered.length === 0)
    return (
      <p className={styles.none}>
        {label}: there is no {one} here to choose.
      </p>
    )
  if (several === true) {
    const chosen = Array.isArray(value) ? value.map(String) : []
    return (
      <fieldset className={styles.picker}>
        <legend className={styles.legend}>{label}</legend>
        {help !== undefined && <p className={styles.why}>{help}</p>}
        {offered.map(({ item, choice }) => (
          <Checkbox
            key={item.id}
            checked={chosen.includes(item.id)}
            disabled={choice !== true}
            hint={choice === true ? undefined : choice}
            onChange={(on) =>
              onChange(
                on ? [...chosen, item.id] : chosen.filter((other) => other !== item.id),
              )
            }
          >
            {item.name}
          </Checkbox>
        ))}
      </fieldset>
    )
  }
  const chosen = typeof value === 'string' && value !== '' ? value : undefined
  // Its name would come into the field while somebody types there.
  if (resources.isLoading && chosen !== undefined)
    return <SkeletonRows rows={1} label={`Loading the ${many}`} />
  return (
    <ComboBox
      label={label}
      description={help}
      error={error}
      optional={required !== true}
      wide
      value={chosen}
      onChange={onChange}
      placeholder={resources.isLoading ? `Loading the ${many}…` : `Type a name`}
      groups={[{ label: many, options: offered.map(optionOf) }]}
    />
  )
}

function optionOf({ item, choice }: { item: Subject; choice: true | string }) {
  return {
    value: item.id,
    label: item.name,
    note: choice === true ? undefined : choice,
    disabled: choice !== true,
  }
}

import type { SecurityGroup } from '@aloft/openstack/security-group'
import { Checkbox } from '@aloft/ui/Checkbox'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { Select } from '@aloft/ui/Select'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import {
  keyPairsQuery,
  networksQuery,
  securityGroupsQuery,
  volumeTypesQuery,
  zonesQuery,
} from './cloud-queries.ts'
import styles from './Pickers.module.css'
import { QueryStates } from './QueryStates.tsx'

interface OneProps {
  region: string
  label: string
  help?: string | undefined
  value: string | undefined
  onChange: (value: string | undefined) => void
  optional: boolean
  /** Only these names: the groups that a server has. */
  only?: readonly string[] | undefined
  /** Not these. */
  without?: readonly string[] | undefined
  error?: string | undefined
}

interface Entry {
  readonly name: string
}

const hasAll = 'It has all that there are in this region.'

function NameSelect({
  query,
  failed,
  ...props
}: OneProps & { query: UseQueryResult<readonly Entry[]>; failed: string }) {
  const { label, help, value, onChange, optional, only, without, error } = props
  const isOffered = ({ name }: Entry) =>
    (only === undefined || only.includes(name)) && without?.includes(name) !== true
  return (
    <QueryStates query={query} failed={failed} rows={1}>
      {(entries) => {
        const offered = entries.filter(isOffered)
        if (offered.length === 0 && !optional) {
          return <p className={styles.none}>{without ? hasAll : 'There are none here.'}</p>
        }
        return (
          <Select
            label={label}
            description={help}
            optional={optional}
            wide
            error={error}
            value={value ?? (optional ? '-' : undefined)}
            onChange={(next) => onChange(next === '-' ? undefined : next)}
            options={[
              ...(optional ? [{ value: '-', label: 'None' }] : []),
              ...offered.map(({ name }) => ({ value: name, label: name })),
            ]}
          />
        )
      }}
    </QueryStates>
  )
}

export function KeyPairSelect(props: OneProps) {
  const query = useQuery(keyPairsQuery(props.region))
  return <NameSelect {...props} query={query} failed="The key pairs could not be read" />
}

export function SecurityGroupSelect(props: OneProps) {
  const query = useQuery(securityGroupsQuery(props.region))
  return (
    <NameSelect {...props} query={query} failed="The security groups could not be read" />
  )
}

export function ZoneSelect(props: OneProps) {
  const zones = useQuery({
    ...zonesQuery(props.region),
    select: (names: string[]): readonly Entry[] => names.map((name) => ({ name })),
  })
  return <NameSelect {...props} query={zones} failed="The zones could not be read" />
}

/** A kind of storage by name; none chosen: the cloud's own default. */
export function VolumeTypeSelect({ region, label, value, onChange, optional }: OneProps) {
  const types = useQuery(volumeTypesQuery(region))
  return (
    <QueryStates query={types} failed="The types of volumes could not be read" rows={1}>
      {(all) => (
        <RadioGroup
          label={label}
          value={value ?? (optional ? '-' : undefined)}
          onChange={(next) => onChange(next === '-' ? undefined : next)}
          options={[
            ...(optional ? [{ value: '-', label: 'The cloud chooses' }] : []),
            ...all.map(({ name, description, multiattach }) => ({
              value: name,
              label: name,
              hint: description ?? (multiattach && 'For several servers at once'),
            })),
          ]}
        />
      )}
    </QueryStates>
  )
}

interface ManyProps {
  region: string
  label: string
  help?: string | undefined
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}

const toggled = (value: readonly string[], entry: string, on: boolean) =>
  on ? [...value, entry] : value.filter((other) => other !== entry)

/** Networks by id; none chosen: the cloud chooses. */
export function NetworksChoice({ region, label, help, value, onChange }: ManyProps) {
  const networks = useQuery(networksQuery(region))
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{label}</legend>
      {help !== undefined && <p className={styles.why}>{help}</p>}
      <QueryStates query={networks} failed="The networks could not be read" rows={2}>
        {(all) => (
          <>
            {all.map(({ id, name, ranges, external, adminStateUp }) => (
              <Checkbox
                key={id}
                checked={value.includes(id)}
                disabled={!adminStateUp}
                onChange={(on) => onChange(toggled(value, id, on))}
                hint={[
                  ...(external ? ['reaches the internet'] : []),
                  ...ranges,
                  ...(adminStateUp ? [] : ['switched off']),
                ].join(' · ')}
              >
                {name}
              </Checkbox>
            ))}
            {all.length === 0 && <p className={styles.none}>There are no networks here.</p>}
          </>
        )}
      </QueryStates>
    </fieldset>
  )
}

/** Security groups by name; none chosen: `default`. */
export function SecurityGroupsChoice({ region, label, help, value, onChange }: ManyProps) {
  const groups = useQuery(securityGroupsQuery(region))
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{label}</legend>
      {help !== undefined && <p className={styles.why}>{help}</p>}
      <QueryStates query={groups} failed="The security groups could not be read" rows={2}>
        {(all) =>
          all.map(({ id, name, description, rules }) => (
            <Checkbox
              key={id}
              checked={value.includes(name)}
              onChange={(on) => onChange(toggled(value, name, on))}
              hint={[
                ...(description === undefined ? [] : [description]),
                inboundWords(rules),
              ].join(' · ')}
            >
              {name}
            </Checkbox>
          ))
        }
      </QueryStates>
    </fieldset>
  )
}

function inboundWords(rules: SecurityGroup['rules']): string {
  const count = rules.filter(({ direction }) => direction === 'ingress').length
  return `${count} inbound ${count === 1 ? 'rule' : 'rules'}`
}

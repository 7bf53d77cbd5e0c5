import { protocolNames, type RuleDraft } from '@aloft/openstack/rule-draft'
import { Select } from '@aloft/ui/Select'
import { TextField } from '@aloft/ui/TextField'
import { useQuery } from '@tanstack/react-query'
import { securityGroupsQuery } from '../../acts/cloud-queries.ts'
import { addressGroupsQuery, type AddressGroup } from './address-groups.ts'
import styles from './SecurityGroups.module.css'

const directions = [
  { value: 'ingress', label: 'In' },
  { value: 'egress', label: 'Out' },
] as const
const versions = [
  { value: 'both', label: 'IPv4 and IPv6' },
  { value: 'IPv4', label: 'IPv4' },
  { value: 'IPv6', label: 'IPv6' },
] as const
const labels: Readonly<Record<string, string>> = { any: 'All protocols' }
const byNumber = 'number'

/** Who is meant; the range or the group itself may not be given yet. */
export type Remote = 'everybody' | 'range' | 'group' | 'address-group'
const remotes: readonly { value: Remote; label: string }[] = [
  { value: 'everybody', label: 'Everybody' },
  { value: 'range', label: 'A range' },
  { value: 'group', label: 'Members of a group' },
  { value: 'address-group', label: 'A group of addresses' },
]

const isNumber = (protocol: string) => /^\d*$/.test(protocol)

export function remoteOf({ range, group, addressGroup }: RuleDraft): Remote {
  if (addressGroup !== '') return 'address-group'
  if (group !== '') return 'group'
  return range === '' ? 'everybody' : 'range'
}

/** The group that a rule names is offered too where it is not listed: it may not be ours to read. */
function withKnown(groups: readonly AddressGroup[], id: string) {
  const options = groups.map((group) => ({ value: group.id, label: group.name }))
  return id === '' || options.some(({ value }) => value === id)
    ? options
    : [...options, { value: id, label: id }]
}

const isIcmp = ({ protocol }: RuleDraft) => protocol.includes('icmp')

/** The questions of a rule, side by side where there is room. */
export function RuleFields({
  region,
  draft,
  problems,
  isOne,
  remote,
  onRemoteChange,
  onChange,
}: {
  region: string
  draft: RuleDraft
  problems: Readonly<Record<string, string>>
  /** One that there is: it is about one version of IP. */
  isOne: boolean
  remote: Remote
  onRemoteChange: (remote: Remote) => void
  onChange: (change: Partial<RuleDraft>) => void
}) {
  const groups = useQuery(securityGroupsQuery(region))
  const addressGroups = useQuery(addressGroupsQuery(region))
  const isByNumber = isNumber(draft.protocol)
  const isKnown = protocolNames.some((name) => name === draft.protocol)
  return (
    <div className={styles.fields}>
      <Select
        label="Direction"
        value={draft.direction}
        options={directions}
        onChange={(value) =>
          onChange({ direction: value === 'egress' ? 'egress' : 'ingress' })
        }
      />
      <Select
        label="Protocol"
        value={isByNumber ? byNumber : draft.protocol}
        options={[
          ...protocolNames.map((name) => ({
            value: name,
            label: labels[name] ?? name.toUpperCase(),
          })),
          ...(isKnown || isByNumber
            ? []
            : [{ value: draft.protocol, label: draft.protocol }]),
          { value: byNumber, label: 'By its number…' },
        ]}
        onChange={(value) => onChange({ protocol: value === byNumber ? '' : value })}
      />
      {isByNumber && (
        <TextField
          label="Protocol number"
          inputMode="numeric"
          value={draft.protocol}
          error={problems['protocol']}
          onChange={(protocol) => onChange({ protocol })}
        />
      )}
      <TextField
        label={isIcmp(draft) ? 'ICMP type' : 'Ports'}
        mono
        placeholder={isIcmp(draft) ? 'all, or 8, or 3/4' : 'all, or 22, or 80-90'}
        value={draft.ports}
        error={problems['ports']}
        onChange={(ports) => onChange({ ports })}
      />
      <Select
        label={draft.direction === 'ingress' ? 'From' : 'To'}
        value={remote}
        // Offered where there are any: few clouds have them.
        options={remotes.filter(
          ({ value }) =>
            value !== 'address-group' ||
            remote === value ||
            (addressGroups.data ?? []).length > 0,
        )}
        onChange={(value) => {
          const next = remotes.find((each) => each.value === value)?.value ?? 'everybody'
          onRemoteChange(next)
          onChange({ range: '', group: '', addressGroup: '' })
        }}
      />
      {remote === 'range' && (
        <TextField
          label="Range"
          mono
          placeholder="203.0.113.0/24"
          value={draft.range}
          error={problems['range']}
          onChange={(range) => onChange({ range })}
        />
      )}
      {remote === 'group' && (
        <Select
          label="Group"
          value={draft.group === '' ? undefined : draft.group}
          options={(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(group) => onChange({ group })}
        />
      )}
      {remote === 'address-group' && (
        <Select
          label="Group of addresses"
          value={draft.addressGroup === '' ? undefined : draft.addressGroup}
          options={withKnown(addressGroups.data ?? [], draft.addressGroup)}
          onChange={(addressGroup) => onChange({ addressGroup })}
        />
      )}
      {remote !== 'range' && (
        <Select
          label="IP version"
          value={draft.version}
          error={problems['version']}
          options={isOne ? versions.slice(1) : versions}
          onChange={(value) =>
            onChange({
              version: versions.find((each) => each.value === value)?.value ?? 'both',
            })
          }
        />
      )}
      <TextField
        label="Description"
        optional
        value={draft.description}
        onChange={(description) => onChange({ description })}
      />
    </div>
  )
}

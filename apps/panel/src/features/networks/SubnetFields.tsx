import type { SubnetField } from '@aloft/openstack/subnet-problems'
import { formatIpAddress } from '@aloft/openstack/ip-address'
import {
  defaultGateway,
  isPrivateRange,
  parseIpRange,
  usableRange,
} from '@aloft/openstack/ip-range'
import { Checkbox } from '@aloft/ui/Checkbox'
import { Select } from '@aloft/ui/Select'
import { TagsInput } from '@aloft/ui/TagsInput'
import { TextField } from '@aloft/ui/TextField'
import form from '../../acts/CreateForm.module.css'
import styles from './CreateNetwork.module.css'
import type { NetworkDraft } from './network-draft.ts'

interface SubnetFieldsProps {
  draft: NetworkDraft
  problems: Partial<Record<SubnetField, string>>
  onChange: (part: Partial<NetworkDraft>) => void
}

/** What a range holds, in words: `254 addresses, 10.0.0.1 to 10.0.0.254`. */
function rangeWords(cidr: string): string | undefined {
  const range = parseIpRange(cidr)
  if (range === undefined) return undefined
  const { first, last, count } = usableRange(range)
  const at = (value: bigint) => formatIpAddress({ version: range.version, value })
  const many = count > 1_000_000n ? 'More than a million' : count.toLocaleString('en')
  const foreign = isPrivateRange(range)
    ? ''
    : '. These addresses belong to the internet: its machines can not be reached from here'
  return `${many} addresses, ${at(first)} to ${at(last)}${foreign}.`
}

/** The questions of a first subnet, with what is wrong beside each. */
export function SubnetFields({ draft, problems, onChange }: SubnetFieldsProps) {
  const range = parseIpRange(draft.cidr.trim())
  return (
    <>
      <div className={form.pair}>
        <TextField
          label="Range"
          mono
          wide
          value={draft.cidr}
          onChange={(cidr) => onChange({ cidr })}
          error={problems.cidr}
          description={rangeWords(draft.cidr.trim()) ?? 'Such as 10.0.0.0/24 or fd00::/64.'}
        />
        <TextField
          label="Gateway"
          mono
          wide
          optional
          disabled={draft.noGateway}
          value={draft.noGateway ? '' : draft.gateway}
          onChange={(gateway) => onChange({ gateway })}
          error={problems.gateway}
          placeholder={range && formatIpAddress(defaultGateway(range))}
          description="The address that a router takes."
        />
      </div>
      <Checkbox
        checked={draft.noGateway}
        onChange={(noGateway) => onChange({ noGateway })}
        hint="For networks that are to stay by themselves: no router can join them."
      >
        No gateway
      </Checkbox>
      {range?.version === 6 && !draft.noDhcp && (
        <Select
          label="How servers come to their address"
          value={draft.ipv6Mode}
          onChange={(ipv6Mode) => onChange({ ipv6Mode })}
          error={problems.ipv6Mode}
          options={[
            { value: 'slaac', label: 'They make their own (SLAAC)' },
            { value: 'dhcpv6-stateful', label: 'DHCP gives it' },
            {
              value: 'dhcpv6-stateless',
              label: 'They make their own, DHCP tells the rest',
            },
          ]}
        />
      )}
      <details className={styles.more}>
        <summary>Name, name servers, pools, routes, DHCP</summary>
        <div className={form.fields}>
          <TextField
            label="Name of the subnet"
            optional
            value={draft.subnetName}
            onChange={(subnetName) => onChange({ subnetName })}
            placeholder={
              draft.name.trim() === '' ? undefined : `${draft.name.trim()}-subnet`
            }
            maxLength={255}
          />
          <TagsInput
            label="Name servers"
            optional
            value={draft.nameServers}
            onChange={(nameServers) => onChange({ nameServers })}
            error={problems.nameServers}
            description="Addresses that DHCP tells, at most 5."
          />
          <TagsInput
            label="Addresses given to ports"
            optional
            value={draft.pools}
            onChange={(pools) => onChange({ pools })}
            error={problems.pools}
            description="10.0.0.10-10.0.0.99; all but the gateway unless you name some."
          />
          <TagsInput
            label="Routes"
            optional
            value={draft.hostRoutes}
            onChange={(hostRoutes) => onChange({ hostRoutes })}
            error={problems.hostRoutes}
            description="172.16.0.0/16 via 10.0.0.9; DHCP tells servers of them."
          />
          <Checkbox checked={draft.noDhcp} onChange={(noDhcp) => onChange({ noDhcp })}>
            No DHCP: servers are told their address otherwise
          </Checkbox>
        </div>
      </details>
    </>
  )
}

import type { Zone } from '@aloft/openstack/dns-zone'
import { withoutDot } from '@aloft/openstack/dns-name'
import type { RecordSetDraft } from '@aloft/openstack/record-set-draft'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { recordSetPath } from './dns-readers.ts'

/** A record set that is wanted, with what people say of it. */
export interface WantedSet extends RecordSetDraft {
  readonly description?: string
}

type InZone = Pick<Zone, 'region' | 'id'>

const full = (name: string): string => `${withoutDot(name)}.`

/** https://docs.openstack.org/api-ref/dns/#create-a-recordset */
export const createCall = ({ region, id }: InZone, set: WantedSet): UpstreamCall => ({
  region,
  service: 'dns',
  method: 'POST',
  path: `/zones/${encodeURIComponent(id)}/recordsets`,
  body: {
    name: full(set.name),
    type: set.type,
    records: set.records,
    ...(set.ttlSeconds !== undefined && { ttl: set.ttlSeconds }),
    ...(set.description !== undefined && { description: set.description }),
  },
})

/** What is replaced in a record set; a TTL of `null` is the zone's. */
export interface SetChange {
  readonly records?: readonly string[]
  readonly ttl?: number | null
  readonly description?: string | null
}

/** https://docs.openstack.org/api-ref/dns/#update-a-recordset */
export const changeCall = (region: string, id: string, body: SetChange): UpstreamCall => ({
  region,
  service: 'dns',
  method: 'PUT',
  path: recordSetPath(id),
  body,
})

/** https://docs.openstack.org/api-ref/dns/#delete-a-recordset */
export const deleteCall = (region: string, id: string): UpstreamCall => ({
  region,
  service: 'dns',
  method: 'DELETE',
  path: recordSetPath(id),
})

const each = (records: readonly string[]) =>
  records.flatMap((record) => ['--record', record])

export const createLine = ({ region, id }: InZone, set: WantedSet): string =>
  openstackLine(region, [
    ...['recordset', 'create', '--type', set.type],
    ...(set.ttlSeconds === undefined ? [] : ['--ttl', String(set.ttlSeconds)]),
    ...(set.description === undefined ? [] : ['--description', set.description]),
    ...each(set.records),
    id,
    full(set.name),
  ])

export const changeLine = (region: string, id: string, change: SetChange): string =>
  openstackLine(region, [
    ...['recordset', 'set'],
    ...each(change.records ?? []),
    ...(change.ttl === undefined
      ? []
      : change.ttl === null
        ? ['--no-ttl']
        : ['--ttl', String(change.ttl)]),
    ...(change.description === undefined
      ? []
      : change.description === null
        ? ['--no-description']
        : ['--description', change.description]),
    ...id.split('/'),
  ])

export const deleteLine = (region: string, id: string): string =>
  openstackLine(region, ['recordset', 'delete', ...id.split('/')])

/** The block of a record set. */
export const setBlock = ({ region, id }: InZone, set: WantedSet): string =>
  hclBlock(
    `resource "openstack_dns_recordset_v2" "${resourceName(`${set.name}_${set.type.toLowerCase()}`)}"`,
    {
      region,
      zone_id: id,
      name: full(set.name),
      type: set.type,
      ttl: set.ttlSeconds,
      description: set.description,
      records: [...set.records],
    },
  )

/** The arguments that change, in the block that the record set has already. */
export const changedBlock = (
  { name, type }: Pick<WantedSet, 'name' | 'type'>,
  change: SetChange,
): string => {
  const header = `resource "openstack_dns_recordset_v2" "${resourceName(`${name}_${type.toLowerCase()}`)}"`
  const values = {
    ttl: change.ttl ?? undefined,
    description: change.description ?? undefined,
    records: change.records && [...change.records],
  }
  return `# In the block of the records, next to what it has:\n${hclBlock(header, values)}`
}

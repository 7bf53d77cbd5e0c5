import { Type } from 'typebox'
import { available, unavailable } from '@aloft/openstack/availability'
import { fullName, withoutDot } from '@aloft/openstack/dns-name'
import type { Zone } from '@aloft/openstack/dns-zone'
import { draftProblem } from '@aloft/openstack/record-set-draft'
import { recordTypes } from '@aloft/openstack/record-types'
import { defineAct, subjectNames } from '../act.ts'
import {
  description,
  descriptionField,
  dnsName,
  records,
  ttl,
  ttlField,
} from './dns-input.ts'
import { createCall, createLine, setBlock, type WantedSet } from './record-set-calls.ts'
import { zoneActs } from './zone-acts.ts'

const input = Type.Object(
  {
    type: Type.Enum(recordTypes.map(({ type }) => type)),
    name: Type.Optional(dnsName),
    records,
    ttl: Type.Optional(ttl),
    description: Type.Optional(description),
  },
  { additionalProperties: false },
)

interface Given {
  readonly type: string
  readonly name?: string
  readonly records: readonly string[]
  readonly ttl?: number
  readonly description?: string
}

const wanted = (zone: Pick<Zone, 'name'>, given: Given): WantedSet => ({
  name: withoutDot(fullName(given.name ?? '@', zone.name)),
  type: given.type,
  records: given.records,
  ...(given.ttl !== undefined && { ttlSeconds: given.ttl }),
  ...(given.description !== undefined && { description: given.description }),
})

/** https://docs.openstack.org/api-ref/dns/#create-a-recordset */
export const act = defineAct(zoneActs.addRecords, {
  input,
  fields: [
    {
      name: 'type',
      label: 'Type',
      kind: 'choice',
      compact: true,
      required: true,
      options: recordTypes.map(({ type, label, help }) => ({
        value: type,
        label: `${type} · ${label}`,
        help,
      })),
    },
    {
      name: 'name',
      label: 'Name',
      kind: 'recordName',
      placeholder: 'www',
      help: 'Below the zone. Empty or @: the zone itself; *: every name that has no records.',
    },
    { name: 'records', label: 'Records', kind: 'records', required: true },
    ttlField('Empty: the zone’s.'),
    descriptionField,
  ],
  prompt: (zones) => `Add records to ${subjectNames(zones, 'zones')}`,
  initial: () => ({ type: 'A' }),
  allows(zone, given) {
    const problem = draftProblem(wanted(zone, given), zone.name)
    return problem === undefined ? available : unavailable(problem)
  },
  request: (zone, given) => [createCall(zone, wanted(zone, given))],
  equivalents: (zone, given) => ({
    cli: createLine(zone, wanted(zone, given)),
    terraform: { code: setBlock(zone, wanted(zone, given)) },
  }),
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe(zones, given) {
    const [zone] = zones
    const { name, type } = wanted({ name: zone?.name ?? '' }, given)
    return `Add ${type} ${name}`
  },
})

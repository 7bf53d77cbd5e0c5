import { Type } from 'typebox'
import { available, unavailable } from '@aloft/openstack/availability'
import { nameProblem, withoutDot } from '@aloft/openstack/dns-name'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { dnsName, ttl, ttlField } from './dns-input.ts'
import { reverseRecordActs } from './zone-acts.ts'

const input = Type.Object(
  { hostName: dnsName, ttl: Type.Optional(ttl) },
  { additionalProperties: false },
)

export const noTerraform = {
  reason: 'The OpenStack provider has no resource for reverse records.',
} as const

/** https://docs.openstack.org/api-ref/dns/#set-floatingip-s-ptr-record */
export const act = defineAct(reverseRecordActs.set, {
  input,
  fields: [
    {
      name: 'hostName',
      label: 'Name',
      kind: 'text',
      required: true,
      placeholder: 'www.example.com',
      help: 'The full name. It should lead to this address as well.',
    },
    ttlField('Empty: the cloud’s own.'),
  ],
  prompt: ([record]) => `The name of ${record?.name ?? 'the address'}`,
  submit: 'Save',
  initial: ([record]) => ({
    ...(record?.hostName !== undefined && { hostName: record.hostName }),
  }),
  allows(_record, { hostName }) {
    const problem = nameProblem(hostName.trim())
    return problem === undefined ? available : unavailable(problem)
  },
  request: ({ region, id }, { hostName, ttl: seconds }) => [
    {
      region,
      service: 'dns',
      method: 'PATCH',
      path: `/reverse/floatingips/${encodeURIComponent(id)}`,
      body: {
        ptrdname: `${withoutDot(hostName.trim())}.`,
        ...(seconds !== undefined && { ttl: seconds }),
      },
    },
  ],
  equivalents: ({ region, id }, { hostName, ttl: seconds }) => ({
    cli: openstackLine(region, [
      ...['ptr', 'record', 'set'],
      ...(seconds === undefined ? [] : ['--ttl', String(seconds)]),
      id,
      `${withoutDot(hostName.trim())}.`,
    ]),
    terraform: noTerraform,
  }),
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe: ([record], { hostName }) =>
    `Name ${record?.name ?? 'an address'} ${withoutDot(hostName.trim())}`,
})

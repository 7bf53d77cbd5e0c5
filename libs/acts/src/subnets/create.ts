import { available, unavailable } from '@aloft/openstack/availability'
import { subnetProblems } from '@aloft/openstack/subnet-problems'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from '../networks/network-call.ts'
import { subnetActs } from './subnet-acts.ts'
import {
  draftOf,
  subnetBody,
  subnetFields,
  subnetParts,
  subnetWords,
} from './subnet-input.ts'
import { subnetBlock } from './subnet-terraform.ts'

const input = Type.Object(subnetParts, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#create-subnet */
export const act = defineAct(subnetActs.create, {
  input,
  fields: [
    {
      name: 'cidr',
      label: 'Range',
      kind: 'text',
      required: true,
      placeholder: '10.0.1.0/24',
      help: 'IPv4 or IPv6. It must not overlap with others of the network.',
    },
    { name: 'subnetName', label: 'Name', kind: 'text' },
    ...Object.values(subnetFields),
  ],
  prompt: (subjects) => `Add a subnet to ${subjectNames(subjects, 'networks')}`,
  allows(_network, { cidr, ...parts }) {
    const [problem] = Object.values(subnetProblems(draftOf(cidr, parts)))
    return problem === undefined ? available : unavailable(problem)
  },
  request: ({ region, id }, { cidr, subnetName, ...parts }) => [
    networkCall(region, 'POST', ['subnets'], {
      subnet: {
        network_id: id,
        name: subnetName ?? '',
        ip_version: cidr.includes(':') ? 6 : 4,
        cidr,
        ...subnetBody(parts),
      },
    }),
  ],
  equivalents: ({ region, id, name }, { cidr, subnetName, ...parts }) => ({
    cli: openstackLine(region, [
      'subnet',
      'create',
      '--network',
      id,
      ...(cidr.includes(':') ? ['--ip-version', '6'] : []),
      '--subnet-range',
      cidr,
      ...subnetWords(parts),
      subnetName ?? `${name}-subnet`,
    ]),
    terraform: {
      code: subnetBlock(
        subnetName ?? `${name}-subnet`,
        { region, network: id, cidr },
        parts,
      ),
    },
  }),
  describe: (subjects, { cidr }) =>
    `Add subnet ${cidr} to ${subjectNames(subjects, 'networks')}`,
})

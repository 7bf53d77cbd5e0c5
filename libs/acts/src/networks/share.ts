import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkActs } from './network-acts.ts'
import { networkCall } from './network-call.ts'
import { changedBlock } from './network-terraform.ts'

const input = Type.Object(
  { shared: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#update-network */
export const act = defineAct(networkActs.share, {
  input,
  fields: [{ name: 'shared', label: 'Every project may use it', kind: 'flag' }],
  prompt: (subjects) => `Who may use ${subjectNames(subjects, 'networks')}?`,
  submit: 'Save',
  initial: ([network]) => (network === undefined ? {} : { shared: network.shared }),
  warning: ([network], { shared }) =>
    network?.shared === true && shared !== true
      ? 'The cloud refuses while other projects have ports on it.'
      : undefined,
  request: ({ region, id }, { shared }) => [
    networkCall(region, 'PUT', ['networks', id], { network: { shared: shared === true } }),
  ],
  equivalents: (network, { shared }) => ({
    cli: openstackLine(network.region, [
      'network',
      'set',
      shared === true ? '--share' : '--no-share',
      network.id,
    ]),
    terraform: changedBlock('network_v2', 'network', network, { shared: shared === true }),
  }),
  describe: (subjects, { shared }) =>
    `${shared === true ? 'Share' : 'Stop sharing'} network ${subjectNames(subjects, 'networks')}`,
})

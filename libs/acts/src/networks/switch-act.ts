import type { Network } from '@aloft/openstack/network'
import { Type } from 'typebox'
import { defineAct, subjectNames, type Act, type ActHead } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from './network-call.ts'
import { changedBlock } from './network-terraform.ts'

const input = Type.Object({}, { additionalProperties: false })

/** A network is switched on or off whole: `admin_state_up`. */
export function switchAct(
  head: ActHead<Network>,
  isUp: boolean,
): Act<typeof input, Network> {
  return defineAct<typeof input, Network>(head, {
    input,
    fields: [],
    ...(isUp
      ? {}
      : {
          warning: () =>
            'Servers **can not be reached** over it until it is switched on again. Nothing is lost.',
        }),
    request: ({ region, id }) => [
      networkCall(region, 'PUT', ['networks', id], { network: { admin_state_up: isUp } }),
    ],
    equivalents: (network) => ({
      cli: openstackLine(network.region, [
        'network',
        'set',
        isUp ? '--enable' : '--disable',
        network.id,
      ]),
      terraform: changedBlock('network_v2', 'network', network, { admin_state_up: isUp }),
    }),
    describe: (subjects) => `${head.title} network ${subjectNames(subjects, 'networks')}`,
  })
}

import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from '../networks/network-call.ts'
import { changedBlock } from '../networks/network-terraform.ts'
import { cloudId } from '../server-input.ts'
import { leadsOut } from './external-network.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object({ network: cloudId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#update-router */
export const act = defineAct(routerActs.setGateway, {
  input,
  fields: [
    {
      name: 'network',
      label: 'Leads out to',
      kind: 'resource',
      of: 'network',
      required: true,
      where: leadsOut,
    },
  ],
  prompt: (subjects) => `Set the gateway of ${subjectNames(subjects, 'routers')}`,
  initial: ([router]) =>
    router?.gateway === undefined ? {} : { network: router.gateway.networkId },
  warning: ([router], { network }) =>
    router?.gateway !== undefined && network !== router.gateway.networkId
      ? 'It gets **another address** outside. The cloud refuses while floating IPs lead through it.'
      : undefined,
  request: ({ region, id }, { network }) => [
    networkCall(region, 'PUT', ['routers', id], {
      router: { external_gateway_info: { network_id: network } },
    }),
  ],
  equivalents: (router, { network }) => ({
    cli: openstackLine(router.region, [
      'router',
      'set',
      '--external-gateway',
      network,
      router.id,
    ]),
    terraform: changedBlock('router_v2', 'router', router, {
      external_network_id: network,
    }),
  }),
  describe: (subjects) => `Set the gateway of router ${subjectNames(subjects, 'routers')}`,
})

import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from '../networks/network-call.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object({}, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#update-router */
export const act = defineAct(routerActs.clearGateway, {
  input,
  fields: [],
  prompt: (subjects) => `Clear the gateway of ${subjectNames(subjects, 'routers')}?`,
  warning: () =>
    'Servers behind it **can not reach the outside** any more, nor be reached. The cloud refuses while floating IPs lead through it.',
  request: ({ region, id }) => [
    networkCall(region, 'PUT', ['routers', id], { router: { external_gateway_info: {} } }),
  ],
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['router', 'unset', '--external-gateway', id]),
    terraform: {
      reason: 'Remove external_network_id from the router’s block, then apply.',
    },
  }),
  describe: (subjects) =>
    `Clear the gateway of router ${subjectNames(subjects, 'routers')}`,
})

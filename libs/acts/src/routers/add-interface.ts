import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkBlock } from '../networks/network-terraform.ts'
import { cloudId } from '../server-input.ts'
import { interfaceCall } from './interface-act.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object({ subnet: cloudId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#add-interface-to-router */
export const act = defineAct(routerActs.addInterface, {
  input,
  fields: [
    {
      name: 'subnet',
      label: 'Subnet',
      kind: 'resource',
      of: 'subnet',
      required: true,
      where: (subnet) =>
        'gateway' in subnet && subnet.gateway !== undefined
          ? true
          : 'it has no gateway address for a router to take',
    },
  ],
  prompt: (subjects) => `Join ${subjectNames(subjects, 'routers')} to a subnet`,
  request: (router, { subnet }) => [interfaceCall(router, 'add_router_interface', subnet)],
  equivalents: (router, { subnet }) => ({
    cli: openstackLine(router.region, ['router', 'add', 'subnet', router.id, subnet]),
    terraform: {
      code: networkBlock('router_interface_v2', router.name, {
        region: router.region,
        router_id: router.id,
        subnet_id: subnet,
      }),
    },
  }),
  describe: (subjects) => `Add an interface to router ${subjectNames(subjects, 'routers')}`,
})

import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { removedBlock } from '../networks/network-terraform.ts'
import { cloudId } from '../server-input.ts'
import { interfaceCall } from './interface-act.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object({ subnet: cloudId }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#remove-interface-from-router */
export const act = defineAct(routerActs.removeInterface, {
  input,
  fields: [
    { name: 'subnet', label: 'Subnet', kind: 'resource', of: 'subnet', required: true },
  ],
  prompt: (subjects) => `Part ${subjectNames(subjects, 'routers')} from a subnet?`,
  warning: () =>
    'Servers of the subnet **reach nothing beyond it** any more. The cloud refuses while floating IPs or routes need the interface.',
  request: (router, { subnet }) => [
    interfaceCall(router, 'remove_router_interface', subnet),
  ],
  equivalents: (router, { subnet }) => ({
    cli: openstackLine(router.region, ['router', 'remove', 'subnet', router.id, subnet]),
    terraform: removedBlock('interface'),
  }),
  describe: (subjects) =>
    `Remove an interface of router ${subjectNames(subjects, 'routers')}`,
})

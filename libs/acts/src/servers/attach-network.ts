import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { attachCall } from '../ports/interface-call.ts'
import { serverActs } from '../server-acts.ts'
import { cloudId } from '../server-input.ts'

const input = Type.Object({ network: cloudId }, { additionalProperties: false })

/** Nova makes the port. https://docs.openstack.org/api-ref/compute/#create-interface */
export const act = defineAct(serverActs.attachNetwork, {
  input,
  fields: [
    {
      name: 'network',
      label: 'Network',
      kind: 'resource',
      of: 'network',
      required: true,
      help: 'It gets the next free address, and the group “default” protects it.',
    },
  ],
  prompt: (subjects) => `Attach ${subjectNames(subjects)} to a network`,
  submit: 'Attach',
  request: ({ region, id }, { network }) => [attachCall(region, id, { net_id: network })],
  equivalents: ({ region, id, name }, { network }) => ({
    cli: openstackLine(region, ['server', 'add', 'network', id, network]),
    terraform: {
      code: hclBlock(
        `resource "openstack_compute_interface_attach_v2" "${resourceName(name)}"`,
        { region, instance_id: id, network_id: network },
      ),
    },
  }),
  describe: (subjects) => `Attach ${subjectNames(subjects)} to a network`,
})

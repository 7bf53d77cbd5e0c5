import { serverCan } from '@aloft/openstack/server-states'
import { Type } from 'typebox'
import { defineAct, subjectNames, type Subject } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { cloudId } from '../server-input.ts'
import type { ServerSubject } from '../server-subject.ts'
import { attachCall } from './interface-call.ts'
import { portActs } from './port-acts.ts'

const input = Type.Object({ server: cloudId }, { additionalProperties: false })

function takesInterfaces(server: Subject): true | string {
  // A picker of servers offers servers.
  const allowed = serverCan.interfaces(server as ServerSubject)
  return allowed.can ? true : allowed.reason
}

/** https://docs.openstack.org/api-ref/compute/#create-interface */
export const act = defineAct(portActs.attach, {
  input,
  fields: [
    {
      name: 'server',
      label: 'Server',
      kind: 'resource',
      of: 'server',
      required: true,
      where: takesInterfaces,
    },
  ],
  prompt: (subjects) => `Attach ${subjectNames(subjects, 'ports')} to a server`,
  submit: 'Attach',
  request: ({ region, id }, { server }) => [attachCall(region, server, { port_id: id })],
  touchedServers: (_port, { server }) => [server],
  equivalents: ({ region, id, name }, { server }) => ({
    cli: openstackLine(region, ['server', 'add', 'port', server, id]),
    terraform: {
      code: hclBlock(
        `resource "openstack_compute_interface_attach_v2" "${resourceName(name)}"`,
        { region, instance_id: server, port_id: id },
      ),
    },
  }),
  describe: (subjects) => `Attach port ${subjectNames(subjects, 'ports')}`,
})

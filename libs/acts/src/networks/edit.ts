import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkActs } from './network-acts.ts'
import { changes, networkCall } from './network-call.ts'
import { networkName, networkText } from './network-input.ts'
import { changedBlock } from './network-terraform.ts'

const input = Type.Object(
  {
    name: networkName,
    description: Type.Optional(networkText),
    openPorts: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#update-network */
export const act = defineAct(networkActs.edit, {
  input,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    {
      name: 'openPorts',
      label: 'New ports without checks of their addresses',
      kind: 'flag',
      help: 'Ports that are there already stay as they are.',
    },
  ],
  submit: 'Save',
  initial: ([network]) =>
    network === undefined
      ? {}
      : {
          name: network.name,
          description: network.description ?? '',
          openPorts: network.portSecurity === false,
        },
  request: ({ region, id, portSecurity }, { name, description, openPorts }) => [
    networkCall(region, 'PUT', ['networks', id], {
      network: changes({
        name,
        description,
        port_security_enabled: portSecurity === undefined ? undefined : openPorts !== true,
      }),
    }),
  ],
  equivalents: (network, { name, description, openPorts }) => ({
    cli: openstackLine(network.region, [
      'network',
      'set',
      '--name',
      name,
      ...(description === undefined ? [] : ['--description', description]),
      network.portSecurity !== undefined &&
        (openPorts === true ? '--disable-port-security' : '--enable-port-security'),
      network.id,
    ]),
    terraform: changedBlock('network_v2', 'network', network, {
      name,
      description,
      port_security_enabled: openPorts !== true,
    }),
  }),
  describe: (subjects) => `Edit network ${subjectNames(subjects, 'networks')}`,
})

import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { hcl, hclBlock } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { floatingIpActs } from './floating-ip-acts.ts'
import { targetBody } from './floating-ip-call.ts'
import { targetFields, targetProperties } from './target-input.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    network: Type.String({ minLength: 1, maxLength: 64 }),
    description: Type.Optional(Type.String({ maxLength: 255 })),
    ...targetProperties,
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#create-floating-ip */
export const act = defineAct(floatingIpActs.allocate, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    {
      name: 'network',
      label: 'From the network',
      kind: 'externalNetwork',
      required: true,
    },
    { name: 'description', label: 'Description', kind: 'text' },
    ...targetFields({
      help: 'Or later. The network of the server needs a router that leads outside.',
    }),
  ],
  request: (_subject, { region, network, description = '', ...target }) => [
    {
      region,
      service: 'network',
      method: 'POST',
      path: '/floatingips',
      body: {
        floatingip: {
          floating_network_id: network,
          ...(description !== '' && { description }),
          ...targetBody(target),
        },
      },
    },
  ],
  touchedServers: (_subject, { server }) =>
    server === undefined || server === '' ? [] : [server],
  madeId: ([made]) => readText(readRecord(readRecord(made).floatingip).id),
  output: ([made]) => ({
    address: readText(readRecord(readRecord(made).floatingip).floating_ip_address),
  }),
  equivalents: (_subject, { region, network, description = '', port = '', ...rest }) => ({
    cli: openstackLine(region, [
      'floating',
      'ip',
      'create',
      ...(description === '' ? [] : ['--description', description]),
      ...(port === '' ? [] : ['--port', port]),
      ...(rest.fixedAddress === undefined || rest.fixedAddress === ''
        ? []
        : ['--fixed-ip-address', rest.fixedAddress]),
      network,
    ]),
    terraform: {
      code: [
        hclBlock('data "openstack_networking_network_v2" "outside"', {
          network_id: network,
        }),
        hclBlock('resource "openstack_networking_floatingip_v2" "address"', {
          region,
          pool: hcl('data.openstack_networking_network_v2.outside.name'),
          description: description === '' ? undefined : description,
          port_id: port === '' ? undefined : port,
        }),
      ].join('\n\n'),
    },
  }),
  describe: (_subjects, { region }, regionName) =>
    `Allocate a floating IP in ${regionName(region)}`,
})

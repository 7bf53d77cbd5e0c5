import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { changes, networkCall } from '../networks/network-call.ts'
import { networkName, networkText, regionId } from '../networks/network-input.ts'
import { networkBlock } from '../networks/network-terraform.ts'
import { cloudId } from '../server-input.ts'
import { leadsOut } from './external-network.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object(
  {
    region: regionId,
    name: networkName,
    description: Type.Optional(networkText),
    /** Absent: it leads nowhere out of the cloud. */
    gateway: Type.Optional(cloudId),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#create-router */
export const act = defineAct(routerActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    {
      name: 'gateway',
      label: 'Gateway',
      kind: 'resource',
      of: 'network',
      where: leadsOut,
      help: 'The network that it leads out to; without one it joins your own networks only.',
    },
  ],
  request: (_subject, { region, name, description, gateway }) => [
    networkCall(region, 'POST', ['routers'], {
      router: changes({
        name,
        description: description === '' ? undefined : description,
        external_gateway_info: gateway === undefined ? undefined : { network_id: gateway },
      }),
    }),
  ],
  equivalents: (_subject, { region, name, description, gateway }) => ({
    cli: openstackLine(region, [
      'router',
      'create',
      ...(description ? ['--description', description] : []),
      ...(gateway === undefined ? [] : ['--external-gateway', gateway]),
      name,
    ]),
    terraform: {
      code: networkBlock('router_v2', name, {
        name,
        region,
        description: description === '' ? undefined : description,
        external_network_id: gateway,
      }),
    },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers[0]).router).id),
  describe: (_subjects, { name, region }, regionName) =>
    `Create router ${name} in ${regionName(region)}`,
})

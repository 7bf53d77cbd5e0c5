import { Type } from 'typebox'
import { unavailable } from '@aloft/openstack/availability'
import { defineAct, subjectNames } from '../act.ts'
import { hclBlock } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { floatingIpActs } from './floating-ip-acts.ts'
import { changeFloatingIp, targetBody } from './floating-ip-call.ts'
import { targetFields, targetProperties } from './target-input.ts'

const input = Type.Object(targetProperties, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#update-floating-ip */
export const act = defineAct(floatingIpActs.associate, {
  input,
  fields: targetFields({
    required: true,
    help: 'The network of the server needs a router that leads outside.',
  }),
  prompt: (subjects) => `Lead ${subjectNames(subjects, 'floating IPs')} to`,
  warning: () =>
    'Whoever the security groups let in **reaches the server from outside** at this address.',
  allows: (_floatingIp, { port = '' }) =>
    port === '' ? unavailable('Choose what it is to lead to.') : { can: true },
  request: (floatingIp, target) => [changeFloatingIp(floatingIp, targetBody(target))],
  touchedServers: (_floatingIp, { server }) =>
    server === undefined || server === '' ? [] : [server],
  equivalents: ({ region, id, address }, { port = '', fixedAddress = '' }) => ({
    cli: openstackLine(region, [
      'floating',
      'ip',
      'set',
      '--port',
      port,
      ...(fixedAddress === '' ? [] : ['--fixed-ip-address', fixedAddress]),
      id,
    ]),
    terraform: {
      code: hclBlock('resource "openstack_networking_floatingip_associate_v2" "address"', {
        region,
        floating_ip: address,
        port_id: port,
        fixed_ip: fixedAddress === '' ? undefined : fixedAddress,
      }),
    },
  }),
  describe: (subjects) => `Associate floating IP ${subjectNames(subjects, 'floating IPs')}`,
})

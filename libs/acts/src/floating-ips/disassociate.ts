import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { floatingIpActs } from './floating-ip-acts.ts'
import { changeFloatingIp, serverBehind } from './floating-ip-call.ts'

const names = (subjects: Parameters<typeof subjectNames>[0]) =>
  subjectNames(subjects, 'floating IPs')

/** https://docs.openstack.org/api-ref/network/v2/#update-floating-ip */
export const act = defineAct(floatingIpActs.disassociate, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (subjects) => `Disassociate ${names(subjects)}?`,
  warning: (subjects) =>
    subjects.length === 1
      ? 'Connections to this address **end at once**. The address stays yours.'
      : 'Connections to these addresses **end at once**. The addresses stay yours.',
  request: (floatingIp) => [changeFloatingIp(floatingIp, { port_id: null })],
  touchedServers: serverBehind,
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['floating', 'ip', 'unset', '--port', id]),
    terraform: {
      reason:
        'Remove its openstack_networking_floatingip_associate_v2 block; the next terraform apply disassociates it.',
    },
  }),
  describe: (subjects) =>
    `Disassociate floating IP${subjects.length === 1 ? ' ' : 's: '}${names(subjects)}`,
})

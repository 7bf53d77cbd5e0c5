import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { floatingIpActs } from './floating-ip-acts.ts'
import { serverBehind } from './floating-ip-call.ts'

const names = (subjects: Parameters<typeof subjectNames>[0]) =>
  subjectNames(subjects, 'floating IPs')

/** https://docs.openstack.org/api-ref/network/v2/#delete-floating-ip */
export const act = defineAct(floatingIpActs.release, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (subjects) => `Release ${names(subjects)}?`,
  submit: 'Release',
  warning(subjects) {
    const leading = subjects.filter(({ portId }) => portId !== undefined).length
    const one = subjects.length === 1
    const gone = `The cloud gives ${one ? 'the address' : 'the addresses'} to somebody else: you **may never get ${one ? 'it' : 'them'} back**.`
    if (leading === 0) return gone
    return one
      ? `${gone} It leads to a server now, and connections end at once.`
      : `${gone} ${leading} of them ${leading === 1 ? 'leads' : 'lead'} somewhere now, and connections end at once.`
  },
  confirmByName: (subjects) =>
    subjects.length > 1 || subjects.some(({ portId }) => portId !== undefined),
  request: ({ region, id }) => [
    {
      region,
      service: 'network',
      method: 'DELETE',
      path: `/floatingips/${encodeURIComponent(id)}`,
    },
  ],
  touchedServers: serverBehind,
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['floating', 'ip', 'delete', id]),
    terraform: {
      reason:
        "Remove the address's block from the configuration; the next terraform apply releases it.",
    },
  }),
  describe: (subjects) =>
    `Release floating IP${subjects.length === 1 ? ' ' : 's: '}${names(subjects)}`,
})

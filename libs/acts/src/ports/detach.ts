import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { removedBlock } from '../networks/network-terraform.ts'
import { detachCall } from './interface-call.ts'
import { portActs } from './port-acts.ts'

const input = Type.Object({}, { additionalProperties: false })

/** Nova deletes a port that it made itself. https://docs.openstack.org/api-ref/compute/#detach-interface */
export const act = defineAct(portActs.detach, {
  input,
  fields: [],
  prompt: (subjects) => `Detach ${subjectNames(subjects, 'ports')} from its server?`,
  submit: 'Detach',
  warning: ([port]) => {
    const addresses = (port?.fixedIps ?? []).map(({ address }) => address).join(', ')
    return `The server **loses ${addresses || 'this interface'}**. The port is deleted with it when the server’s creation made it; one that you made stays.`
  },
  request: ({ region, id, deviceId }) => [detachCall(region, deviceId ?? '', id)],
  touchedServers: ({ deviceId }) => (deviceId === undefined ? [] : [deviceId]),
  equivalents: ({ region, id, deviceId }) => ({
    cli: openstackLine(region, ['server', 'remove', 'port', deviceId ?? '', id]),
    terraform: removedBlock('interface'),
  }),
  describe: (subjects) => `Detach port ${subjectNames(subjects, 'ports')}`,
})

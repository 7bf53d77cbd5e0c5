import { subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#stop-server-os-stop-action */
export const act = plainServerAct(serverActs.stop, {
  action: 'os-stop',
  cli: ['server', 'stop'],
  terraform: (server) => changedServer(server, { power_state: 'shutoff' }),
  warning: (subjects) =>
    `**${subjectNames(subjects)}** will not answer until started again. The price stays the same.`,
  busy: ['ACTIVE'],
  done: ['SHUTOFF'],
})

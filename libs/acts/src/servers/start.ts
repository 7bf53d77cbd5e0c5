import { changedServer } from '../equivalents/hcl.ts'
import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#start-server-os-start-action */
export const act = plainServerAct(serverActs.start, {
  action: 'os-start',
  cli: ['server', 'start'],
  terraform: (server) => changedServer(server, { power_state: 'active' }),
  busy: ['SHUTOFF'],
  done: ['ACTIVE'],
})

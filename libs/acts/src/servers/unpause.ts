import { changedServer } from '../equivalents/hcl.ts'
import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#unpause-server-unpause-action */
export const act = plainServerAct(serverActs.unpause, {
  action: 'unpause',
  cli: ['server', 'unpause'],
  terraform: (server) => changedServer(server, { power_state: 'active' }),
  busy: ['PAUSED'],
  done: ['ACTIVE'],
})

import { changedServer } from '../equivalents/hcl.ts'
import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#unshelve-restore-shelved-server-unshelve-action */
export const act = plainServerAct(serverActs.unshelve, {
  action: 'unshelve',
  cli: ['server', 'unshelve'],
  terraform: (server) => changedServer(server, { power_state: 'active' }),
  busy: ['SHELVED', 'SHELVED_OFFLOADED'],
  done: ['ACTIVE'],
})

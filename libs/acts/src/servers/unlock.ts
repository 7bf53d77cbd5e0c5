import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#unlock-server-unlock-action */
export const act = plainServerAct(serverActs.unlock, {
  action: 'unlock',
  cli: ['server', 'unlock'],
  terraform: () => ({ reason: 'Terraform knows no locks.' }),
  busy: [],
  done: [],
})

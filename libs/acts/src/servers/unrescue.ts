import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#unrescue-server-unrescue-action */
export const act = plainServerAct(serverActs.unrescue, {
  action: 'unrescue',
  cli: ['server', 'unrescue'],
  terraform: () => ({ reason: 'Terraform knows no rescue.' }),
  busy: ['RESCUE'],
  done: ['ACTIVE'],
})

import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#resume-suspended-server-resume-action */
export const act = plainServerAct(serverActs.resume, {
  action: 'resume',
  cli: ['server', 'resume'],
  terraform: () => ({ reason: 'Terraform does not resume servers.' }),
  busy: ['SUSPENDED'],
  done: ['ACTIVE'],
})

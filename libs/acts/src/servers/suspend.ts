import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#suspend-server-suspend-action */
export const act = plainServerAct(serverActs.suspend, {
  action: 'suspend',
  cli: ['server', 'suspend'],
  terraform: () => ({ reason: 'Terraform does not suspend servers.' }),
  warning: () =>
    'Its memory is written to disk: it answers nothing **until it is resumed**.',
  busy: ['ACTIVE'],
  done: ['SUSPENDED'],
})

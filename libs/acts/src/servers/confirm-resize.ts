import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#confirm-resized-server-confirmresize-action */
export const act = plainServerAct(serverActs.confirmResize, {
  action: 'confirmResize',
  cli: ['server', 'resize', 'confirm'],
  terraform: () => ({ reason: 'Terraform confirms a resize by itself.' }),
  warning: () => 'The old disk is removed: the resize can **no longer be reverted**.',
  busy: ['VERIFY_RESIZE'],
  done: ['ACTIVE', 'SHUTOFF'],
})

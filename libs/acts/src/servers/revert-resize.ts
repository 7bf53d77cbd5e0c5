import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#revert-resized-server-revertresize-action */
export const act = plainServerAct(serverActs.revertResize, {
  action: 'revertResize',
  cli: ['server', 'resize', 'revert'],
  terraform: () => ({ reason: 'Terraform confirms a resize by itself.' }),
  warning: () =>
    'It goes back to its old size and disk: **what was written since the resize is lost**, and it restarts.',
  busy: ['VERIFY_RESIZE', 'REVERT_RESIZE'],
  done: ['ACTIVE', 'SHUTOFF'],
})

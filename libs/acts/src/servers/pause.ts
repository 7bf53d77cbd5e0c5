import { changedServer } from '../equivalents/hcl.ts'
import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#pause-server-pause-action */
export const act = plainServerAct(serverActs.pause, {
  action: 'pause',
  cli: ['server', 'pause'],
  terraform: (server) => changedServer(server, { power_state: 'paused' }),
  warning: () =>
    'It stands still with its memory kept: it answers nothing **until it is unpaused**.',
  busy: ['ACTIVE'],
  done: ['PAUSED'],
})

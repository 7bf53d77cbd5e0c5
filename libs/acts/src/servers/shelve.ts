import { changedServer } from '../equivalents/hcl.ts'
import { serverActs } from '../server-acts.ts'
import { plainServerAct } from './plain-act.ts'

/** https://docs.openstack.org/api-ref/compute/#shelve-server-shelve-action */
export const act = plainServerAct(serverActs.shelve, {
  action: 'shelve',
  cli: ['server', 'shelve'],
  terraform: (server) => changedServer(server, { power_state: 'shelved_offloaded' }),
  warning: () =>
    'It is shut down, saved as an image and taken off its host. **What it holds in memory is lost**; disks and addresses are kept.',
  busy: ['ACTIVE', 'SHUTOFF', 'SHELVED'],
  done: ['SHELVED_OFFLOADED', 'SHELVED'],
})

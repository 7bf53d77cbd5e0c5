import { deleteAct } from '../networks/delete-act.ts'
import { portActs } from './port-acts.ts'

/** https://docs.openstack.org/api-ref/network/v2/#delete-port */
export const act = deleteAct(portActs.delete, {
  noun: { one: 'port', many: 'ports' },
  warning: 'Its addresses become **free for others**. A floating IP on it leads nowhere.',
})

import { networkActs } from './network-acts.ts'
import { deleteAct } from './delete-act.ts'

/** https://docs.openstack.org/api-ref/network/v2/#delete-network */
export const act = deleteAct(networkActs.delete, {
  noun: { one: 'network', many: 'networks' },
  warning: 'Its subnets **go with it**.',
})

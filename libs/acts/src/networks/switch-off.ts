import { switchAct } from './switch-act.ts'
import { networkActs } from './network-acts.ts'

/** https://docs.openstack.org/api-ref/network/v2/#update-network */
export const act = switchAct(networkActs.switchOff, false)

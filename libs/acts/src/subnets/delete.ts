import { deleteAct } from '../networks/delete-act.ts'
import { subnetActs } from './subnet-acts.ts'

/** https://docs.openstack.org/api-ref/network/v2/#delete-subnet */
export const act = deleteAct(subnetActs.delete, {
  noun: { one: 'subnet', many: 'subnets' },
  warning: 'The cloud refuses while ports have addresses of it.',
})

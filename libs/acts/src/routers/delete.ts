import { deleteAct } from '../networks/delete-act.ts'
import { routerActs } from './router-acts.ts'

/** https://docs.openstack.org/api-ref/network/v2/#delete-router */
export const act = deleteAct(routerActs.delete, {
  noun: { one: 'router', many: 'routers' },
  warning: 'The cloud refuses while interfaces join it to subnets: remove them first.',
})

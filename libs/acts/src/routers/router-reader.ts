import { parseRouter, type Router } from '@aloft/openstack/router'
import { networkCall } from '../networks/network-call.ts'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#show-router-details */
export const routerReader: SubjectReader<Router> = {
  read: ({ region, id }) => networkCall(region, 'GET', ['routers', id]),
  parse: (answer, { region }) => parseRouter(answer, region),
}

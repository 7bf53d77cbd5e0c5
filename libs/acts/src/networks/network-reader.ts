import { parseNetwork, type Network } from '@aloft/openstack/network'
import type { SubjectReader } from '../subject-reader.ts'
import { networkCall } from './network-call.ts'

/** https://docs.openstack.org/api-ref/network/v2/#show-network-details */
export const networkReader: SubjectReader<Network> = {
  read: ({ region, id }) => networkCall(region, 'GET', ['networks', id]),
  parse: (answer, { region }) => parseNetwork(answer, region),
}

import { parseSubnet, type Subnet } from '@aloft/openstack/subnet'
import { networkCall } from '../networks/network-call.ts'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#show-subnet-details */
export const subnetReader: SubjectReader<Subnet> = {
  read: ({ region, id }) => networkCall(region, 'GET', ['subnets', id]),
  parse: (answer, { region }) => parseSubnet(answer, region),
}

import { parsePort, type Port } from '@aloft/openstack/port'
import { networkCall } from '../networks/network-call.ts'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#show-port-details */
export const portReader: SubjectReader<Port> = {
  read: ({ region, id }) => networkCall(region, 'GET', ['ports', id]),
  parse: (answer, { region }) => parsePort(answer, region),
}

import { parseFloatingIp, type FloatingIp } from '@aloft/openstack/floating-ip'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/network/v2/#show-floating-ip-details */
export const floatingIpReader: SubjectReader<FloatingIp> = {
  read: ({ region, id }) => ({
    region,
    service: 'network',
    method: 'GET',
    path: `/floatingips/${encodeURIComponent(id)}`,
  }),
  parse: (answer, { region }) => parseFloatingIp(answer, region),
}

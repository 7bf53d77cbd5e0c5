import { readRecord } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServerGroup, type ServerGroup } from '@aloft/openstack/server-group'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/compute/#show-server-group-details */
export const serverGroupReader: SubjectReader<ServerGroup> = {
  read: ({ region, id }) => ({
    region,
    service: 'compute',
    method: 'GET',
    path: `/os-server-groups/${encodeURIComponent(id)}`,
    microversion: computeVersions.serverGroupPolicy,
  }),
  parse: (answer, { region }) => parseServerGroup(readRecord(answer).server_group, region),
}

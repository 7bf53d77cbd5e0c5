import { readRecord } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServer, type Server } from '@aloft/openstack/server'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/compute/#show-server-details */
export const serverReader: SubjectReader<Server> = {
  read: ({ region, id }) => ({
    region,
    service: 'compute',
    method: 'GET',
    path: `/servers/${encodeURIComponent(id)}`,
    microversion: computeVersions.read,
  }),
  parse: (answer, { region }) => parseServer(readRecord(answer).server, region),
}

import { parseKeyPair, type KeyPair } from '@aloft/openstack/key-pair'
import { computeVersions } from '@aloft/openstack/microversions'
import type { SubjectReader } from '../subject-reader.ts'

/** By its name. https://docs.openstack.org/api-ref/compute/#show-keypair-details */
export const keyPairReader: SubjectReader<KeyPair> = {
  read: ({ region, id }) => ({
    region,
    service: 'compute',
    method: 'GET',
    path: `/os-keypairs/${encodeURIComponent(id)}`,
    microversion: computeVersions.keyPairType,
  }),
  parse: (answer, { region }) => parseKeyPair(answer, region),
}

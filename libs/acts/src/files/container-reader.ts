import { parseContainer, type Container } from '@aloft/openstack/container'
import { readRecord } from '@aloft/openstack/json-reader'
import { containerPath } from '@aloft/openstack/stored-object'
import type { SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/object-store/#show-container-metadata */
export const containerReader: SubjectReader<Container> = {
  read: ({ region, id }) => ({
    region,
    service: 'object-store',
    method: 'HEAD',
    path: containerPath(id),
    answerHeaders: true,
  }),
  parse: (answer, { region, id }) =>
    parseContainer(readRecord(answer).headers, { region, name: id }),
}

import { readRecord } from '@aloft/openstack/json-reader'
import { objectPath, parseObject, type StoredObject } from '@aloft/openstack/stored-object'
import { splitId, type SubjectReader } from '../subject-reader.ts'

/** https://docs.openstack.org/api-ref/object-store/#show-object-metadata */
export const objectReader: SubjectReader<StoredObject> = {
  read: ({ region, id }) => {
    const [container = '', name = ''] = splitId(id)
    return {
      region,
      service: 'object-store',
      method: 'HEAD',
      path: objectPath(container, name),
      answerHeaders: true,
    }
  },
  parse: (answer, { region, id }) => {
    const [container = '', name = ''] = splitId(id)
    return parseObject(readRecord(answer).headers, { region, container, name })
  },
}

import { parseImage } from '@aloft/openstack/image'
import type { SubjectReader } from '../subject-reader.ts'
import type { ImageSubject } from './image-acts.ts'

/** https://docs.openstack.org/api-ref/image/v2/#show-image */
export const imageReader: SubjectReader<ImageSubject> = {
  read: ({ region, id }) => ({
    region,
    service: 'image',
    method: 'GET',
    path: `/images/${encodeURIComponent(id)}`,
  }),
  parse: (answer, { region }) => parseImage(answer, region),
}

import { imageActs, type ImageSubject } from '@aloft/acts/images/image-acts'
import { imageReader } from '@aloft/acts/images/image-reader'
import { imageCells, imageList } from '@aloft/list/images'
import { nextImagePage, parseImages } from '@aloft/openstack/image'
import { imageStatus } from '@aloft/openstack/image-states'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'

/** Clouds give pages of 25 to 1000 images; this ends a cloud that never stops. */
const mostPages = 200

/** Pages by the path that each names for the next one. */
async function* pages({
  region,
  get,
}: RegionCloud): AsyncIterable<readonly ImageSubject[]> {
  let path: string | undefined = '/images?limit=200'
  for (let page = 0; path !== undefined && page < mostPages; page++) {
    const answer = await get(path)
    yield parseImages(answer, region)
    path = nextImagePage(answer)?.replace(/^\/v2(?=\/)/, '')
  }
}

/** The images that a project sees: whose each is depends on who looks. */
export const imageKindOf = (project: string): ResourceKind<ImageSubject> => ({
  id: 'image',
  title: 'Images',
  service: 'image',
  read: pages,
  list: imageList,
  cells: (image) => imageCells(image, project),
  grows: { name: 2, family: 1 },
  facetOrder: ['whose', 'status', 'family', 'region', 'format', 'tags'],
  isPassing: ({ status }) => imageStatus(status).passing,
  acts: [
    {
      id: 'change',
      label: 'Change',
      heads: [
        imageActs.rename,
        imageActs.edit,
        imageActs.editTags,
        imageActs.editProperties,
        imageActs.import,
      ],
    },
    { id: 'share', label: 'Share', heads: [imageActs.share] },
    {
      id: 'end',
      label: 'Take out of use',
      heads: [imageActs.deactivate, imageActs.reactivate, imageActs.delete],
    },
  ],
  bulkActs: [imageActs.deactivate, imageActs.delete],
  href: ({ region, id }) => paths.image(region, id),
  reader: imageReader,
})

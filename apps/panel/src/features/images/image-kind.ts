import { imageActs, type ImageSubject } from '@aloft/acts/images/image-acts'
import { imageReader } from '@aloft/acts/images/image-reader'
import { createServerHead } from '@aloft/acts/making-acts'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { imageCells, imageList } from '@aloft/list/images'
import { nextImagePage, parseImages } from '@aloft/openstack/image'
import { imageCan, imageStatus } from '@aloft/openstack/image-states'
import type { Actor } from '@aloft/openstack/server-states'
import { endingGroup } from '../../acts/act-group.ts'
import type { Way } from '../../acts/way.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'

/** Clouds give pages of 25 to 1000 images; this ends a cloud that never stops. */
const mostPages = 200

/** Pages by the path that each names for the next one. */
async function* pages(
  { region, get }: RegionCloud,
  query: string,
): AsyncIterable<readonly ImageSubject[]> {
  let path: string | undefined = `/images?limit=200${query}`
  for (let page = 0; path !== undefined && page < mostPages; page++) {
    const answer = await get(path)
    yield parseImages(answer, region)
    path = nextImagePage(answer)?.replace(/^\/v2(?=\/)/, '')
  }
}

/**
 * The list of a project, and then what others offer to it: that is not in the list until it is accepted.
 * https://docs.openstack.org/api-ref/image/v2/#list-images, `member_status`
 */
async function* readImages(
  cloud: RegionCloud,
  project: string,
): AsyncIterable<readonly ImageSubject[]> {
  const listed = new Set<string>()
  const isForeign = ({ visibility, owner }: ImageSubject) =>
    visibility === 'shared' && owner !== project
  for await (const page of pages(cloud, '')) {
    for (const { id } of page) listed.add(id)
    yield page.map((image) =>
      isForeign(image) ? { ...image, membership: 'accepted' } : image,
    )
  }
  for await (const page of pages(cloud, '&visibility=shared&member_status=pending'))
    yield page
      .filter((image) => isForeign(image) && !listed.has(image.id))
      .map((image) => ({ ...image, membership: 'pending' }))
}

/** Where a server is made from it. */
function createServerWay({ region, id, ...image }: ImageSubject, { roles }: Actor): Way {
  const can = imageCan.boot(image)
  const { role } = createServerHead
  return {
    id: 'create-server',
    label: 'Create a server from it',
    to: paths.createServer(),
    search: { region, image: id },
    disabledReason: !roleAllows(role, roles)
      ? roleReason(role, roles)
      : can.can
        ? undefined
        : can.reason,
  }
}

/** The images that a project sees: whose each is depends on who looks. */
export const imageKindOf = (project: string): ResourceKind<ImageSubject> => ({
  id: 'image',
  title: 'Images',
  service: 'image',
  read: (cloud) => readImages(cloud, project),
  list: imageList,
  cells: (image) => imageCells(image, project),
  grows: { name: 2, family: 1 },
  facetOrder: ['whose', 'status', 'family', 'region', 'format', 'tags'],
  isPassing: ({ status }) => imageStatus(status).passing,
  ways: (image, actor) => [createServerWay(image, actor)],
  // The members of an image are known by the project's id: the answer is this one's.
  initial: (head) =>
    head === imageActs.accept || head === imageActs.reject ? { project } : undefined,
  acts: [
    {
      id: 'offer',
      label: 'Offered by another project',
      heads: [imageActs.accept, imageActs.reject],
      givesWay: (head, can) => !can(head),
    },
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
      id: 'use',
      label: 'Take out of use',
      heads: [imageActs.deactivate, imageActs.reactivate],
    },
    endingGroup(imageActs.delete),
  ],
  bulkActs: [imageActs.deactivate, imageActs.delete],
  href: ({ region, id }) => paths.image(region, id),
  reader: imageReader,
})

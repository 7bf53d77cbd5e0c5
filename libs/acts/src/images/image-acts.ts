import { imageCan } from '@aloft/openstack/image-states'
import type { Image } from '@aloft/openstack/image'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

/** An image as acts know it. */
export type ImageSubject = Image

const head = (
  id: string,
  title: string,
  available: ActHead<ImageSubject>['available'],
  more: Partial<Pick<ActHead, 'bulk' | 'tone'>> = {},
): ActHead<ImageSubject> => ({
  id,
  title,
  role: 'member',
  subject: 'image',
  bulk: false,
  tone: 'default',
  available,
  ...more,
})

/** What can be done to an image. */
export const imageActs = {
  create: makingHead('image.create', 'Create image', 'image'),
  import: head('image.import', 'Import from an address', imageCan.import),
  rename: head('image.rename', 'Rename', imageCan.edit),
  edit: head('image.edit', 'Edit', imageCan.edit),
  editTags: head('image.edit-tags', 'Edit tags', imageCan.edit),
  editProperties: head('image.edit-properties', 'Edit properties', imageCan.edit),
  share: head('image.share', 'Share with a project', imageCan.share),
  unshare: head('image.unshare', 'Stop sharing', imageCan.share),
  accept: head('image.accept', 'Accept', imageCan.accept),
  reject: head('image.reject', 'Reject', imageCan.reject),
  deactivate: head('image.deactivate', 'Deactivate', imageCan.deactivate, { bulk: true }),
  reactivate: head('image.reactivate', 'Reactivate', imageCan.reactivate, { bulk: true }),
  delete: head('image.delete', 'Delete', imageCan.delete, { bulk: true, tone: 'danger' }),
} as const

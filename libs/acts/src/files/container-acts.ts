import { available, unavailable } from '@aloft/openstack/availability'
import type { Container } from '@aloft/openstack/container'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const head = (
  id: string,
  title: string,
  more: Partial<ActHead<Container>> = {},
): ActHead<Container> => ({
  id,
  title,
  role: 'member',
  subject: 'container',
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

/** Swift refuses with 409: https://docs.openstack.org/api-ref/object-store/#delete-container */
const emptyOnly = ({ objects }: Container) =>
  objects === 0
    ? available
    : unavailable(
        `It holds ${objects.toLocaleString('en')} ${objects === 1 ? 'object' : 'objects'}: empty it first.`,
      )

/** What can be done to a container. */
export const containerActs = {
  create: makingHead('container.create', 'Create container', 'container'),
  access: head('container.access', 'Change who may read'),
  website: head('container.website', 'Static website'),
  metadata: head('container.metadata', 'Edit metadata'),
  createFolder: head('container.create-folder', 'Create folder', { touches: ['object'] }),
  deleteObjects: head('container.delete-objects', 'Delete objects', {
    touches: ['object'],
    tone: 'danger',
  }),
  delete: head('container.delete', 'Delete', {
    bulk: true,
    tone: 'danger',
    available: emptyOnly,
  }),
} as const

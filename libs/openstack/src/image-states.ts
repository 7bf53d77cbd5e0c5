import { available, unavailable, type Availability } from './availability.ts'
import type { Image } from './image.ts'
import type { Actor } from './server-states.ts'
import type { StatusWords } from './server-status.ts'

/** As much of an image as decides what may be done to it. */
type ImageInState = Pick<
  Image,
  'status' | 'visibility' | 'isProtected' | 'owner' | 'membership'
>

/** https://docs.openstack.org/glance/latest/user/statuses.html */
const statuses: Readonly<Record<string, StatusWords>> = {
  queued: { label: 'No bytes yet', tone: 'off', passing: false },
  saving: { label: 'Being saved', tone: 'busy', passing: true },
  uploading: { label: 'Being staged', tone: 'busy', passing: true },
  importing: { label: 'Importing', tone: 'busy', passing: true },
  active: { label: 'Active', tone: 'ok', passing: false },
  deactivated: { label: 'Deactivated', tone: 'warn', passing: false },
  killed: { label: 'Failed', tone: 'bad', passing: false },
  deleted: { label: 'Deleted', tone: 'off', passing: false },
  pending_delete: { label: 'Deleting', tone: 'busy', passing: true },
}

export const imageStatuses: readonly string[] = Object.keys(statuses)

/** The words of a status; one that we do not know is its own word. */
export function imageStatus(status: string): StatusWords {
  const known = Object.hasOwn(statuses, status) ? statuses[status] : undefined
  return known ?? { label: status, tone: 'off', passing: false }
}

/** Whether it is the project's own, as far as is known; an administrator's are all. */
function isOwnImage({ owner }: Pick<Image, 'owner'>, actor?: Actor): boolean {
  const project = actor?.project?.id
  if (actor?.roles.includes('admin') === true) return true
  return project === undefined || owner === undefined || owner === project
}

const foreign = unavailable('It belongs to another project, which alone may change it.')

const onlyFrom = (
  { status }: ImageInState,
  wanted: string,
  otherwise: string,
): Availability => (status === wanted ? available : unavailable(otherwise))

/** What a status that is on its way means for everything that needs it to be over. */
function wait({ status }: ImageInState): string {
  return `Wait: it is ${imageStatus(status).label.toLowerCase()}.`
}

const isGone = ({ status }: ImageInState): boolean =>
  ['deleted', 'pending_delete', 'killed'].includes(status)

/** A rule for the project that has it. */
function own(
  rule: (image: ImageInState) => Availability,
): (image: ImageInState, actor?: Actor) => Availability {
  return (image, actor) => (isOwnImage(image, actor) ? rule(image) : foreign)
}

/**
 * Which act is possible in which state, by Glance's own rules:
 * https://opendev.org/openstack/glance/src/branch/master/glance/domain/__init__.py and its policies,
 * https://opendev.org/openstack/glance/src/branch/master/glance/policies/image.py
 */
export const imageCan = {
  edit: own((image) => (isGone(image) ? unavailable('It is deleted.') : available)),
  upload: own((image) =>
    imageStatus(image.status).passing
      ? unavailable(wait(image))
      : onlyFrom(image, 'queued', 'It has its bytes already, and those never change.'),
  ),
  import: own((image) =>
    imageStatus(image.status).passing
      ? unavailable(wait(image))
      : onlyFrom(image, 'queued', 'It has its bytes already, and those never change.'),
  ),
  share: own((image) =>
    image.visibility === 'shared'
      ? available
      : unavailable(
          'Only an image whose visibility is shared can be given to single projects: change that first.',
        ),
  ),
  deactivate: own((image) => onlyFrom(image, 'active', 'It is not active.')),
  reactivate: own((image) => onlyFrom(image, 'deactivated', 'It is not deactivated.')),
  delete: own((image) => {
    if (image.isProtected) {
      return unavailable(
        'It is protected against just this: take the protection off first.',
      )
    }
    return isGone(image) ? unavailable('It is deleted.') : available
  }),
  accept: (image: ImageInState, actor?: Actor): Availability =>
    image.membership === 'accepted'
      ? unavailable('It is accepted already.')
      : answer(image, actor),
  reject: answer,
  /** Make a server from it. */
  boot: (image: ImageInState): Availability => {
    const { label } = imageStatus(image.status)
    // `No bytes yet` is what it has, the others are what it is.
    const words = image.status === 'queued' ? 'has' : 'is'
    return onlyFrom(
      image,
      'active',
      `No server can be made from it: it ${words} ${label.toLowerCase()}.`,
    )
  },
} as const

/** Accept or reject what another project offers. */
function answer(image: ImageInState, actor?: Actor): Availability {
  const project = actor?.project?.id
  if (project !== undefined && image.owner === project)
    return unavailable('It is your own.')
  return image.visibility === 'shared'
    ? available
    : unavailable('It is not offered to single projects.')
}

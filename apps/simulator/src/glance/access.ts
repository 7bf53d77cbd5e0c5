import type { FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from '../core/caller.ts'
import type { ServiceScope } from '../core/cloud.ts'
import type { Collection } from '../core/collection.ts'
import { notAuthorized, notFound } from './fault.ts'
import type { Image, ImageMember } from './image.ts'

export interface Images {
  readonly images: Collection<Image>
  readonly members: Collection<ImageMember>
}

export function openImages({ cloud, region }: ServiceScope): Images {
  return {
    images: cloud.store.collection<Image>(region.id, 'image'),
    members: cloud.store.collection<ImageMember>(region.id, 'image-member', [
      'image_id',
      'member_id',
    ]),
  }
}

const isOwner = (caller: Caller, image: Image): boolean =>
  image.owner !== null && image.owner === caller.projectId

function membership(store: Images, caller: Caller, image: Image): ImageMember | undefined {
  return caller.projectId === undefined
    ? undefined
    : store.members.get(`${image.id}/${caller.projectId}`)
}

/** Whether the caller can read it when the id is known. */
export function maySee(store: Images, caller: Caller, image: Image): boolean {
  if (caller.isAdmin || isOwner(caller, image)) return true
  if (image.visibility === 'public' || image.visibility === 'community') return true
  return image.visibility === 'shared' && membership(store, caller, image) !== undefined
}

/** Whether it stands in the caller's list without being asked for: shared ones when accepted. */
export function isListed(
  store: Images,
  caller: Caller,
  image: Image,
  memberStatus: string,
): boolean {
  if (isOwner(caller, image)) return true
  if (image.visibility === 'public') return true
  if (image.visibility !== 'shared')
    return caller.isAdmin && image.visibility !== 'community'
  const member = membership(store, caller, image)
  if (member === undefined) return caller.isAdmin
  return memberStatus === 'all' || member.status === memberStatus
}

/** The image of the path. Throws 404 when there is none, or none for this caller. */
export function imageOf(store: Images, request: FastifyRequest<ImageRoute>): Image {
  const image = store.images.get(request.params.id)
  if (image && maySee(store, callerOf(request), image)) return image
  throw notFound(request.params.id)
}

/** The image of the path when the caller may change it. Throws 404, or 403 with the action. */
export function ownImageOf(
  store: Images,
  request: FastifyRequest<ImageRoute>,
  action: string,
): Image {
  const image = imageOf(store, request)
  const caller = callerOf(request)
  if (caller.isAdmin || (isOwner(caller, image) && mayChange(caller))) return image
  throw notAuthorized(action)
}

export interface ImageRoute {
  Params: { id: string }
}

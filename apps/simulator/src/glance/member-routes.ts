import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from '../core/caller.ts'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { type ImageRoute, type Images, imageOf } from './access.ts'
import type { Image, ImageMember } from './image.ts'

interface MemberRoute {
  Params: { id: string; member: string }
}

const statuses = ['pending', 'accepted', 'rejected'] as const

const toBody = (member: ImageMember): Record<string, unknown> => ({
  member_id: member.member_id,
  image_id: member.image_id,
  status: member.status,
  created_at: member.created_at,
  updated_at: member.updated_at,
  schema: '/v2/schemas/member',
})

function field(body: unknown, name: string): unknown {
  return body !== null && typeof body === 'object' && name in body
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined
}

const maySeeAll = (caller: Caller, image: Image): boolean =>
  caller.isAdmin || image.owner === caller.projectId

/** Throws 403 in the words of the one who does something with the members of an image. */
function requireMembers(image: Image, isAllowed: boolean, doing: string): Image {
  if (image.visibility === 'shared' && isAllowed) return image
  throw new Fault(403, `Not allowed to ${doing} members for image ${image.id}.`)
}

/** Glance's `image_member_quota`. */
const mostMembers = 128

/** Sharing an image with other projects, which accept or reject it. */
export function memberRoutes(
  app: FastifyInstance,
  { cloud }: ServiceScope,
  { images, members }: Images,
): void {
  const store = { images, members }
  const now = (): string => toSeconds(cloud.clock.now())
  const find = (imageId: string, memberId: string): ImageMember => {
    const member = members.get(`${imageId}/${memberId}`)
    if (member) return member
    throw noMember(imageId, memberId)
  }

  const ownOf = (request: FastifyRequest<ImageRoute>, doing: string): Image => {
    const image = imageOf(store, request)
    const caller = callerOf(request)
    const isAllowed = maySeeAll(caller, image) && mayChange(caller)
    return requireMembers(image, isAllowed, doing)
  }

  app.get<ImageRoute>('/v2/images/:id/members', (request) => {
    const image = imageOf(store, request)
    if (image.visibility !== 'shared') {
      throw new Fault(
        403,
        `Not allowed to list members for image ${image.id}: Only shared images have members.`,
      )
    }
    const caller = callerOf(request)
    const shown = members
      .by('image_id', image.id)
      .filter((member) => maySeeAll(caller, image) || member.member_id === caller.projectId)
    return { members: shown.map(toBody), schema: '/v2/schemas/members' }
  })

  app.post<ImageRoute>('/v2/images/:id/members', (request) => {
    const image = ownOf(request, 'create')
    const memberId = field(request.body, 'member')
    if (typeof memberId !== 'string' || memberId === '') {
      throw new Fault(400, "Member can't be empty")
    }
    const id = `${image.id}/${memberId}`
    if (members.get(id)) {
      throw new Fault(409, `Member ${memberId} is duplicated for image ${image.id}`)
    }
    const attempted = members.by('image_id', image.id).length + 1
    if (attempted > mostMembers) {
      throw new Fault(
        413,
        `Image member limit exceeded for image ${image.id}: The limit has been exceeded on the number of allowed image members for this image. Attempted: ${attempted}, Maximum: ${mostMembers}:`,
      )
    }
    const at = now()
    return toBody(
      members.put({
        id,
        image_id: image.id,
        member_id: memberId,
        status: 'pending',
        created_at: at,
        updated_at: at,
      }),
    )
  })

  app.get<MemberRoute>('/v2/images/:id/members/:member', (request) => {
    const image = imageOf(store, request)
    // Whatever is not allowed here is not found, so that nothing is given away.
    if (image.visibility !== 'shared')
      throw new Fault(404, 'Only shared images have members.')
    const caller = callerOf(request)
    const { member } = request.params
    if (!maySeeAll(caller, image) && member !== caller.projectId) {
      throw noMember(image.id, member)
    }
    return toBody(find(image.id, member))
  })

  app.put<MemberRoute>('/v2/images/:id/members/:member', (request) => {
    const image = imageOf(store, request)
    const caller = callerOf(request)
    // The owner has offered it; the answer is the other project's.
    const isOwner = !caller.isAdmin && image.owner === caller.projectId
    requireMembers(image, !isOwner && mayChange(caller), 'update')
    const member = find(image.id, request.params.member)
    requireMembers(image, caller.isAdmin || member.member_id === caller.projectId, 'update')
    const wanted = field(request.body, 'status')
    const status = statuses.find((known) => known === wanted)
    if (status === undefined) {
      throw new Fault(
        400,
        'Incorrect request: Status must be "pending", "accepted" or "rejected".',
      )
    }
    return toBody(members.put({ ...member, status, updated_at: now() }))
  })

  app.delete<MemberRoute>('/v2/images/:id/members/:member', (request, reply) => {
    const image = ownOf(request, 'delete')
    members.delete(find(image.id, request.params.member).id)
    return reply.code(204).send()
  })
}

const noMember = (imageId: string, memberId: string): Fault =>
  new Fault(404, `${memberId} not found in the member list of the image ${imageId}.`)

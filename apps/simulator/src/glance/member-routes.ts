import type { FastifyInstance } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { type ImageRoute, type Images, imageOf, ownImageOf } from './access.ts'
import { notAuthorized } from './fault.ts'
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

function mustBeShared(image: Image): Image {
  if (image.visibility !== 'shared')
    throw new Fault(403, 'Only shared images have members.')
  return image
}

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
    throw new Fault(
      404,
      `${memberId} not found in the member list of the image ${imageId}.`,
    )
  }

  app.get<ImageRoute>('/v2/images/:id/members', (request) => {
    const image = mustBeShared(imageOf(store, request))
    const caller = callerOf(request)
    const seesAll = caller.isAdmin || image.owner === caller.projectId
    const shown = members
      .by('image_id', image.id)
      .filter((member) => seesAll || member.member_id === caller.projectId)
    return { members: shown.map(toBody), schema: '/v2/schemas/members' }
  })

  app.post<ImageRoute>('/v2/images/:id/members', (request) => {
    const image = mustBeShared(ownImageOf(store, request, 'add_member'))
    const memberId = field(request.body, 'member')
    if (typeof memberId !== 'string' || memberId === '') {
      throw new Fault(400, "Member can't be empty")
    }
    const id = `${image.id}/${memberId}`
    if (members.get(id)) {
      throw new Fault(409, `Member ${memberId} is duplicated for image ${image.id}`)
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
    const image = mustBeShared(imageOf(store, request))
    const caller = callerOf(request)
    const { member } = request.params
    if (
      !caller.isAdmin &&
      image.owner !== caller.projectId &&
      member !== caller.projectId
    ) {
      throw new Fault(
        404,
        `${member} not found in the member list of the image ${image.id}.`,
      )
    }
    return toBody(find(image.id, member))
  })

  app.put<MemberRoute>('/v2/images/:id/members/:member', (request) => {
    const image = mustBeShared(imageOf(store, request))
    const caller = callerOf(request)
    const member = find(image.id, request.params.member)
    if (!caller.isAdmin && member.member_id !== caller.projectId) {
      throw notAuthorized('modify_member')
    }
    const wanted = field(request.body, 'status')
    const status = statuses.find((known) => known === wanted)
    if (status === undefined) throw new Fault(400, `Status not valid: ${String(wanted)}`)
    return toBody(members.put({ ...member, status, updated_at: now() }))
  })

  app.delete<MemberRoute>('/v2/images/:id/members/:member', (request, reply) => {
    const image = mustBeShared(ownImageOf(store, request, 'delete_member'))
    members.delete(find(image.id, request.params.member).id)
    return reply.code(204).send()
  })
}

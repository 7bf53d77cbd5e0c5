import { compact, isRecord, readEach, readText } from './json-reader.ts'

/** A project that an image is shared with. https://docs.openstack.org/api-ref/image/v2/#sharing */
export interface ImageMember {
  /** Id of the project. */
  readonly projectId: string
  readonly status: 'pending' | 'accepted' | 'rejected'
  readonly createdAt?: string
}

const statuses = ['pending', 'accepted', 'rejected'] as const

function parseMember(value: unknown): ImageMember | undefined {
  if (!isRecord(value)) return undefined
  const projectId = readText(value.member_id)
  if (projectId === undefined) return undefined
  const status = statuses.find((known) => known === value.status) ?? 'pending'
  return compact({
    projectId,
    status,
    createdAt: readText(value.created_at),
  })
}

/** Reads `GET /v2/images/<id>/members`. */
export const parseImageMembers = (answer: unknown): ImageMember[] =>
  readEach(answer, 'members', parseMember)

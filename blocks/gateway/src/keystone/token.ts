import { AloftError } from '@aloft/kernel/errors'
import {
  isRecord,
  readEach,
  readRecord,
  readText,
  type JsonRecord,
} from '@aloft/openstack/json-reader'
import type { Project } from '@aloft/contracts/gateway'
import type { CloudUser } from '../session/session.ts'

/** A token as Keystone answers it, whatever its scope. */
export interface KeystoneToken {
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly user: CloudUser
  /** Absent for an unscoped token. */
  readonly project?: Project
  readonly roles: readonly string[]
  /** `token.catalog` as it came. */
  readonly catalog: unknown
}

/** Reads the answer of `POST /v3/auth/tokens`. Throws `upstream_failed` for what is none. */
export function parseToken(text: string | undefined, body: unknown): KeystoneToken {
  const token = readRecord(readRecord(body)['token'])
  const user = readRecord(token['user'])
  const id = readText(user['id'])
  const expiresAt = Date.parse(readText(token['expires_at']) ?? '')
  if (text === undefined || id === undefined || Number.isNaN(expiresAt)) {
    throw new AloftError('upstream_failed', {
      message: 'The cloud answered the sign-in with something that is not a token.',
      upstream: { service: 'identity' },
    })
  }
  const domain = readRecord(user['domain'])
  const project = isRecord(token['project']) ? parseProject(token['project']) : undefined
  return {
    text,
    expiresAt,
    user: {
      id,
      name: readText(user['name']) ?? id,
      domainId: readText(domain['id']) ?? '',
      domainName: readText(domain['name']) ?? '',
    },
    ...(project && { project }),
    roles: readEach(token, 'roles', (role) => readText(readRecord(role)['name'])),
    catalog: token['catalog'],
  }
}

function parseProject(project: JsonRecord): Project | undefined {
  const id = readText(project['id'])
  if (id === undefined) return undefined
  const domain = readRecord(project['domain'])
  const domainName = readText(domain['name']) ?? readText(domain['id']) ?? ''
  return { id, name: readText(project['name']) ?? id, domainName }
}

/** A project of `GET /v3/auth/projects`, which tells the domain's id only. */
export interface ListedProject {
  readonly id: string
  readonly name: string
  readonly domainId: string
}

/** Reads `GET /v3/auth/projects`: those in which the user has a role, by name. */
export function parseProjects(body: unknown): ListedProject[] {
  return readEach(body, 'projects', (entry) => {
    const project = readRecord(entry)
    const id = readText(project['id'])
    if (id === undefined || project['enabled'] === false) return undefined
    const name = readText(project['name']) ?? id
    return { id, name, domainId: readText(project['domain_id']) ?? '' }
  }).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

import { createHash, randomUUID } from 'node:crypto'
import type { Store } from '../core/store.ts'
import { type Domain, openDirectory, type Project, type User } from './model.ts'
import { hashSecret } from './secret.ts'

/** The id of the domain that every Keystone starts with. */
export const DEFAULT_DOMAIN = 'default'

/** A new id in Keystone's form: 32 hexadecimal digits. */
export function newId(): string {
  return randomUUID().replaceAll('-', '')
}

/** A 32-digit id that is the same in every run for the same words. */
export function stableId(...words: string[]): string {
  return createHash('md5').update(words.join('/')).digest('hex')
}

export function createDomain(
  store: Store,
  name: string,
  { id = stableId('domain', name), description = '' } = {},
): Domain {
  return openDirectory(store).domains.put({
    id,
    name,
    description,
    enabled: true,
  })
}

/** Makes a project with a stable id; `domainId` is the default domain's unless given. */
export function createProject(
  store: Store,
  name: string,
  {
    domainId = DEFAULT_DOMAIN,
    id = stableId('project', domainId, name),
    description = '',
  } = {},
): Project {
  return openDirectory(store).projects.put({
    id,
    name,
    domain_id: domainId,
    description,
    enabled: true,
    tags: [],
  })
}

export interface NewUser {
  name: string
  password: string
  /** A stable one is derived from domain and name unless given. */
  id?: string
  domainId?: string
  email?: string
  defaultProjectId?: string
  /** Base32; the user then needs password and passcode. */
  totpSecret?: string
}

/** Makes a user with a stable id. */
export function createUser(store: Store, user: NewUser): User {
  const domainId = user.domainId ?? DEFAULT_DOMAIN
  return openDirectory(store).users.put({
    id: user.id ?? stableId('user', domainId, user.name),
    name: user.name,
    domain_id: domainId,
    enabled: true,
    password_hash: hashSecret(user.password),
    ...(user.email !== undefined && { email: user.email }),
    ...(user.defaultProjectId !== undefined && {
      default_project_id: user.defaultProjectId,
    }),
    ...(user.totpSecret !== undefined && { totp_secret: user.totpSecret }),
  })
}

/** Gives a user a role (`reader`, `member`, `admin`) on a project or on a domain. */
export function grantRole(
  store: Store,
  userId: string,
  target: { projectId: string } | { domainId: string },
  roleName: string,
): void {
  const { assignments, roles } = openDirectory(store)
  const role = roles.list().find(({ name }) => name === roleName)
  if (!role) throw new Error(`there is no role ${roleName}`)
  const place =
    'projectId' in target
      ? { project_id: target.projectId }
      : { domain_id: target.domainId }
  assignments.put({
    id: `${userId}/${'projectId' in target ? target.projectId : target.domainId}/${role.id}`,
    user_id: userId,
    role_id: role.id,
    ...place,
  })
}

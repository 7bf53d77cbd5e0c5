import { randomBytes } from 'node:crypto'
import type { Caller } from '../core/caller.ts'
import type { Clock } from '../core/clock.ts'
import type { Store } from '../core/store.ts'
import { openDirectory, type Role, type Token } from './model.ts'
import { hashToken, newToken } from './secret.ts'

export interface TokenGrant {
  userId: string
  methods: readonly string[]
  projectId?: string
  domainId?: string
  /** Milliseconds since the epoch. */
  expiresAt: number
  /** The audit id of the token that this one was made from. */
  parentAuditId?: string
  applicationCredentialId?: string
  /** A receipt stands for a sign-in that still lacks a factor. */
  receipt?: boolean
}

export interface Tokens {
  /** Makes a token; the text goes to the client, only its hash is kept. */
  issue(grant: TokenGrant): { text: string; token: Token }
  /** The token if it lives and its user, project and credential still allow it. */
  find(text: string): Token | undefined
  findReceipt(text: string): Token | undefined
  revoke(text: string): boolean
  revokeAllOf(userId: string): void
  readonly callerOf: (text: string) => Caller | undefined
  /** The roles that a token carries now. */
  rolesOf(token: Token): Role[]
}

/** Roles that the admin role implies, and so on down, as Keystone's bootstrap sets them. */
const IMPLIED: Record<string, readonly string[]> = {
  admin: ['member', 'reader'],
  member: ['reader'],
}

export function createTokens(store: Store, clock: Clock): Tokens {
  const directory = openDirectory(store)
  const { tokens, users, projects, domains, credentials } = directory

  const live = (text: string): Token | undefined => {
    const token = tokens.get(hashToken(text))
    if (!token || token.pending.dueAt <= clock.now()) return undefined
    const user = users.get(token.user_id)
    if (!user?.enabled || !domains.get(user.domain_id)?.enabled) return undefined
    return token
  }

  const rolesOf = (token: Token): Role[] => {
    const target = token.project_id ?? token.domain_id
    if (target === undefined) return []
    const granted = rolesOn(directory, token.user_id, target)
    if (token.application_credential_id === undefined) return granted
    const allowed = credentials.get(token.application_credential_id)?.role_ids ?? []
    return granted.filter(({ id }) => allowed.includes(id))
  }

  const find = (text: string): Token | undefined => {
    const token = live(text)
    if (!token || token.receipt) return undefined
    if (token.domain_id !== undefined) return rolesOf(token).length > 0 ? token : undefined
    if (token.project_id === undefined) return token
    if (!projects.get(token.project_id)?.enabled) return undefined
    return rolesOf(token).length > 0 ? token : undefined
  }

  return {
    rolesOf,
    find,
    issue(grant) {
      const text = newToken()
      const audit = randomBytes(16).toString('base64url')
      const token = tokens.put({
        id: hashToken(text),
        receipt: grant.receipt ?? false,
        user_id: grant.userId,
        methods: grant.methods,
        audit_ids: grant.parentAuditId ? [audit, grant.parentAuditId] : [audit],
        issued_at: clock.now(),
        pending: { dueAt: grant.expiresAt },
        ...(grant.projectId !== undefined && { project_id: grant.projectId }),
        ...(grant.domainId !== undefined && { domain_id: grant.domainId }),
        ...(grant.applicationCredentialId !== undefined && {
          application_credential_id: grant.applicationCredentialId,
        }),
      })
      return { text, token }
    },
    findReceipt(text) {
      const token = live(text)
      return token?.receipt ? token : undefined
    },
    revoke: (text) => tokens.delete(hashToken(text)),
    revokeAllOf(userId) {
      for (const token of tokens.by('user_id', userId)) tokens.delete(token.id)
    },
    callerOf(text) {
      const token = find(text)
      const user = token && users.get(token.user_id)
      if (!user) return undefined
      const roles = rolesOf(token).map(({ name }) => name)
      const project =
        token.project_id === undefined ? undefined : projects.get(token.project_id)
      return {
        userId: user.id,
        userName: user.name,
        userDomainId: user.domain_id,
        ...(project && {
          projectId: project.id,
          projectName: project.name,
          projectDomainId: project.domain_id,
        }),
        roles,
        isAdmin: roles.includes('admin'),
      }
    },
  }
}

/** The roles of a user on a project or a domain, implied ones included. */
export function rolesOn(
  { assignments, roles }: Pick<ReturnType<typeof openDirectory>, 'assignments' | 'roles'>,
  userId: string,
  targetId: string,
): Role[] {
  const names = new Set<string>()
  for (const assignment of assignments.by('user_id', userId)) {
    if ((assignment.project_id ?? assignment.domain_id) !== targetId) continue
    const role = roles.get(assignment.role_id)
    if (!role) continue
    names.add(role.name)
    for (const implied of IMPLIED[role.name] ?? []) names.add(implied)
  }
  return roles.list().filter(({ name }) => names.has(name))
}

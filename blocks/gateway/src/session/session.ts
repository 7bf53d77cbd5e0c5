import type { UserCaller } from '@aloft/contracts/caller'
import type { CloudAccess, Project, Session } from '@aloft/contracts/gateway'
import type { Region } from '@aloft/contracts/region'

/** Endpoint addresses without a slash at the end, by region and service type. */
export type Endpoints = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface CloudUser {
  readonly id: string
  readonly name: string
  readonly domainId: string
  readonly domainName: string
}

/** What Keystone answers to a sign-in: a token for one project, and what can be done with it. */
export interface ScopedToken {
  readonly token: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly user: CloudUser
  readonly project: Project
  readonly roles: readonly string[]
  readonly regions: readonly Region[]
  readonly endpoints: Endpoints
}

/** A signed-in person. The token never leaves the gateway but by `POST /cloud-access`. */
export interface ActiveSession extends ScopedToken {
  /** SHA-256 of the cookie's value, hex: tells sessions apart and lets nobody in. */
  readonly id: string
  readonly projects: readonly Project[]
  readonly crew: boolean
  readonly createdAt: number
  /** Written once a minute at most. */
  readonly seenAt: number
}

/** What the panel is told; holds no secret. */
export function presentSession(
  session: ActiveSession,
  authUrl: string,
  release: string,
): Session {
  const { user, project, projects, roles, crew, regions, endpoints } = session
  return {
    user: { id: user.id, name: user.name, domainName: user.domainName },
    project,
    projects: [...projects],
    roles: [...roles],
    crew,
    regions: [...regions],
    authUrl,
    endpoints,
    tokenExpiresAt: new Date(session.expiresAt).toISOString(),
    release,
  }
}

/** What people call a region. */
export function regionName({ regions }: ActiveSession, region: string): string {
  return regions.find(({ id }) => id === region)?.name ?? region
}

export function callerOfSession(session: ActiveSession, traceId?: string): UserCaller {
  const { user, project } = session
  return {
    kind: 'user',
    sessionId: session.id,
    userId: user.id,
    username: user.name,
    domainName: user.domainName,
    accountId: project.id,
    accountName: project.name,
    roles: [...session.roles],
    crew: session.crew,
    ...(traceId !== undefined && { traceId }),
  }
}

export function cloudAccessOf(session: ActiveSession): CloudAccess {
  return {
    token: session.token,
    username: session.user.name,
    projectId: session.project.id,
    account: session.project.name,
    expiresAt: new Date(session.expiresAt).toISOString(),
    regions: [...session.regions],
    endpoints: session.endpoints,
  }
}

export interface SessionLifetime {
  readonly idleMs: number
  readonly absoluteMs: number
}

/** Whether a session that was last seen then may still be used. */
export function isAlive(
  session: Pick<ActiveSession, 'createdAt' | 'seenAt'>,
  lifetime: SessionLifetime,
  nowMs: number,
): boolean {
  return (
    nowMs - session.seenAt < lifetime.idleMs &&
    nowMs - session.createdAt < lifetime.absoluteMs
  )
}

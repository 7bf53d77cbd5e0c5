import type { ActiveSession } from '../session/session.ts'

/** A member's session without regions, with what matters to a test. */
export function activeSession(changes: Partial<ActiveSession> = {}): ActiveSession {
  return {
    id: 's1',
    token: 't',
    expiresAt: 0,
    user: { id: 'u', name: 'devops', domainId: 'default', domainName: 'Default' },
    project: { id: 'p', name: 'production', domainName: 'Default' },
    projects: [],
    roles: ['member'],
    regions: [],
    endpoints: {},
    crew: false,
    createdAt: 0,
    seenAt: 0,
    ...changes,
  }
}

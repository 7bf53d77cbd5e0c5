import type { IncomingHttpHeaders } from 'node:http'
import { AloftError } from '@aloft/kernel/errors'
import type { ActiveSession } from './session.ts'

/**
 * `<user id>:<project id>`, each encoded as in an address: whose page in which project a browser's
 * request comes from. All tabs share one cookie, so a tab can show what the session no longer is.
 */
export const scopeHeader = 'x-aloft-scope'

/** Whether a request is meant for what the session is now. One that does not say so is. */
export function isMeantFor(session: ActiveSession, headers: IncomingHttpHeaders): boolean {
  const shown = headers[scopeHeader]
  return shown === undefined || shown === scopeOf(session)
}

/** The refusal of a request that was meant for another person or project. */
export function projectChanged(
  session: ActiveSession,
  headers: IncomingHttpHeaders,
): AloftError {
  const { user, project } = session
  const isOtherPerson = String(headers[scopeHeader]).split(':')[0] !== idText(user.id)
  return new AloftError('project_changed', {
    message: isOtherPerson
      ? `This browser is signed in as ${user.name} now, in the project ${project.name}. Nothing was done.`
      : `This browser works in the project ${project.name} now. Nothing was done.`,
  })
}

function scopeOf({ user, project }: ActiveSession): string {
  return `${idText(user.id)}:${idText(project.id)}`
}

function idText(id: string): string {
  return encodeURIComponent(id)
}

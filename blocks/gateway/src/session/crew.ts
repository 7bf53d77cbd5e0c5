import type { KernelConfig } from '@aloft/kernel/kernel-config'
import type { ListedProject } from '../keystone/token.ts'
import type { CloudUser } from './session.ts'

/** Keystone's first domain has this id and name on every cloud. */
const FIRST_DOMAIN = { id: 'default', name: 'Default' }

/** Whether somebody belongs to the crew: by a role in its project, or by living in its domain. */
export function isCrew(
  crew: KernelConfig['crew'],
  user: CloudUser,
  projects: readonly ListedProject[],
): boolean {
  const isDomain = (configured: string, id: string) =>
    id === configured ||
    (id === user.domainId && user.domainName === configured) ||
    (id === FIRST_DOMAIN.id && configured === FIRST_DOMAIN.name)
  if (crew.domain !== '' && isDomain(crew.domain, user.domainId)) return true
  if (crew.project === '') return false
  return projects.some(
    ({ id, name, domainId }) =>
      id === crew.project ||
      (name === crew.project && isDomain(crew.projectDomain, domainId)),
  )
}

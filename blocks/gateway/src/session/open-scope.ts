import type { Project } from '@aloft/contracts/gateway'
import { AloftError } from '@aloft/kernel/errors'
import type { KernelConfig } from '@aloft/kernel/kernel-config'
import type { Logger } from '@aloft/kernel/log'
import type { CloudConfig } from '../config.ts'
import type { Keystone, KeystoneContext } from '../keystone/keystone.ts'
import { parseServiceCatalog } from '../keystone/service-catalog.ts'
import type { KeystoneToken, ListedProject } from '../keystone/token.ts'
import { isCrew } from './crew.ts'
import type { ActiveSession, CloudUser } from './session.ts'

/** A session without what Keystone does not know. */
export type OpenedScope = Omit<ActiveSession, 'id' | 'createdAt' | 'seenAt'>

export interface ScopeDeps {
  readonly keystone: Keystone
  readonly cloud: CloudConfig
  readonly crew: KernelConfig['crew']
  readonly log: Logger
}

/**
 * Goes from a token that proves who somebody is to one for the wanted project (id or name), else the
 * token's own, else the first by name. Throws `unknown_project`, naming the projects there are.
 */
export async function openScope(
  { keystone, cloud, crew, log }: ScopeDeps,
  token: KeystoneToken,
  wanted: string | undefined,
  context: KeystoneContext,
): Promise<OpenedScope> {
  const [projects, described] = await Promise.all([
    keystone.listProjects(token.text, context),
    keystone.regionDescriptions(token.text, context).catch((error: unknown) => {
      // Only names are lost; some clouds let no customer list regions.
      log.debug({ error }, 'The regions have no descriptions')
      return {}
    }),
  ])
  const preferred = wanted ?? token.project?.id ?? projects[0]?.id
  const chosen = findProject(projects, preferred, token.user)
  if (chosen === undefined) throw unknownProject(wanted, projects)
  const scoped =
    token.project?.id === chosen.id
      ? token
      : await keystone.rescope(token.text, chosen.id, context)
  const names = { ...described, ...cloud.regionNames }
  const { regions, endpoints } = parseServiceCatalog(scoped.catalog, cloud.interface, names)
  const present = (project: ListedProject): Project => ({
    id: project.id,
    name: project.name,
    domainName: domainNameOf(project, token.user),
  })
  return {
    token: scoped.text,
    expiresAt: scoped.expiresAt,
    user: scoped.user,
    project: scoped.project ?? present(chosen),
    projects: projects.map(present),
    roles: scoped.roles,
    regions,
    endpoints,
    crew: isCrew(crew, token.user, projects),
  }
}

function findProject(
  projects: readonly ListedProject[],
  wanted: string | undefined,
  user: CloudUser,
): ListedProject | undefined {
  if (wanted === undefined) return undefined
  const named = projects.filter(({ name }) => name === wanted)
  return (
    projects.find(({ id }) => id === wanted) ??
    named.find(({ domainId }) => domainId === user.domainId) ??
    named[0]
  )
}

function domainNameOf({ domainId }: ListedProject, user: CloudUser): string {
  if (domainId === user.domainId) return user.domainName
  return domainId === 'default' ? 'Default' : domainId
}

function unknownProject(
  wanted: string | undefined,
  projects: readonly ListedProject[],
): AloftError {
  if (projects.length === 0) {
    return new AloftError('unknown_project', {
      message: 'You have no role in any project.',
      hint: 'Ask an administrator of your cloud for a role in a project.',
    })
  }
  const names = projects.slice(0, 20).map(({ name }) => name)
  const more = projects.length > names.length ? ' …' : ''
  return new AloftError('unknown_project', {
    message: `You have no role in the project "${wanted}". Yours are: ${names.join(', ')}${more}.`,
    field: 'body.project',
  })
}

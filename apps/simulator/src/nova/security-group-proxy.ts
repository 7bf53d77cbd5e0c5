import type { FastifyInstance } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { openNetworking, type SecurityGroup } from '../neutron/model.ts'
import { ensureDefaultGroup } from '../neutron/security-groups.ts'
import type { Compute } from './compute.ts'
import { requireVersion } from './microversion.ts'

/** The last microversion that has the proxies to Neutron. */
const lastWithProxies = 35

const toBody = ({ id, name, description, project_id }: SecurityGroup) => ({
  id,
  name,
  description,
  tenant_id: project_id,
  // Rules are read from Neutron: no client asks for them here any more.
  rules: [],
})

/**
 * `/os-security-groups` for reading: gone since 2.36, but `openstack server add security
 * group` still looks a group up here, because it speaks 2.1.
 */
export function securityGroupProxyRoutes(
  app: FastifyInstance,
  { cloud, region }: Compute,
): void {
  const scope = { cloud, region }
  const networking = openNetworking(scope)

  app.get('/os-security-groups', (request) => {
    requireVersion(request, 1, lastWithProxies)
    const projectId = projectOf(request)
    ensureDefaultGroup(scope, networking, projectId)
    return { security_groups: networking.groups.list(projectId).map(toBody) }
  })

  app.get<{ Params: { id: string } }>('/os-security-groups/:id', (request) => {
    requireVersion(request, 1, lastWithProxies)
    const group = networking.groups.get(request.params.id)
    if (group?.project_id === projectOf(request)) return { security_group: toBody(group) }
    throw new Fault(404, `Security group ${request.params.id} does not exist`)
  })
}

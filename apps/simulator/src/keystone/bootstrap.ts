import type { Cloud } from '../core/cloud.ts'
import {
  createProject,
  createUser,
  DEFAULT_DOMAIN,
  grantRole,
  stableId,
} from './accounts.ts'
import { openDirectory } from './model.ts'

/** Who administers a cloud that nobody seeded. */
export const BOOTSTRAP_ADMIN = { name: 'admin', password: 'aloft-admin', project: 'admin' }

/** What `keystone-manage bootstrap` leaves: the default domain, the roles, an administrator. */
export function bootstrapIdentity({ store }: Cloud): void {
  const { domains, roles } = openDirectory(store)
  if (domains.get(DEFAULT_DOMAIN)) return
  domains.put({
    id: DEFAULT_DOMAIN,
    name: 'Default',
    description: 'The default domain',
    enabled: true,
  })
  for (const name of ['reader', 'member', 'admin']) {
    roles.put({ id: stableId('role', name), name, description: '' })
  }
  const project = createProject(store, BOOTSTRAP_ADMIN.project, {
    description: 'Bootstrap project for initializing the cloud.',
  })
  const admin = createUser(store, {
    name: BOOTSTRAP_ADMIN.name,
    password: BOOTSTRAP_ADMIN.password,
  })
  grantRole(store, admin.id, { projectId: project.id }, 'admin')
}

import type { Cloud } from '../core/cloud.ts'
import { createDomain, createProject, createUser, grantRole } from '../keystone/accounts.ts'
import {
  largeAssignment,
  largeProject,
  largeUser,
  type SeedAssignment,
  type SeedProject,
  type SeedUser,
  seedAssignments,
  seedDomains,
  seedProjects,
  seedUsers,
} from './accounts.ts'

function load(
  { store }: Cloud,
  projects: readonly SeedProject[],
  users: readonly SeedUser[],
  assignments: readonly SeedAssignment[],
): void {
  for (const { name, ...project } of projects) createProject(store, name, project)
  for (const user of users) {
    const first = assignments.find(({ userId }) => userId === user.id)?.projectId
    createUser(store, {
      ...user,
      ...(first === undefined ? {} : { defaultProjectId: first }),
    })
  }
  for (const { userId, role, projectId, domainId } of assignments) {
    grantRole(store, userId, projectId === undefined ? { domainId } : { projectId }, role)
  }
}

/** Puts domains, projects, users and their roles into Keystone. */
export function loadIdentity(cloud: Cloud): void {
  for (const { name, ...domain } of seedDomains) {
    // The default domain is Keystone's own.
    if (domain.id !== 'default') createDomain(cloud.store, name, domain)
  }
  load(cloud, seedProjects, seedUsers, seedAssignments)
}

export function loadLargeIdentity(cloud: Cloud): void {
  load(cloud, [largeProject], [largeUser], [largeAssignment])
}

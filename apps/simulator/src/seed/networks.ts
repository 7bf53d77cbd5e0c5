import { largeProject, projectIdOf } from './accounts.ts'
import { fleetOctet } from './fleet.ts'

/** A project's own network; each region has one under this name. */
export type SeedNetwork = {
  projectId: string
  name: string
  /** The range in a region; its first address is the router's. */
  cidr: (regionId: string, position: number) => string
}

const small = (project: string, name: string, octet: number): SeedNetwork => ({
  projectId: projectIdOf(project),
  name,
  cidr: (_regionId, position) => `10.${octet + position}.0.0/24`,
})
const wide = (projectId: string, name: string): SeedNetwork => ({
  projectId,
  name,
  cidr: (regionId) => `10.${fleetOctet[regionId] ?? 80}.0.0/14`,
})

export const seedNetworks: readonly SeedNetwork[] = [
  small('reach-production', 'reach-net', 20),
  small('reach-preproduction', 'preproduction-net', 30),
  small('blank-slate', 'blank-net', 40),
  small('crew', 'crew-net', 50),
  small('partner-web', 'partner-net', 60),
  wide(projectIdOf('enterprise-fleet'), 'fleet-net'),
]
export const largeNetwork: SeedNetwork = wide(largeProject.id, 'large-net')

/** Limits that differ from Nova's, Neutron's and Cinder's defaults, in each region. */
export type SeedQuota = {
  projectId: string
  compute: Record<string, number>
  network: Record<string, number>
  volume: Record<string, number>
}

const volumesFor = (instances: number): number => Math.max(25, Math.ceil(instances / 2))

const room = (instances: number): Omit<SeedQuota, 'projectId'> => ({
  compute: { instances, cores: instances * 4, ram: instances * 8192 },
  network: {
    port: instances * 3,
    floatingip: Math.max(50, Math.ceil(instances / 10)),
    security_group: 100,
    security_group_rule: 1000,
  },
  volume: {
    volumes: volumesFor(instances),
    snapshots: volumesFor(instances),
    gigabytes: volumesFor(instances) * 100,
    backups: volumesFor(instances),
    backup_gigabytes: volumesFor(instances) * 100,
  },
})

export const seedQuotas: readonly SeedQuota[] = [
  { projectId: projectIdOf('reach-production'), ...room(100) },
  { projectId: projectIdOf('reach-preproduction'), ...room(25) },
  { projectId: projectIdOf('enterprise-fleet'), ...room(6000) },
]
export const largeQuota: SeedQuota = { projectId: largeProject.id, ...room(100_000) }

/** Key pairs by user; the fleet's and the talk's servers were made with them. */
export const seedKeyPairs = [
  { user: 'reachnovadevops', name: 'reach-devops' },
  { user: 'enterprise', name: 'platform' },
] as const

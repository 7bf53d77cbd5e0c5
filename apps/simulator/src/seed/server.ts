/** Statuses that a seeded server can rest in: none of them passes by itself. */
export type SeedStatus =
  | 'ACTIVE'
  | 'ERROR'
  | 'SHUTOFF'
  | 'VERIFY_RESIZE'
  | 'PAUSED'
  | 'SUSPENDED'
  | 'RESCUE'
  | 'SHELVED_OFFLOADED'

export type SeedServer = {
  id: string
  projectId: string
  userId: string
  regionId: string
  name: string
  status: SeedStatus
  imageName: string
  imageId: string
  flavorId: string
  /** Before the resize that waits for a word; only with VERIFY_RESIZE. */
  oldFlavorId?: string
  tags: readonly string[]
  metadata: Record<string, string>
  keyName?: string
  createdAt: Date
  updatedAt: Date
  /** Why it is in ERROR. */
  fault?: { code: number; message: string; at: Date }
  /** Names of groups of its project, for each of its interfaces; absent: `default`. */
  securityGroups?: readonly string[]
  /** In the order in which its interfaces were made; none for a build that failed early. */
  interfaces: readonly SeedInterface[]
}

/** An interface of a server, which Neutron keeps as a port. */
export type SeedInterface = {
  portId: string
  network: 'public' | 'private'
  macAddress: string
  /** IPv4 in dotted form. */
  address: string
}

export const noHost = 'No valid host was found. There are not enough hosts available.'
export const noBlockDevice = 'Build of instance aborted: Failure prepping block device.'
export const noNetwork =
  'Build of instance aborted: Failed to allocate the network(s), not rescheduling.'

import type { ServiceType } from './service-type.ts'

/**
 * The compute API version that Aloft speaks where the cloud has it: Zed's, the last that changes
 * anything that Aloft reads. Requests name the lowest version that has what they need, so that older
 * clouds are served too. https://docs.openstack.org/nova/latest/reference/api-microversion-history.html
 */
export const computeVersions = {
  /** Reading servers: tags (2.26), embedded flavor (2.47), lock reason (2.73). */
  read: '2.73',
  /** Description of a server in create, update and rebuild: 2.19. */
  description: '2.19',
  /** Tags: 2.26; at create: 2.52. */
  tags: '2.26',
  createWithTags: '2.52',
  /** Networks `auto` and `none`: 2.37. */
  automaticNetwork: '2.37',
  /** A name of the lock: 2.73. */
  lockReason: '2.73',
  /** Rescue of a server that boots from a volume: 2.87. */
  rescueVolume: '2.87',
  /** Rebuild of a server that boots from a volume: 2.93. */
  rebuildVolume: '2.93',
  /** The image's id as answer of a snapshot: 2.45. */
  snapshotId: '2.45',
  /** Events of an action with details: 2.84. */
  actionEvents: '2.51',
  /** A server group has one policy with rules: 2.64. */
  serverGroupPolicy: '2.64',
  /** Usage by pages: 2.40. */
  usagePages: '2.40',
  /** Key pairs by pages: 2.35. */
  keyPairPages: '2.35',
  /** Key type at import and create: 2.2. */
  keyPairType: '2.2',
  /** Flavors with extra specs: 2.61. */
  flavorSpecs: '2.61',
  /** A volume that goes with its server: 2.79; one of several servers: 2.60. */
  attachVolume: '2.79',
} as const

/**
 * The same for block storage; Zed has 3.70, and most needs no more than 3.0.
 * https://docs.openstack.org/cinder/latest/contributor/api_microversion_history.html
 */
export const volumeVersions = {
  /** Messages of one resource: 3.5. */
  messages: '3.5',
  /** Name and description of a backup are changed: 3.9. */
  editBackup: '3.9',
  /** A volume in use grows: 3.42. */
  extendInUse: '3.42',
} as const

/** The header that asks for a version; only services that negotiate by it. */
export function microversionHeaders(
  service: ServiceType,
  version: string | undefined,
): Record<string, string> {
  if (version === undefined) return {}
  return { 'openstack-api-version': `${microversionName(service)} ${version}` }
}

/** The service's name in the header: the block storage's is `volume`. */
export function microversionName(service: ServiceType): string {
  return service === 'volumev3' ? 'volume' : service
}

/** -1, 0 or 1, as `2.9` < `2.10`. */
export function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number)
  const [majorB = 0, minorB = 0] = b.split('.').map(Number)
  return Math.sign(majorA - majorB || minorA - minorB)
}

import { projectIdOf, userIdOf } from './accounts.ts'
import { macOf, uuidOf } from './identifiers.ts'
import { publicImageId } from './images.ts'
import type { SeedServer, SeedStatus } from './server.ts'

type Row = readonly [
  project: string,
  user: string,
  region: string,
  name: string,
  flavorId: string,
  privateAddress: string,
  status: SeedStatus,
]

const rows: readonly Row[] = [
  [
    'reach-preproduction',
    'reachnovadevops',
    'dfw',
    'preprod-web-1',
    '3',
    '10.30.0.11',
    'ACTIVE',
  ],
  [
    'reach-preproduction',
    'reachnovadevops',
    'dfw',
    'preprod-web-2',
    '3',
    '10.30.0.12',
    'ACTIVE',
  ],
  [
    'reach-preproduction',
    'reachnovadevops',
    'dfw',
    'preprod-db-1',
    '5',
    '10.30.0.13',
    'ACTIVE',
  ],
  [
    'reach-preproduction',
    'reachnovadevops',
    'ord',
    'preprod-web-3',
    '3',
    '10.31.0.11',
    'ACTIVE',
  ],
  [
    'reach-preproduction',
    'reachnovadevops',
    'ord',
    'preprod-tests',
    '4',
    '10.31.0.12',
    'SHUTOFF',
  ],
  ['partner-web', 'partner-admin', 'iad', 'partner-www', '3', '10.62.0.11', 'ACTIVE'],
  ['partner-web', 'partner-admin', 'iad', 'partner-shop', '4', '10.62.0.12', 'ACTIVE'],
]

/** The few servers of the accounts that are not about servers. */
export function smallServers(): SeedServer[] {
  return rows.map(([project, user, regionId, name, flavorId, address, status], index) => {
    const createdAt = new Date(Date.UTC(2026, 8, 1 + index * 9, 14, 5))
    const imageName = index % 2 === 0 ? 'Ubuntu 26.04 LTS' : 'Debian 13'
    return {
      id: uuidOf(`server:${project}:${name}`),
      projectId: projectIdOf(project),
      userId: userIdOf(user),
      regionId,
      name,
      status,
      imageName,
      imageId: publicImageId(regionId, imageName),
      flavorId,
      tags: project === 'partner-web' ? ['web'] : ['staging'],
      metadata: {},
      createdAt,
      updatedAt: new Date(createdAt.getTime() + 35_000),
      interfaces: [
        {
          portId: uuidOf(`port:${project}:${name}`),
          network: 'private',
          macAddress: macOf(`${project}:${name}`),
          address,
        },
      ],
    }
  })
}

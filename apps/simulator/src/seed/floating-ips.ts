import { projectIdOf } from './accounts.ts'
import { talkPortId } from './talk-servers.ts'

export type SeedFloatingIp = {
  projectId: string
  regionId: string
  /** Of the region's first public range, which is the public network's first subnet. */
  address: string
  description: string
  /** The port that it leads to; absent: it is kept for later. */
  portId?: string
}

type Row = readonly [region: string, address: string, description: string, server?: string]

const rows: readonly Row[] = [
  ['dfw', '198.18.1.200', 'reach.example.com', 'lb-dfw-1'],
  ['dfw', '198.18.1.201', 'Kept for the new mail relay'],
  ['ord', '198.18.129.200', 'reach.example.com', 'lb-ord-1'],
  ['ord', '198.18.129.201', ''],
  ['syd', '198.19.129.200', 'wiki.example.com', 'wiki'],
]

/** What the talk's account has set aside: three lead to servers, two are free. */
export const seedFloatingIps: readonly SeedFloatingIp[] = rows.map(
  ([regionId, address, description, server]) => ({
    projectId: projectIdOf('reach-production'),
    regionId,
    address,
    description,
    ...(server === undefined ? {} : { portId: talkPortId(server, 'private') }),
  }),
)

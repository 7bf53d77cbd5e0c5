import { securityGroupActs } from '@aloft/acts/security/security-acts'
import { securityGroupReader } from '@aloft/acts/security/security-readers'
import {
  securityGroupCells,
  securityGroupList,
  type ListedSecurityGroup,
} from '@aloft/list/security-groups'
import { parsePorts } from '@aloft/openstack/port'
import { usersOfGroup } from '@aloft/openstack/reachability'
import { parseSecurityGroups } from '@aloft/openstack/security-group'
import { endingGroup } from '../../acts/act-group.ts'
import { networkPages, readAll } from '../../acts/network-pages.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { groupBreakageNote } from './group-breakage-note.tsx'

const portsPath =
  '/ports?fields=id&fields=network_id&fields=device_id&fields=device_owner&fields=security_groups'

/** Groups by pages, each with how many are in it, counted by the ports. */
async function* pages(cloud: RegionCloud): AsyncIterable<readonly ListedSecurityGroup[]> {
  const { region, get } = cloud
  const ports = await readAll(get, portsPath, 'ports', (answer) =>
    parsePorts(answer, region),
  )
  for await (const answer of networkPages(get, '/security-groups', 'security_groups')) {
    yield parseSecurityGroups(answer, region).map((group) => {
      const { serverIds, otherPorts } = usersOfGroup(group.id, ports)
      const serverPorts = serverIds.length
      return {
        ...group,
        serverCount: serverPorts,
        portCount: serverPorts + otherPorts.length,
      }
    })
  }
}

export const securityGroupKind: ResourceKind<ListedSecurityGroup> = {
  id: 'security-group',
  title: 'Security groups',
  service: 'network',
  read: pages,
  list: securityGroupList,
  cells: securityGroupCells,
  grows: { name: 1, opens: 2, description: 2 },
  facetOrder: ['region', 'lets', 'usage'],
  acts: [
    {
      id: 'rules',
      label: 'Rules',
      heads: [securityGroupActs.open, securityGroupActs.addRule],
    },
    {
      id: 'change',
      label: 'Change',
      heads: [securityGroupActs.edit],
    },
    endingGroup(securityGroupActs.delete),
  ],
  bulkActs: [securityGroupActs.delete],
  href: ({ region, id }) => paths.securityGroup(region, id),
  reader: securityGroupReader,
  note: (head, items) =>
    head.id === securityGroupActs.delete.id ? groupBreakageNote(items) : undefined,
}

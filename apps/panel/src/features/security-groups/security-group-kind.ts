import { securityGroupActs } from '@aloft/acts/security/security-acts'
import { securityGroupReader } from '@aloft/acts/security/security-readers'
import {
  securityGroupCells,
  securityGroupList,
  type ListedSecurityGroup,
} from '@aloft/list/security-groups'
import { readList, readRecord, readText } from '@aloft/openstack/json-reader'
import { parsePorts } from '@aloft/openstack/port'
import { usersOfGroup } from '@aloft/openstack/reachability'
import { parseSecurityGroups } from '@aloft/openstack/security-group'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'

const pageSize = 500
const portsPath =
  '/ports?fields=id&fields=network_id&fields=device_id&fields=device_owner&fields=security_groups'

/** Groups by pages, each with how many are in it, counted by the ports. */
async function* pages(cloud: RegionCloud): AsyncIterable<readonly ListedSecurityGroup[]> {
  const ports = parsePorts(await cloud.get(portsPath), cloud.region)
  let marker = ''
  for (;;) {
    const after = marker === '' ? '' : `&marker=${encodeURIComponent(marker)}`
    const answer = await cloud.get(`/security-groups?limit=${pageSize}${after}`)
    const page = parseSecurityGroups(answer, cloud.region)
    yield page.map((group) => {
      const { serverIds, otherPorts } = usersOfGroup(group.id, ports)
      const serverPorts = serverIds.length
      return {
        ...group,
        serverCount: serverPorts,
        portCount: serverPorts + otherPorts.length,
      }
    })
    const listed = readList(readRecord(answer).security_groups)
    const last = readText(readRecord(listed.at(-1)).id) ?? ''
    if (listed.length < pageSize || last === marker) return
    marker = last
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
}

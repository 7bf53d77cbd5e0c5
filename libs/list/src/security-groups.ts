import { openedTraffic, opennessOf, opennessWords } from '@aloft/openstack/group-openness'
import type { SecurityGroup } from '@aloft/openstack/security-group'
import type { Cell, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

/** A group, and how many use it: absent while that is not known. */
export interface ListedSecurityGroup extends SecurityGroup {
  readonly serverCount?: number
  /** Ports of servers and others. */
  readonly portCount?: number
}

const sortable = true
const usage: Readonly<Record<string, string>> = {
  used: 'In use',
  unused: 'Nobody is in it',
}
const labelOfUsage = (key: string | number) => usage[String(key)] ?? String(key)
const labelOfOpenness = (key: string | number) =>
  Object.entries(opennessWords).find(([id]) => id === key)?.[1] ?? String(key)

/** The columns of the list of security groups. */
export function securityGroupList(words: RegionWords): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 180, sortable, search: true },
      {
        id: 'lets',
        label: 'Lets in',
        kind: 'text',
        width: 110,
        sortable,
        facet: { labelOf: labelOfOpenness, values: Object.keys(opennessWords) },
        labelOf: labelOfOpenness,
      },
      {
        id: 'opens',
        label: 'For',
        kind: 'tags',
        width: 210,
        sortable: false,
        search: true,
      },
      { id: 'servers', label: 'Servers', kind: 'number', width: 90, sortable },
      regionColumn(words),
      {
        id: 'description',
        label: 'Description',
        kind: 'text',
        width: 220,
        sortable,
        search: true,
      },
      {
        id: 'usage',
        label: 'Use',
        kind: 'text',
        width: 110,
        sortable,
        hidden: 'optional',
        facet: { labelOf: labelOfUsage, values: Object.keys(usage) },
        labelOf: labelOfUsage,
      },
      {
        id: 'rules',
        label: 'Rules',
        kind: 'number',
        width: 80,
        sortable,
        hidden: 'optional',
      },
      {
        id: 'created',
        label: 'Created',
        kind: 'date',
        width: 130,
        sortable,
        hidden: 'optional',
      },
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

/** By column id. */
export function securityGroupCells(
  group: ListedSecurityGroup,
): Readonly<Record<string, Cell>> {
  const { id, name, region, description, serverCount, portCount, rules, createdAt } = group
  const createdMs = createdAt === undefined ? Number.NaN : Date.parse(createdAt)
  return {
    id,
    name,
    region,
    description,
    lets: opennessOf(group),
    opens: openedTraffic(group),
    servers: serverCount,
    usage: portCount === undefined ? undefined : portCount > 0 ? 'used' : 'unused',
    rules: rules.length,
    created: Number.isNaN(createdMs) ? undefined : createdMs,
  }
}

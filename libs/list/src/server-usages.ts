import type { ServerUsage } from '@aloft/openstack/server-usage'
import type { Cell, ListDefinition } from './column.ts'
import { idColumn, regionColumn, type RegionWords } from './region-column.ts'

const sortable = true
const gibibyte = 1024 ** 3
const mebibyte = 1024 ** 2

/** What the columns need to know that is not in the rows. */
export interface UsageWords extends RegionWords {
  /** Millionths of the currency for an hour; absent when the size has no price. */
  priceMicros?(region: string, flavor: string): number | undefined
  /** `$12.30` for millionths. */
  costLabel(micros: number): string
}

const hours = (value: string | number) => Number(value).toFixed(1)

/** The columns of what servers took in a period; the costs only where there are prices. */
export function serverUsageList(words: UsageWords): ListDefinition {
  const cost = {
    id: 'cost',
    label: 'Cost',
    kind: 'number',
    width: 90,
    sortable,
    labelOf: (micros: string | number) => words.costLabel(Number(micros)),
  } as const
  return {
    columns: [
      { id: 'name', label: 'Server', kind: 'text', width: 200, sortable, search: true },
      { id: 'state', label: 'State', kind: 'text', width: 100, sortable, facet: {} },
      { id: 'flavor', label: 'Flavor', kind: 'text', width: 134, sortable, facet: {} },
      regionColumn(words),
      { id: 'hours', label: 'Hours', kind: 'number', width: 90, sortable, labelOf: hours },
      { id: 'vcpus', label: 'vCPUs', kind: 'number', width: 70, sortable },
      { id: 'memory', label: 'Memory', kind: 'bytes', width: 90, sortable },
      { id: 'disk', label: 'Disk', kind: 'bytes', width: 90, sortable },
      ...(words.priceMicros === undefined ? [] : [cost]),
      {
        id: 'started',
        label: 'Started',
        kind: 'date',
        width: 130,
        sortable,
        hidden: 'optional',
      },
      {
        id: 'ended',
        label: 'Ended',
        kind: 'date',
        width: 130,
        sortable,
        hidden: 'optional',
      },
      idColumn,
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'hours', descending: true },
  }
}

/** By column id; the cost of the whole period in millionths of the currency, rounded once. */
export function serverUsageCells(
  usage: ServerUsage,
  priceMicros: UsageWords['priceMicros'],
): Readonly<Record<string, Cell>> {
  const { id, name, state, flavor, region, vcpus, startedAt, endedAt } = usage
  const price = priceMicros?.(region, flavor)
  return {
    id,
    name,
    state,
    flavor,
    region,
    hours: usage.hours,
    vcpus,
    memory: usage.memoryMegabytes * mebibyte,
    disk: usage.diskGigabytes * gibibyte,
    cost: price === undefined ? undefined : Math.round(price * usage.hours),
    started: time(startedAt),
    ended: time(endedAt),
  }
}

function time(iso: string | undefined): number | undefined {
  const at = iso === undefined ? Number.NaN : Date.parse(iso)
  return Number.isNaN(at) ? undefined : at
}

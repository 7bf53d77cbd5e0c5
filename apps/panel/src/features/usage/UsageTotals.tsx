import type { ServerUsage } from '@aloft/openstack/server-usage'
import { formatCount, formatPrice } from '@aloft/ui/format-number'
import { hourlyMicros, type Prices } from '../../acts/prices.ts'
import styles from './UsagePage.module.css'

/** What all of them took together. */
export function UsageTotals({
  usages,
  prices,
}: {
  usages: readonly ServerUsage[]
  prices: Prices | undefined
}) {
  const sum = (of: (usage: ServerUsage) => number) =>
    formatCount(Math.round(usages.reduce((total, usage) => total + of(usage), 0)))
  const totals = [
    { label: 'Servers', figure: formatCount(usages.length) },
    { label: 'Server hours', figure: sum(({ hours }) => hours) },
    { label: 'vCPU hours', figure: sum(({ hours, vcpus }) => hours * vcpus) },
    {
      label: 'GB hours of memory',
      figure: sum(({ hours, memoryMegabytes }) => (hours * memoryMegabytes) / 1024),
    },
    {
      label: 'GB hours of disk',
      figure: sum(({ hours, diskGigabytes }) => hours * diskGigabytes),
    },
    ...costTotal(usages, prices),
  ]
  return totals.map(({ label, figure }) => (
    <div key={label} className={styles.total}>
      <span className={styles.figure}>{figure}</span>
      <span>{label}</span>
    </div>
  ))
}

/** Rounded server by server, as the list shows them, so that the column adds up. */
function costTotal(usages: readonly ServerUsage[], prices: Prices | undefined) {
  if (prices === undefined) return []
  const costs = usages.map(({ region, flavor, hours }) => {
    const price = hourlyMicros(prices, region, flavor)
    return price === undefined ? undefined : Math.round(price * hours)
  })
  const known = costs.filter((cost) => cost !== undefined)
  if (known.length === 0) return []
  const total = known.reduce((all, cost) => all + cost, 0)
  const label =
    known.length < costs.length
      ? `Cost (${costs.length - known.length} without a price)`
      : 'Cost'
  return [{ label, figure: formatPrice(total, prices.currency, 2) }]
}

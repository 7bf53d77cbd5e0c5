import type { AnyAct } from '@aloft/acts/registry'
import type { Flavor } from '@aloft/openstack/flavor'
import type { Image } from '@aloft/openstack/image'
import type { ComputeLimits } from '@aloft/openstack/limits'
import { Button } from '@aloft/ui/Button'
import { formatDisk, formatMemory } from '@aloft/ui/format-bytes'
import { Meter } from '@aloft/ui/Meter'
import { useQuery } from '@tanstack/react-query'
import type { PresentedError } from '../../../api/present-error.ts'
import { pricesQuery } from '../../../acts/cloud-queries.ts'
import { EquivalentTabs } from '../../../acts/EquivalentTabs.tsx'
import { FailureBanner } from '../../../acts/FailureBanner.tsx'
import { hourlyMicros, hourlyWords, monthlyWords } from '../../../acts/prices.ts'
import styles from './CreatePage.module.css'
import type { KeyWay } from './create-problems.ts'
import { countOf, type Draft } from './draft.ts'

export interface SummaryProps {
  act: AnyAct
  draft: Draft
  image: Image | undefined
  flavor: Flavor | undefined
  limits: ComputeLimits | undefined
  input: Record<string, unknown>
  keyWay: KeyWay
  /** Why there is nothing yet to write as a command. */
  awaited: string | undefined
  blocked: string | undefined
  pending: boolean
  failure: PresentedError | undefined
  /** There when nobody knows whether it was made. */
  startAnew: (() => void) | undefined
  onBlocked: () => void
}

/** What will be made, what it costs, what is left of the quota, and the button. */
export function Summary(props: SummaryProps) {
  const { act, draft, image, flavor, limits, input, blocked } = props
  const { keyWay, awaited, pending, failure, startAnew, onBlocked } = props
  const { region } = draft
  const count = countOf(draft)
  const submit =
    count === undefined
      ? 'Create servers'
      : count === 1
        ? 'Create server'
        : `Create ${count} servers`
  // Without a name there is none yet, and still something to show.
  const split = act.split?.(input) ?? []
  const parts = split.length === 0 ? [input] : split
  return (
    <aside className={styles.summary} aria-label="Summary">
      <div className={styles.card}>
        <p className={styles.what}>
          {flavor === undefined
            ? 'Choose a size'
            : `${formatMemory(flavor.memoryMegabytes)} · ${flavor.vcpus} ${flavor.vcpus === 1 ? 'CPU' : 'CPUs'} · ${formatDisk(flavor.diskGigabytes)}`}
        </p>
        <p className={styles.note}>{image?.name ?? 'Choose an image'}</p>
        <p className={styles.note}>{keyWords(keyWay, draft.keyPair)}</p>
        {count !== undefined && <Cost region={region} flavor={flavor} count={count} />}
        {limits !== undefined && (
          <div className={styles.quota}>
            <p className={styles.note}>
              Of the quota, {count === 1 ? 'with this server' : 'with these servers'}:
            </p>
            <Meter
              label="Servers"
              used={limits.servers.used}
              adding={count ?? 0}
              limit={limits.servers.limit}
            />
            <Meter
              label="CPUs"
              used={limits.vcpus.used}
              adding={(flavor?.vcpus ?? 0) * (count ?? 0)}
              limit={limits.vcpus.limit}
            />
            <Meter
              label="Memory"
              used={limits.memoryMegabytes.used}
              adding={(flavor?.memoryMegabytes ?? 0) * (count ?? 0)}
              limit={limits.memoryMegabytes.limit}
              format={formatMemory}
            />
          </div>
        )}
        {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
        <Button
          type="submit"
          variant="primary"
          className={styles.submit ?? ''}
          pending={pending}
          disabledReason={blocked}
          onPointerDown={blocked === undefined ? undefined : onBlocked}
        >
          {submit}
        </Button>
        {blocked !== undefined && <p className={styles.note}>{blocked}</p>}
      </div>
      <section className={styles.card} aria-label="The same as a command">
        <h2 className={styles.heading}>The same elsewhere</h2>
        {awaited === undefined ? (
          <EquivalentTabs
            act={act}
            runs={parts.map((part) => ({
              subject: { region, id: '', name: '' },
              input: Object.fromEntries(Object.entries(part)),
            }))}
          />
        ) : (
          <p className={styles.note}>As CLI, API call and Terraform, {awaited}</p>
        )}
      </section>
    </aside>
  )
}

/** Without one nobody signs in by key: that must not be a surprise afterwards. */
function keyWords(way: KeyWay, keyPair: string): string {
  if (way !== 'choose') return 'Key pair: not there yet'
  return keyPair === '' ? 'No key pair' : `Key pair ${keyPair}`
}

function Cost({
  region,
  flavor,
  count,
}: {
  region: string
  flavor: Flavor | undefined
  count: number
}) {
  const { data: prices } = useQuery(pricesQuery)
  if (flavor === undefined || prices === undefined) return null
  const micros = hourlyMicros(prices, region, flavor.name)
  if (micros === undefined)
    return <p className={styles.note}>This size has no price in the price file.</p>
  return (
    <p className={styles.cost}>
      <strong>{monthlyWords(prices, micros, count)}</strong> a month
      <span className={styles.note}> · {hourlyWords(prices, micros * count)} an hour</span>
    </p>
  )
}

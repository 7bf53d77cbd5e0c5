import { reverseRecordActs } from '@aloft/acts/dns/zone-acts'
import { dnsStatusKey, dnsStatusWords } from '@aloft/openstack/dns-status'
import { parseReverseRecords, type ReverseRecord } from '@aloft/openstack/reverse-record'
import type { Server } from '@aloft/openstack/server'
import { Card } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { Status } from '@aloft/ui/Status'
import { useQuery } from '@tanstack/react-query'
import { ActButton } from '../../../acts/ActButton.tsx'
import { onTouched, wasTouched } from '../../../acts/touched.ts'
import { readCloud } from '../../../api/cloud.ts'
import { presentError } from '../../../api/present-error.ts'
import styles from '../../../details/Detail.module.css'
import { useSession } from '../../../session/session.ts'

const busyMs = 1500
const restMs = 30_000
const afterActMs = 15_000

onTouched((client, kinds) => {
  if (kinds.has('reverse-record')) {
    void client.invalidateQueries({ queryKey: ['reverse-records'] })
  }
})

/** The names that the server's floating IPs lead back to; only where the cloud has such names. */
export function ReverseDns({ server }: { server: Server }) {
  const { regions } = useSession()
  const floating = server.addresses.filter(({ kind }) => kind === 'floating')
  const offers = regions.some(
    ({ id, services }) => id === server.region && services.includes('dns'),
  )
  if (floating.length === 0 || !offers) return null
  const addresses = floating.map(({ address }) => address)
  return <Names region={server.region} addresses={addresses} />
}

function Names({ region, addresses }: { region: string; addresses: readonly string[] }) {
  const { data, error } = useQuery({
    queryKey: ['reverse-records', region],
    queryFn: async ({ signal }) => {
      const path = '/reverse/floatingips'
      const answer = await readCloud({ region, service: 'dns', path, signal })
      return parseReverseRecords(answer)
    },
    refetchInterval: ({ state }) => {
      const passes = state.data?.some((each) => wordsOf(each).passing) === true
      return passes || wasTouched('reverse-record', afterActMs) ? busyMs : restMs
    },
  })
  const own = data?.filter(
    (each) => each.region === region && addresses.includes(each.name),
  )
  return (
    <Card title="Reverse DNS" flush={own !== undefined && own.length > 0}>
      {error !== null && (
        <p className={styles.none}>
          {presentError(error, 'The names could not be read').message}
        </p>
      )}
      {error === null && own === undefined && (
        <SkeletonRows rows={1} label="Loading the names" />
      )}
      {own !== undefined && own.length > 0 && (
        <ul className={styles.entries}>
          {own.map((record) => (
            <NameOf key={record.id} record={record} />
          ))}
        </ul>
      )}
    </Card>
  )
}

const wordsOf = (record: ReverseRecord) => dnsStatusWords(dnsStatusKey(record))

function NameOf({ record }: { record: ReverseRecord }) {
  const { name, hostName } = record
  const { label, tone } = wordsOf(record)
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <span className={styles.mono}>{name}</span>
        <span className={styles.entryTitle}>{hostName ?? 'No name'}</span>
        {hostName !== undefined && <Status tone={tone}>{label}</Status>}
        <ActButton
          head={reverseRecordActs.set}
          subjects={[record]}
          label={hostName === undefined ? 'Set name' : 'Change name'}
          size="small"
        />
        {hostName !== undefined && (
          <ActButton head={reverseRecordActs.clear} subjects={[record]} size="small" />
        )}
      </div>
    </li>
  )
}

import { serverActs } from '@aloft/acts/server-acts'
import type { Server } from '@aloft/openstack/server'
import { formatDisk, formatMemory } from '@aloft/ui/format-bytes'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { lazyPart } from '@aloft/ui/lazy-part'
import { Part } from '@aloft/ui/Part'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { Tag } from '@aloft/ui/Tag'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { ActButton } from '../../../acts/ActButton.tsx'
import { imageQuery, pricesQuery } from '../../../acts/cloud-queries.ts'
import { hourlyMicros, hourlyWords, monthlyWords } from '../../../acts/prices.ts'
import { Addresses } from './Addresses.tsx'
import styles from '../../../details/Detail.module.css'
import { ReverseDns } from './ReverseDns.tsx'
import { TagsEditor } from './TagsEditor.tsx'

const FloatingIps = lazyPart(async () => (await import('./FloatingIps.tsx')).FloatingIps)

/** What the server is. */
export function Overview({ server }: { server: Server }) {
  const metadata = Object.entries(server.metadata)
  return (
    <PageColumns>
      <div className={styles.column}>
        <Properties server={server} />
        <Addresses server={server} />
        <ReverseDns server={server} />
        <Part inPlace fallback={<SkeletonRows rows={2} />}>
          <FloatingIps server={server} />
        </Part>
      </div>
      <div className={styles.column}>
        <Card title="Tags">
          <TagsEditor key={server.id} server={server} />
        </Card>
        <Card
          title="Metadata"
          actions={
            <ActButton head={serverActs.editMetadata} subjects={[server]} size="small" />
          }
        >
          {metadata.length === 0 ? (
            <p className={styles.none}>None.</p>
          ) : (
            <PropertyList
              properties={metadata.map(([label, value]) => ({
                label,
                value: <span className={styles.mono}>{value}</span>,
              }))}
            />
          )}
        </Card>
        <Card
          title="Security groups"
          actions={
            <>
              <ActButton
                head={serverActs.addSecurityGroup}
                subjects={[server]}
                size="small"
              />
              {server.securityGroups.length > 0 && (
                <ActButton
                  head={serverActs.removeSecurityGroup}
                  subjects={[server]}
                  size="small"
                />
              )}
            </>
          }
        >
          {server.securityGroups.length === 0 ? (
            <p className={styles.none}>None: its ports let nothing in.</p>
          ) : (
            <div className={styles.tags}>
              {server.securityGroups.map((group) => (
                <Tag key={group}>{group}</Tag>
              ))}
            </div>
          )}
        </Card>
      </div>
    </PageColumns>
  )
}

function Properties({ server }: { server: Server }) {
  const { flavor, keyName, zone, createdAt, launchedAt, updatedAt, volumeIds } = server
  return (
    <Card title="Properties">
      <PropertyList
        properties={[
          { label: 'Image', value: <ImageName server={server} /> },
          { label: 'Flavor', value: flavor.name },
          { label: 'Size', value: sizeWords(server) },
          { label: 'Price', value: <Price server={server} /> },
          { label: 'Key pair', value: keyName },
          { label: 'Zone', value: zone },
          ...(volumeIds.length > 0
            ? [
                {
                  label: 'Volumes',
                  value: volumeIds.map((id) => <CopyText key={id} text={id} />),
                },
              ]
            : []),
          { label: 'Created', value: createdAt && <Time at={createdAt} /> },
          { label: 'Launched', value: launchedAt && <Time at={launchedAt} /> },
          { label: 'Changed', value: updatedAt && <Time at={updatedAt} /> },
        ]}
      />
    </Card>
  )
}

function sizeWords({ flavor }: Server): string | undefined {
  const { memoryMegabytes, vcpus, diskGigabytes } = flavor
  const parts = [
    memoryMegabytes === undefined ? undefined : `${formatMemory(memoryMegabytes)} memory`,
    vcpus === undefined ? undefined : `${vcpus} ${vcpus === 1 ? 'CPU' : 'CPUs'}`,
    diskGigabytes === undefined ? undefined : `${formatDisk(diskGigabytes)} disk`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

function ImageName({ server }: { server: Server }) {
  const { region, imageId } = server
  const image = useQuery({
    ...imageQuery(region, imageId ?? ''),
    enabled: imageId !== undefined,
  })
  if (imageId === undefined) return 'Starts from a volume'
  if (image.data) return image.data.name
  return <CopyText text={imageId} />
}

function Price({ server }: { server: Server }) {
  const { data: prices } = useQuery(pricesQuery)
  const micros = hourlyMicros(prices, server.region, server.flavor.name ?? '')
  if (prices === undefined || micros === undefined) return '—'
  return `${hourlyWords(prices, micros)} an hour, ${monthlyWords(prices, micros, 1)} a month`
}

import type { Collection, Resource } from '../core/collection.ts'
import type { Cloud, ServiceScope } from '../core/cloud.ts'
import type { Region } from '../core/region.ts'
import type { Backup, QuotaSet, Snapshot, Transfer, UserMessage, Volume } from './model.ts'

/** What Cinder reads and writes of Glance's images, in their own form. */
export interface Image extends Resource {
  readonly name: string | null
  readonly status: string
  readonly visibility: string
  readonly owner: string
  /** GiB. */
  readonly min_disk: number
  /** MiB. */
  readonly min_ram: number
  /** Bytes. */
  readonly size: number | null
  readonly [property: string]: unknown
}

/** Cinder of one region: its own collections, and Glance's images. */
export interface BlockStorage {
  readonly cloud: Cloud
  readonly region: Region
  readonly volumes: Collection<Volume>
  readonly snapshots: Collection<Snapshot>
  readonly backups: Collection<Backup>
  readonly transfers: Collection<Transfer>
  readonly messages: Collection<UserMessage>
  readonly quotas: Collection<QuotaSet>
  readonly images: Collection<Image>
  /** The names of the region's zones; `nova` where none were made. */
  readonly zones: () => [string, ...string[]]
}

/** The same collections at every call; Nova asks too, for what it attaches. */
export function openBlockStorage({ cloud, region }: ServiceScope): BlockStorage {
  const { store } = cloud
  const zones = store.collection<Resource>(region.id, 'availability-zone')
  return {
    cloud,
    region,
    volumes: store.collection<Volume>(region.id, 'volume'),
    snapshots: store.collection<Snapshot>(region.id, 'volume-snapshot', ['volume_id']),
    backups: store.collection<Backup>(region.id, 'volume-backup', ['volume_id']),
    transfers: store.collection<Transfer>(region.id, 'volume-transfer', ['volume_id']),
    messages: store.collection<UserMessage>(region.id, 'volume-message'),
    quotas: store.collection<QuotaSet>(region.id, 'volume-quota'),
    images: store.collection<Image>(region.id, 'image'),
    zones() {
      const [first, ...rest] = zones.list().map(({ id }) => id)
      return first === undefined ? ['nova'] : [first, ...rest]
    },
  }
}

import { readRecord } from '@aloft/openstack/json-reader'
import { parseVolume, type Volume } from '@aloft/openstack/volume'
import { parseVolumeBackup, type VolumeBackup } from '@aloft/openstack/volume-backup'
import { parseVolumeSnapshot, type VolumeSnapshot } from '@aloft/openstack/volume-snapshot'
import { parseVolumeTransfer, type VolumeTransfer } from '@aloft/openstack/volume-transfer'
import type { Subject } from '../act.ts'
import type { SubjectReader } from '../subject-reader.ts'

/** `GET /<path>/<id>`, whose answer holds the thing under `key`. */
function readerOf<Item extends Subject>(
  path: string,
  key: string,
  parse: (value: unknown, region: string) => Item | undefined,
): SubjectReader<Item> {
  return {
    read: ({ region, id }) => ({
      region,
      service: 'volumev3',
      method: 'GET',
      path: `/${path}/${encodeURIComponent(id)}`,
    }),
    parse: (answer, { region }) => parse(readRecord(answer)[key], region),
  }
}

/** https://docs.openstack.org/api-ref/block-storage/v3/#show-a-volume-s-details */
export const volumeReader = readerOf<Volume>('volumes', 'volume', parseVolume)

/** https://docs.openstack.org/api-ref/block-storage/v3/#show-a-snapshot-s-details */
export const snapshotReader = readerOf<VolumeSnapshot>(
  'snapshots',
  'snapshot',
  parseVolumeSnapshot,
)

/** https://docs.openstack.org/api-ref/block-storage/v3/#show-backup-detail */
export const backupReader = readerOf<VolumeBackup>('backups', 'backup', parseVolumeBackup)

/** https://docs.openstack.org/api-ref/block-storage/v3/#show-volume-transfer-detail */
export const volumeTransferReader = readerOf<VolumeTransfer>(
  'os-volume-transfer',
  'transfer',
  parseVolumeTransfer,
)

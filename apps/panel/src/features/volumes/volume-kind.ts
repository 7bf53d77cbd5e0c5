import { volumeActs } from '@aloft/acts/volumes/volume-acts'
import { volumeReader } from '@aloft/acts/volumes/volume-readers'
import { volumeCells, volumeList } from '@aloft/list/volumes'
import { parseVolume, type Volume } from '@aloft/openstack/volume'
import { volumeStatus } from '@aloft/openstack/volume-status'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'
import { paths } from '../../paths.ts'
import { markedPages, namesOf } from './pages.ts'
import { copyNote } from './copy-note.tsx'

/** With the names of the servers that have them: Cinder tells ids alone. */
async function* pages(cloud: RegionCloud): AsyncIterable<readonly Volume[]> {
  let names: ReadonlyMap<string, string> | undefined
  const list = { path: '/volumes/detail', key: 'volumes' }
  for await (const volumes of markedPages(cloud, list, parseVolume)) {
    if (volumes.some(({ attachments }) => attachments.length > 0)) {
      names ??= await namesOf(cloud, {
        path: '/servers',
        key: 'servers',
        service: 'compute',
      })
    }
    yield volumes.map((volume) => named(volume, names))
  }
}

function named(volume: Volume, names: ReadonlyMap<string, string> | undefined): Volume {
  const attachments = volume.attachments.map((attachment) => {
    const serverName = names?.get(attachment.serverId)
    return serverName === undefined ? attachment : { ...attachment, serverName }
  })
  return { ...volume, attachments }
}

export const volumeKind: ResourceKind<Volume> = {
  id: 'volume',
  title: 'Volumes',
  service: 'volumev3',
  read: pages,
  list: volumeList,
  cells: volumeCells,
  grows: { name: 2, attachedTo: 1 },
  facetOrder: ['status', 'region', 'type', 'attached', 'bootable', 'zone'],
  isPassing: ({ status }) => volumeStatus(status).passing,
  acts: [
    {
      id: 'use',
      label: 'Use',
      heads: [volumeActs.attach, volumeActs.detach, volumeActs.setBootable],
    },
    {
      id: 'copy',
      label: 'Copy',
      heads: [volumeActs.snapshot, volumeActs.backUp, volumeActs.saveImage],
    },
    {
      id: 'change',
      label: 'Change',
      heads: [
        volumeActs.extend,
        volumeActs.changeType,
        volumeActs.edit,
        volumeActs.editMetadata,
      ],
    },
    { id: 'leave', label: 'Leave', heads: [volumeActs.transfer] },
    endingGroup(volumeActs.delete),
  ],
  bulkActs: [volumeActs.snapshot, volumeActs.backUp, volumeActs.delete],
  href: ({ region, id }) => paths.volume(region, id),
  reader: volumeReader,
  note: (head, volumes) => copyNote(head.id, volumes),
}

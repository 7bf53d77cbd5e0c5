import { openBlockStorage } from '../cinder/block-storage.ts'
import { blankRequest, createVolume } from '../cinder/volume-create.ts'
import { deleteVolume } from '../cinder/volume-delete.ts'
import { Fault } from '../core/fault.ts'
import { type BlockDevice, invalidDevice } from './block-device.ts'
import type { Compute } from './compute.ts'
import { visibleImage } from './image.ts'
import type { AttachedVolume, Server } from './model.ts'
import { attachNow, releaseVolumes, reserveFor } from './volume-attach.ts'

/** Throws 400 unless everything that the devices name is there. */
export function requireDevices(
  compute: Compute,
  projectId: string,
  devices: readonly BlockDevice[],
  count: number,
): void {
  const { volumes, snapshots } = openBlockStorage(compute)
  for (const { source, uuid = '' } of devices) {
    if (source === 'volume' && count > 1) {
      throw new Fault(400, 'Cannot attach one or more volumes to multiple instances')
    }
    const found =
      source === 'blank' ||
      (source === 'volume' && volumes.get(uuid)?.project_id === projectId) ||
      (source === 'snapshot' && snapshots.get(uuid)?.project_id === projectId) ||
      (source === 'image' && visibleImage(compute, uuid, projectId) !== undefined)
    if (!found) throw invalidDevice(`failed to get ${source} ${uuid}.`)
  }
  const boots = devices.find(({ bootIndex }) => bootIndex === 0)
  const volume = boots?.source === 'volume' ? volumes.get(boots.uuid ?? '') : undefined
  if (volume && !volume.bootable) {
    throw new Fault(400, `Block Device ${volume.id} is not bootable.`)
  }
}

/** Takes the volumes that exist already for a server that is being made. */
export function reserveDevices(
  compute: Compute,
  server: Server,
  devices: readonly BlockDevice[],
  requestId: string,
): Server {
  let reserved = server
  for (const device of devices) {
    if (device.source !== 'volume' || device.uuid === undefined) continue
    try {
      reserved = withVolume(compute, reserved, device, device.uuid, requestId)
    } catch (error) {
      releaseVolumes(compute, reserved, compute.cloud.clock.now())
      throw error
    }
  }
  return reserved
}

/** What became of making a server's volumes: to be waited for, ready, or why not. */
export type DeviceProgress =
  | { readonly state: 'waiting' | 'ready'; readonly server: Server }
  | { readonly state: 'failed'; readonly server: Server; readonly message: string }

/** Makes the volumes that a server's devices still lack, and attaches all when they are there. */
export function advanceDevices(
  compute: Compute,
  server: Server,
  atMs: number,
): DeviceProgress {
  const storage = openBlockStorage(compute)
  const requestId = server.pending?.requestId ?? ''
  const asker = { projectId: server.project_id, userId: server.user_id, requestId }
  let current = server
  const missing = server.planned_devices ?? []
  try {
    for (const device of missing) {
      const { id } = createVolume(storage, asker, {
        ...blankRequest,
        size: device.size,
        type: device.volumeType,
        imageId: device.source === 'image' ? device.uuid : undefined,
        snapshotId: device.source === 'snapshot' ? device.uuid : undefined,
      })
      current = {
        ...current,
        made_volumes: [...(current.made_volumes ?? []), { id, device }],
      }
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const message = error.message
    return { state: 'failed', server: current, message }
  }
  current = { ...current, planned_devices: [] }
  const made = current.made_volumes ?? []
  for (const { id } of made) {
    const status = storage.volumes.get(id)?.status ?? 'error'
    if (status.startsWith('error')) {
      const message = `Volume ${id} did not finish being created even after we waited 3 seconds or 2 attempts. And its status is ${status}.`
      return { state: 'failed', server: current, message }
    }
    if (status !== 'available') return { state: 'waiting', server: current }
  }
  for (const { id, device } of made) {
    current = withVolume(compute, current, device, id, requestId)
  }
  for (const volume of current.volumes) attachNow(compute, volume, atMs)
  return { state: 'ready', server: { ...current, made_volumes: [] } }
}

/** After a build that failed: frees what it had taken, and deletes what was made to go with it. */
export function abandonDevices(compute: Compute, server: Server, atMs: number): void {
  releaseVolumes(compute, server, atMs)
  const storage = openBlockStorage(compute)
  for (const { id, device } of server.made_volumes ?? []) {
    const volume = storage.volumes.get(id)
    if (!volume || !device.deleteOnTermination) continue
    deleteVolume(storage, volume, { cascade: false, force: true, requestId: '' })
  }
}

function withVolume(
  compute: Compute,
  server: Server,
  device: BlockDevice,
  volumeId: string,
  requestId: string,
): Server {
  const volume = openBlockStorage(compute).volumes.get(volumeId)
  if (!volume) throw invalidDevice(`failed to get volume ${volumeId}.`)
  const attached: AttachedVolume = reserveFor(compute, server, volume, requestId, device)
  return { ...server, volumes: [...server.volumes, attached] }
}

import { openBlockStorage } from '../cinder/block-storage.ts'
import { tellFailure } from '../cinder/change.ts'
import { metadataOf } from '../cinder/image.ts'
import type { Volume } from '../cinder/model.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { openCompute } from '../nova/compute.ts'
import { projectIdOf, userIdOf } from './accounts.ts'
import { uuidOf } from './identifiers.ts'
import { publicImageId } from './images.ts'
import { createRandom } from './random.ts'
import { buildBackup, buildSnapshot, buildVolume } from './volume-builder.ts'
import {
  seedBackupId,
  seedBackups,
  seedSnapshots,
  type SeedVolume,
  seedVolumeId,
  seedVolumes,
} from './volumes.ts'

/** Puts the talk's volumes of a region, and what was kept of them, into Cinder. */
export function loadTalkVolumes(scope: ServiceScope): void {
  const storage = openBlockStorage(scope)
  const here = <T extends { regionId: string }>(items: readonly T[]): T[] =>
    items.filter(({ regionId }) => regionId === scope.region.id)
  for (const seed of here(seedVolumes)) {
    const volume = storage.volumes.put(talkVolume(scope, seed))
    if (seed.attachedTo !== undefined) {
      giveTo(scope, volume, uuidOf(`server:talk:${seed.attachedTo}`))
    }
    if (seed.isBroken === true) {
      const text =
        'schedule allocate volume: Could not find any available weighted backend.'
      const atMs = volume.created_at + 1_000
      tellFailure(storage, 'volume', volume, { code: '001_003', text, atMs })
    }
  }
  for (const seed of here(seedSnapshots)) {
    const volume = storage.volumes.get(seedVolumeId(seed.regionId, seed.volume))
    if (!volume) throw new Error(`snapshot ${seed.name} is of no volume`)
    const description = seed.description ?? null
    const snapshot = buildSnapshot(volume, seed.name, Date.parse(seed.at))
    storage.snapshots.put({ ...snapshot, description })
  }
  for (const { regionId, name, at, since, ...seed } of here(seedBackups)) {
    const volume = storage.volumes.get(seedVolumeId(regionId, seed.volume))
    if (!volume) throw new Error(`backup ${name} is of no volume`)
    const id = seedBackupId(regionId, name)
    storage.backups.put({
      ...buildBackup(volume, id, name, Date.parse(at)),
      description: seed.description ?? null,
      parent_id: since === undefined ? null : seedBackupId(regionId, since),
      ...(seed.isBroken === true && {
        status: 'error',
        object_count: 0,
        fail_reason: 'Backup driver failed to create backup.',
      }),
    })
  }
}

function talkVolume(scope: ServiceScope, seed: SeedVolume): Volume {
  const { images } = openBlockStorage(scope)
  const image =
    seed.image === undefined
      ? undefined
      : images.get(publicImageId(seed.regionId, seed.image))
  return buildVolume(seed.regionId, seed.type, {
    id: seedVolumeId(seed.regionId, seed.name),
    project_id: projectIdOf('reach-production'),
    user_id: userIdOf('reachnovadevops'),
    name: seed.name,
    description: seed.description ?? null,
    size: seed.gigabytes,
    metadata: seed.metadata ?? {},
    created_at: Date.parse(`${seed.createdOn}T10:15:00Z`),
    bootable: image !== undefined,
    ...(image && { image_metadata: metadataOf(image) }),
    ...(seed.isBroken === true && { status: 'error' }),
  })
}

/** The server has the volume: both sides know it. */
function giveTo(scope: ServiceScope, volume: Volume, serverId: string): void {
  const { servers } = openCompute(scope)
  const server = servers.get(serverId)
  if (!server) throw new Error(`volume ${volume.name} is attached to no server`)
  const device = `/dev/vd${'bcdefgh'.charAt(server.volumes.length)}`
  const attachment_id = uuidOf(`attachment:${volume.id}`)
  const { id } = volume
  const attached = { id, delete_on_termination: false, device, attachment_id }
  servers.put({ ...server, volumes: [...server.volumes, attached] })
  openBlockStorage(scope).volumes.put({
    ...volume,
    status: 'in-use',
    availability_zone: server.availability_zone,
    attachments: [
      {
        id: attachment_id,
        server_id: serverId,
        device,
        status: 'attached',
        mode: 'rw',
        attached_at: volume.created_at + 60_000,
      },
    ],
  })
}

/** How many database servers of a region have a volume each. */
const ATTACHED = 75
const FREE = 15

/** Volumes of the ten thousand servers: their databases' and some that nobody uses. */
export function loadFleetVolumes(scope: ServiceScope): void {
  const project = projectIdOf('enterprise-fleet')
  const user = userIdOf('enterprise')
  const storage = openBlockStorage(scope)
  const regionId = scope.region.id
  const random = createRandom(`volumes:${regionId}`)
  const databases = openCompute(scope)
    .servers.list(project)
    .filter(({ metadata, vm_state }) => metadata['role'] === 'db' && vm_state === 'active')
    .slice(0, ATTACHED)
  const make = (name: string, createdAt: number): Volume =>
    storage.volumes.put(
      buildVolume(regionId, random.next() < 0.7 ? 'ssd' : 'standard', {
        id: seedVolumeId(regionId, `fleet:${name}`),
        project_id: project,
        user_id: user,
        name,
        size: random.pick([50, 100, 100, 250, 250, 500, 1000]),
        metadata: { application: name.split('-')[0] ?? '' },
        created_at: createdAt,
      }),
    )
  for (const [position, server] of databases.entries()) {
    const volume = make(`${server.name}-data`, server.created_at + 900_000)
    giveTo(scope, volume, server.id)
    const at = volume.created_at + 86_400_000
    if (position % 4 === 0) {
      storage.snapshots.put(buildSnapshot(volume, `${volume.name}-before-upgrade`, at))
    }
    if (position % 5 === 0) {
      const id = seedBackupId(regionId, volume.id)
      storage.backups.put(buildBackup(volume, id, `${volume.name}-weekly`, at))
    }
  }
  for (let number = 1; number <= FREE; number += 1) {
    const createdAt = Date.UTC(2026, 8, number, 6)
    const name = `spare-${regionId}-${String(number).padStart(2, '0')}`
    const volume = make(name, createdAt)
    if (number > FREE - 2) storage.volumes.put({ ...volume, status: 'error' })
  }
}

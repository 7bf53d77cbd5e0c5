import { beginDetaching, release, reserve, setAttachment } from '../cinder/attachment.ts'
import { openBlockStorage } from '../cinder/block-storage.ts'
import { tellFailure } from '../cinder/change.ts'
import type { Volume } from '../cinder/model.ts'
import { deleteVolume } from '../cinder/volume-delete.ts'
import { Fault } from '../core/fault.ts'
import type { Collection, Resource } from '../core/collection.ts'
import type { Compute } from './compute.ts'
import { finishAction } from './instance-action.ts'
import type { AttachedVolume, Server } from './model.ts'

/** A volume on its way to a server, or away from it; `id` is `<server id>/<volume id>`. */
interface VolumeTask extends Resource {
  readonly server_id: string
  readonly volume_id: string
  readonly attachment_id: string
  readonly request_id: string
  readonly step: 'connect' | 'attach' | 'detach'
  readonly pending?: { readonly dueAt: number }
}

/** Volumes whose name begins with this are not attached: a way to see what failing looks like. */
const FAILING = 'fail-attach-'

const tasksOf = ({ cloud, region }: Compute): Collection<VolumeTask> =>
  cloud.store.collection<VolumeTask>(region.id, 'volume-task')

export interface AttachOptions {
  readonly deleteOnTermination: boolean
  readonly bootIndex?: number
  readonly tag?: string
}

/** Takes the volume for the server in Cinder. Throws 400 in Nova's words when it is not free. */
export function reserveFor(
  compute: Compute,
  server: Pick<Server, 'id' | 'volumes'>,
  volume: Volume,
  requestId: string,
  options: AttachOptions,
): AttachedVolume {
  const device = nextDevice(server.volumes, options.bootIndex)
  const attachment = translated(requestId, () =>
    reserve(openBlockStorage(compute), volume, { serverId: server.id, device }),
  )
  return {
    id: volume.id,
    delete_on_termination: options.deleteOnTermination,
    device,
    attachment_id: attachment.id,
    ...(options.bootIndex !== undefined && { boot_index: options.bootIndex }),
    ...(options.tag !== undefined && { tag: options.tag }),
  }
}

/** Starts connecting a reserved volume to the server's machine. */
export function beginAttach(
  compute: Compute,
  server: Server,
  volume: AttachedVolume,
  requestId: string,
): void {
  const dueAt = compute.cloud.clock.after(0.5)
  const { attachment_id } = volume
  putTask(compute, server.id, volume.id, attachment_id, requestId, 'connect', dueAt)
}

/** Starts taking the volume from the server. Throws 400 in Nova's words when it can't be. */
export function beginDetach(
  compute: Compute,
  server: Server,
  { id, attachment_id }: AttachedVolume,
  requestId: string,
): void {
  const storage = openBlockStorage(compute)
  const volume = storage.volumes.get(id)
  if (!volume) throw new Fault(404, `Volume ${id} could not be found.`)
  translated(requestId, () => beginDetaching(storage, volume))
  const dueAt = compute.cloud.clock.after(1.2)
  putTask(compute, server.id, id, attachment_id, requestId, 'detach', dueAt)
}

/** The server has the volume at once, as at the end of a build. */
export function attachNow(compute: Compute, volume: AttachedVolume, atMs: number): void {
  const storage = openBlockStorage(compute)
  setAttachment(storage, volume.id, volume.attachment_id, 'attached', atMs)
}

/** Frees a server's volumes, and deletes those that were to go with it. */
export function releaseVolumes(compute: Compute, server: Server, atMs: number): void {
  const storage = openBlockStorage(compute)
  for (const { id, delete_on_termination } of server.volumes) {
    release(storage, id, server.id, atMs)
    const volume = storage.volumes.get(id)
    if (!volume || !delete_on_termination) continue
    try {
      deleteVolume(storage, volume, { cascade: false, requestId: `req-${server.id}` })
    } catch (error) {
      // One with snapshots stays, as it does with Cinder.
      if (!(error instanceof Fault)) throw error
    }
  }
}

/** Carries volumes that are on their way forward when it is due. */
export function trackVolumeTasks(compute: Compute): void {
  const tasks = tasksOf(compute)
  compute.cloud.progress.track(tasks, (task) => {
    const atMs = task.pending?.dueAt ?? compute.cloud.clock.now()
    const server = compute.servers.get(task.server_id)
    tasks.delete(task.id)
    if (!server) return
    if (task.step === 'detach') {
      end(compute, server, task, atMs, undefined)
    } else if (task.step === 'connect') {
      connect(compute, server, task, atMs)
    } else {
      const storage = openBlockStorage(compute)
      setAttachment(storage, task.volume_id, task.attachment_id, 'attached', atMs)
      finishAction(compute, server.id, task.request_id, atMs, undefined)
    }
  })
}

function connect(compute: Compute, server: Server, task: VolumeTask, atMs: number): void {
  const storage = openBlockStorage(compute)
  const volume = storage.volumes.get(task.volume_id)
  if (volume?.name?.startsWith(FAILING)) {
    const text = 'attach volume: Failed to attach volume.'
    tellFailure(storage, 'volume', volume, { code: '002_021', text, atMs })
    end(compute, server, task, atMs, text)
    return
  }
  const { server_id, volume_id, attachment_id, request_id } = task
  setAttachment(storage, volume_id, attachment_id, 'attaching', atMs)
  const dueAt = atMs + 1000 / compute.cloud.clock.speed
  putTask(compute, server_id, volume_id, attachment_id, request_id, 'attach', dueAt)
}

/** The server no longer has the volume. */
function end(
  compute: Compute,
  server: Server,
  { volume_id, request_id }: VolumeTask,
  atMs: number,
  failed: string | undefined,
): void {
  release(openBlockStorage(compute), volume_id, server.id, atMs)
  const volumes = server.volumes.filter(({ id }) => id !== volume_id)
  compute.servers.put({ ...server, volumes })
  finishAction(compute, server.id, request_id, atMs, failed)
}

function putTask(
  compute: Compute,
  serverId: string,
  volumeId: string,
  attachmentId: string,
  requestId: string,
  step: VolumeTask['step'],
  dueAt: number,
): void {
  tasksOf(compute).put({
    id: `${serverId}/${volumeId}`,
    server_id: serverId,
    volume_id: volumeId,
    attachment_id: attachmentId,
    request_id: requestId,
    step,
    pending: { dueAt },
  })
}

/** The first letter that no volume has; the first disk is the server's own, or it boots from it. */
function nextDevice(volumes: readonly AttachedVolume[], bootIndex?: number): string {
  if (bootIndex === 0) return '/dev/vda'
  const taken = new Set(volumes.map(({ device }) => device))
  for (const letter of 'bcdefghijklmnopqrstuvwxyz') {
    if (!taken.has(`/dev/vd${letter}`)) return `/dev/vd${letter}`
  }
  throw new Fault(403, 'The maximum allowed number of volumes is 26.')
}

/** Nova tells what Cinder refused within a refusal of its own. */
function translated<T>(requestId: string, ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 400) throw error
    throw new Fault(
      400,
      `Invalid input received: ${error.message} (HTTP 400) (Request-ID: ${requestId})`,
    )
  }
}

import { abandonDevices, advanceDevices } from '../build-volumes.ts'
import type { Compute } from '../compute.ts'
import type { ActionFamily, StepResult } from '../task.ts'
import type { Server } from '../model.ts'
import { unplugAll } from '../ports.ts'
import { hostOf } from '../server-builder.ts'
import { releaseVolumes } from '../volume-attach.ts'

/** Names that begin with this do not become servers: a way to see what failing looks like. */
const FAILING = 'fail-build-'

/** What becomes of a new server, and of one that is deleted. */
export const build: ActionFamily = {
  actions: {},
  steps: {
    networking(compute, server, atMs) {
      if (server.name.startsWith(`${FAILING}host`) || !fitsHosts(compute, server)) {
        unplugAll(compute, server)
        return failed(compute, server, atMs, 'No valid host was found. ')
      }
      const hasVolumes =
        server.volumes.length > 0 || (server.planned_devices ?? []).length > 0
      return {
        change: { task_state: 'networking', host: hostOf(server.id) },
        next: { step: hasVolumes ? 'block-devices' : 'spawning', seconds: 1 },
      }
    },
    'block-devices'(compute, server, atMs) {
      const progress = advanceDevices(compute, server, atMs)
      if (progress.state === 'failed') {
        unplugAll(compute, server)
        const message = `Build of instance ${server.id} aborted: ${progress.message}`
        return failed(compute, progress.server, atMs, message)
      }
      const { volumes, planned_devices, made_volumes } = progress.server
      return {
        change: {
          task_state: 'block_device_mapping',
          volumes,
          planned_devices,
          made_volumes,
        },
        next:
          progress.state === 'ready'
            ? { step: 'spawning', seconds: 0.5 }
            : { step: 'block-devices', seconds: 0.4 },
      }
    },
    spawning: () => ({
      change: { task_state: 'spawning' },
      next: { step: 'built', seconds: 2 },
    }),
    built(compute, server, atMs) {
      if (server.name.startsWith(FAILING)) {
        unplugAll(compute, server)
        return failed(
          compute,
          server,
          atMs,
          `Build of instance ${server.id} aborted: Failed to allocate the network(s), not rescheduling.`,
        )
      }
      return {
        change: {
          vm_state: 'active',
          task_state: null,
          power_state: 1,
          launched_at: atMs,
          progress: 0,
        },
      }
    },
    delete(compute, server, atMs) {
      unplugAll(compute, server)
      releaseVolumes(compute, server, atMs)
      for (const group of compute.groups.list(server.project_id)) {
        if (!group.members.includes(server.id)) continue
        const members = group.members.filter((id) => id !== server.id)
        compute.groups.put({ ...group, members })
      }
      compute.deleted.put({
        ...server,
        vm_state: 'deleted',
        task_state: null,
        power_state: 0,
        updated_at: atMs,
        terminated_at: atMs,
        pending: { step: 'purge', dueAt: atMs + KEPT_MS },
      })
      return 'gone'
    },
  },
}

/** What the hosts can run. Nova's scheduler leaves the others out by the image's properties. */
const ARCHITECTURES = ['x86_64', 'i686']

function fitsHosts({ images }: Compute, server: Server): boolean {
  const image = images.get(server.image_id)
  const wanted = image?.['hw_architecture'] ?? image?.['architecture']
  return typeof wanted !== 'string' || ARCHITECTURES.includes(wanted)
}

/** How long `changes-since` tells of a server that was deleted. */
const KEPT_MS = 24 * 3_600_000

function failed(
  compute: Compute,
  server: Server,
  atMs: number,
  message: string,
): StepResult {
  abandonDevices(compute, server, atMs)
  return {
    change: {
      volumes: [],
      planned_devices: [],
      made_volumes: [],
      vm_state: 'error',
      task_state: null,
      power_state: 0,
      host: null,
      fault: { code: 500, message, created: atMs },
    },
    failed: message,
  }
}

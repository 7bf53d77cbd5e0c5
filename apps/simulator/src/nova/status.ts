import type { Server, VmState } from './model.ts'

/** By state and task; '' is any other task (nova.api.openstack.common._STATE_MAP). */
const RESIZING = {
  resize_prep: 'RESIZE',
  resize_migrating: 'RESIZE',
  resize_migrated: 'RESIZE',
  resize_finish: 'RESIZE',
}
const REBUILDING = {
  rebuilding: 'REBUILD',
  rebuild_block_device_mapping: 'REBUILD',
  rebuild_spawning: 'REBUILD',
}
const STATUSES: Record<VmState, Record<string, string>> = {
  active: {
    '': 'ACTIVE',
    rebooting: 'REBOOT',
    reboot_pending: 'REBOOT',
    reboot_started: 'REBOOT',
    rebooting_hard: 'HARD_REBOOT',
    reboot_pending_hard: 'HARD_REBOOT',
    reboot_started_hard: 'HARD_REBOOT',
    updating_password: 'PASSWORD',
    migrating: 'MIGRATING',
    ...RESIZING,
    ...REBUILDING,
  },
  building: { '': 'BUILD' },
  stopped: { '': 'SHUTOFF', ...RESIZING, ...REBUILDING },
  resized: { '': 'VERIFY_RESIZE', resize_reverting: 'REVERT_RESIZE' },
  paused: { '': 'PAUSED' },
  suspended: { '': 'SUSPENDED' },
  rescued: { '': 'RESCUE' },
  error: { '': 'ERROR', ...REBUILDING },
  deleted: { '': 'DELETED' },
  shelved: { '': 'SHELVED' },
  shelved_offloaded: { '': 'SHELVED_OFFLOADED' },
}

/** The status that Nova shows for a server. */
export function statusOf({ vm_state, task_state }: Server): string {
  const byTask = STATUSES[vm_state]
  return byTask[task_state ?? ''] ?? byTask[''] ?? 'UNKNOWN'
}

/** Every status that a filter may ask for. */
export const KNOWN_STATUSES: ReadonlySet<string> = new Set(
  Object.values(STATUSES).flatMap((byTask) => Object.values(byTask)),
)

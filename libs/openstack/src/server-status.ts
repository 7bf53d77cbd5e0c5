/** What a status means at a glance; `@aloft/ui` has a shape and a colour for each. */
export type StatusTone = 'ok' | 'busy' | 'warn' | 'bad' | 'off'

export interface StatusWords {
  readonly label: string
  readonly tone: StatusTone
  /** It passes by itself: worth asking again soon. */
  readonly passing: boolean
}

const words = (label: string, tone: StatusTone, passing = false): StatusWords => ({
  label,
  tone,
  passing,
})

/**
 * Every status that Nova gives a server, in the order in which facets show them.
 * https://docs.openstack.org/api-guide/compute/server_concepts.html#server-status
 */
export const serverStatuses: Readonly<Record<string, StatusWords>> = {
  ACTIVE: words('Active', 'ok'),
  BUILD: words('Building', 'busy', true),
  REBUILD: words('Rebuilding', 'busy', true),
  REBOOT: words('Rebooting', 'busy', true),
  HARD_REBOOT: words('Rebooting (hard)', 'busy', true),
  RESIZE: words('Resizing', 'busy', true),
  REVERT_RESIZE: words('Reverting resize', 'busy', true),
  MIGRATING: words('Migrating', 'busy', true),
  PASSWORD: words('Changing password', 'busy', true),
  VERIFY_RESIZE: words('Confirm resize', 'warn'),
  RESCUE: words('Rescue', 'warn'),
  PAUSED: words('Paused', 'off'),
  SUSPENDED: words('Suspended', 'off'),
  SHUTOFF: words('Shut off', 'off'),
  SHELVED: words('Shelved', 'off'),
  SHELVED_OFFLOADED: words('Shelved, offloaded', 'off'),
  ERROR: words('Error', 'bad'),
  SOFT_DELETED: words('Deleted, can be restored', 'off'),
  DELETED: words('Deleted', 'off'),
  UNKNOWN: words('Unknown', 'warn'),
}

/** Label and tone of a status; one that Nova may add later is shown in its own words. */
export function serverStatus(status: string): StatusWords {
  const known = serverStatuses[status]
  if (known !== undefined) return known
  const plain = status.toLowerCase().replaceAll('_', ' ')
  return words(plain.charAt(0).toUpperCase() + plain.slice(1), 'off')
}

/**
 * Words for Nova's `OS-EXT-STS:task_state`.
 * https://opendev.org/openstack/nova/src/branch/master/nova/compute/task_states.py
 */
const taskStates: Readonly<Record<string, string>> = {
  scheduling: 'Finding a host',
  block_device_mapping: 'Preparing disks',
  networking: 'Preparing networks',
  spawning: 'Starting for the first time',
  image_snapshot: 'Saving an image',
  image_snapshot_pending: 'Saving an image',
  image_pending_upload: 'Saving an image',
  image_uploading: 'Saving an image',
  image_backup: 'Saving a backup',
  updating_password: 'Changing password',
  resize_prep: 'Preparing to resize',
  resize_migrating: 'Resizing',
  resize_migrated: 'Resizing',
  resize_finish: 'Finishing the resize',
  resize_reverting: 'Reverting the resize',
  resize_confirming: 'Confirming the resize',
  rebooting: 'Rebooting',
  reboot_pending: 'Rebooting',
  reboot_started: 'Rebooting',
  rebooting_hard: 'Rebooting (hard)',
  reboot_pending_hard: 'Rebooting (hard)',
  reboot_started_hard: 'Rebooting (hard)',
  pausing: 'Pausing',
  unpausing: 'Resuming',
  suspending: 'Suspending',
  resuming: 'Resuming',
  'powering-off': 'Shutting down',
  'powering-on': 'Starting',
  rescuing: 'Going into rescue',
  unrescuing: 'Leaving rescue',
  rebuilding: 'Rebuilding',
  rebuild_block_device_mapping: 'Rebuilding',
  rebuild_spawning: 'Rebuilding',
  migrating: 'Migrating',
  deleting: 'Deleting',
  'soft-deleting': 'Deleting',
  restoring: 'Restoring',
  shelving: 'Shelving',
  shelving_image_pending_upload: 'Shelving',
  shelving_image_uploading: 'Shelving',
  shelving_offloading: 'Shelving',
  unshelving: 'Unshelving',
}

/** All words for what is being done to a server. */
export const allTaskWords: readonly string[] = [...new Set(Object.values(taskStates))]

/** What is being done to a server, in words: `Rebooting`. */
export function taskWords(taskState: string): string {
  return taskStates[taskState] ?? serverStatus(taskState.replaceAll('-', '_')).label
}

/**
 * What to show for a server: its status, or the task where one is under way
 * (`ACTIVE` with the task `powering-off` is *Shutting down*, busy).
 */
export function shownStatus(status: string, taskState: string | undefined): StatusWords {
  const plain = serverStatus(status)
  if (taskState === undefined || plain.passing) return plain
  return words(taskWords(taskState), 'busy', true)
}

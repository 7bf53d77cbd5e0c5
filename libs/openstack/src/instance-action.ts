import { compact, isRecord, readEach, readRecord, readText } from './json-reader.ts'

/** One step of an action. */
export interface ActionEvent {
  /** `compute__do_build_and_run_instance` */
  readonly name: string
  readonly startedAt?: string
  readonly finishedAt?: string
  /** `Success` or `Error`; absent while it runs. */
  readonly result?: string
  readonly details?: string
}

/** https://docs.openstack.org/api-ref/compute/#servers-actions-servers-os-instance-actions */
export interface InstanceAction {
  /** The id of the request that asked for it. */
  readonly requestId: string
  /** `create`, `reboot`, `stop` … */
  readonly action: string
  readonly startedAt?: string
  readonly updatedAt?: string
  readonly userId?: string
  /** `Error` when a step failed. */
  readonly message?: string
  readonly events: readonly ActionEvent[]
}

function parseEvent(value: unknown): ActionEvent | undefined {
  const record = readRecord(value)
  const name = readText(record.event)
  if (name === undefined) return undefined
  return compact({
    name,
    startedAt: readText(record.start_time),
    finishedAt: readText(record.finish_time),
    result: readText(record.result),
    details: readText(record.details),
  })
}

export function parseInstanceAction(value: unknown): InstanceAction | undefined {
  if (!isRecord(value)) return undefined
  const requestId = readText(value.request_id)
  const action = readText(value.action)
  if (requestId === undefined || action === undefined) return undefined
  return compact({
    requestId,
    action,
    startedAt: readText(value.start_time),
    updatedAt: readText(value.updated_at),
    userId: readText(value.user_id),
    message: readText(value.message),
    events: readEach(value, 'events', parseEvent),
  })
}

/** Reads `GET /servers/<id>/os-instance-actions`, newest first. */
export function parseInstanceActions(answer: unknown): InstanceAction[] {
  return readEach(answer, 'instanceActions', parseInstanceAction).toSorted((a, b) =>
    (b.startedAt ?? '').localeCompare(a.startedAt ?? ''),
  )
}

const actionWords: Readonly<Record<string, string>> = {
  create: 'Created',
  delete: 'Deleted',
  reboot: 'Rebooted',
  start: 'Started',
  stop: 'Shut down',
  pause: 'Paused',
  unpause: 'Unpaused',
  suspend: 'Suspended',
  resume: 'Resumed',
  rebuild: 'Rebuilt',
  resize: 'Resized',
  confirmResize: 'Resize confirmed',
  revertResize: 'Resize reverted',
  rescue: 'Put into rescue',
  unrescue: 'Taken out of rescue',
  createImage: 'Image saved',
  changePassword: 'Password changed',
  shelve: 'Shelved',
  unshelve: 'Unshelved',
  shelveOffload: 'Shelved, offloaded',
  lock: 'Locked',
  unlock: 'Unlocked',
  attach_volume: 'Volume attached',
  detach_volume: 'Volume detached',
  attach_interface: 'Interface attached',
  detach_interface: 'Interface detached',
  migrate: 'Migrated',
  'live-migration': 'Migrated live',
  evacuate: 'Evacuated',
  restore: 'Restored',
}

/** What an action was, in words; unknown ones in Nova's own. */
export function actionTitle(action: string): string {
  return actionWords[action] ?? action
}

/** `compute__do_build_and_run_instance` → `compute: do build and run instance`. */
export function eventTitle(name: string): string {
  return name.replace(/_{2,}/, ': ').replaceAll('_', ' ')
}

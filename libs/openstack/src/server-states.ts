import { available, unavailable, type Availability } from './availability.ts'
import { serverStatus, taskWords } from './server-status.ts'

/** As much of a server as decides what may be done to it; a row of a list has this much. */
export interface ServerInState {
  readonly status: string
  readonly taskState?: string
  /** Derived from the status where it is absent. */
  readonly vmState?: string
  readonly locked: boolean
  readonly lockedReason?: string
  readonly neverLaunched?: boolean
}

/** Who acts. Nova lets an administrator act on a locked server. */
export interface Actor {
  readonly roles: readonly string[]
  /** Where it is known: what belongs to another project is not theirs to change. */
  readonly project?: { readonly id: string }
}

/** https://opendev.org/openstack/nova/src/branch/master/nova/compute/vm_states.py */
type VmState =
  | 'active'
  | 'building'
  | 'paused'
  | 'suspended'
  | 'stopped'
  | 'rescued'
  | 'resized'
  | 'soft-delete'
  | 'deleted'
  | 'error'
  | 'shelved'
  | 'shelved_offloaded'

const vmStateOfStatus: Readonly<Record<string, VmState>> = {
  ACTIVE: 'active',
  REBOOT: 'active',
  HARD_REBOOT: 'active',
  REBUILD: 'active',
  RESIZE: 'active',
  MIGRATING: 'active',
  PASSWORD: 'active',
  BUILD: 'building',
  PAUSED: 'paused',
  SUSPENDED: 'suspended',
  SHUTOFF: 'stopped',
  RESCUE: 'rescued',
  VERIFY_RESIZE: 'resized',
  REVERT_RESIZE: 'resized',
  SOFT_DELETED: 'soft-delete',
  DELETED: 'deleted',
  ERROR: 'error',
  SHELVED: 'shelved',
  SHELVED_OFFLOADED: 'shelved_offloaded',
}

/** The way out of a state, for an act that this state forbids. */
const wayOut: Readonly<Record<VmState, string>> = {
  active: 'Shut it down first: it is running.',
  building: 'Wait: it is being built.',
  paused: 'Unpause it first: it is paused.',
  suspended: 'Resume it first: it is suspended.',
  stopped: 'Start it first: it is shut off.',
  rescued: 'Leave rescue first: it runs the rescue image.',
  resized: 'Confirm or revert its resize first.',
  'soft-delete': 'It is deleted.',
  deleted: 'It is deleted.',
  error: 'It is in error: reboot it hard, rebuild it or delete it.',
  shelved: 'Unshelve it first: it is shelved.',
  shelved_offloaded: 'Unshelve it first: it is shelved.',
}

interface Rule {
  /** Absent: in any state. */
  readonly from?: readonly VmState[]
  /** Instead of the way out, for acts that end one particular state. */
  readonly otherwise?: string
  /** Other tasks may be under way: any, or these. Absent: none may. */
  readonly during?: 'any' | readonly string[]
  /** Refused when locked. */
  readonly lock: boolean
  /** Also a server that never ran. */
  readonly neverLaunched?: boolean
}

/**
 * Nova's own rules: the decorators `check_instance_state` and `check_instance_lock` of the methods
 * named beside each row, in
 * https://opendev.org/openstack/nova/src/branch/master/nova/compute/api.py
 */
const rules = {
  // _soft_reboot: ALLOW_SOFT_REBOOT
  rebootSoft: { from: ['active'], lock: true },
  // _hard_reboot: ALLOW_HARD_REBOOT, task_states.ALLOW_REBOOT
  rebootHard: {
    from: ['active', 'stopped', 'paused', 'suspended', 'error'],
    during: [
      'rebooting',
      'reboot_pending',
      'reboot_started',
      'resuming',
      'rebooting_hard',
      'unpausing',
      'pausing',
      'suspending',
    ],
    lock: true,
  },
  // start
  start: { from: ['stopped'], otherwise: 'It is not shut off.', lock: true },
  // stop
  stop: { from: ['active', 'error'], otherwise: 'It is not running.', lock: true },
  // pause
  pause: { from: ['active'], lock: true },
  // unpause
  unpause: { from: ['paused'], otherwise: 'It is not paused.', lock: true },
  // suspend
  suspend: { from: ['active'], lock: true },
  // resume
  resume: { from: ['suspended'], otherwise: 'It is not suspended.', lock: true },
  // shelve
  shelve: { from: ['active', 'stopped', 'paused', 'suspended'], lock: true },
  // unshelve
  unshelve: {
    from: ['shelved', 'shelved_offloaded'],
    otherwise: 'It is not shelved.',
    lock: true,
  },
  // rescue
  rescue: { from: ['active', 'stopped', 'error'], lock: true },
  // unrescue
  unrescue: { from: ['rescued'], otherwise: 'It is not in rescue.', lock: true },
  // resize
  resize: { from: ['active', 'stopped'], lock: true },
  // confirm_resize
  confirmResize: { from: ['resized'], otherwise: 'No resize waits for it.', lock: true },
  // revert_resize
  revertResize: { from: ['resized'], otherwise: 'No resize waits for it.', lock: true },
  // rebuild
  rebuild: { from: ['active', 'stopped', 'error'], lock: true },
  // snapshot and snapshot_volume_backed; neither checks the lock
  snapshot: { from: ['active', 'stopped', 'paused', 'suspended'], lock: false },
  // set_admin_password
  changePassword: { from: ['active'], lock: true },
  // delete: vm_state=None, task_state=None, must_have_launched=False
  delete: { during: 'any', lock: true, neverLaunched: true },
  // unlock, then delete: neither asks for more
  deleteUnlocking: { during: 'any', lock: false, neverLaunched: true },
  // update_instance_metadata: task_state=None
  editMetadata: {
    from: ['active', 'paused', 'suspended', 'stopped'],
    during: 'any',
    lock: true,
  },
  // nova/api/openstack/compute/server_tags.py _check_instance_in_valid_state
  editTags: {
    from: ['active', 'paused', 'suspended', 'stopped'],
    during: 'any',
    lock: false,
    neverLaunched: true,
  },
  // update_instance: no decorator
  rename: { during: 'any', lock: false, neverLaunched: true },
  // lock: no decorator
  lock: { during: 'any', lock: false, neverLaunched: true },
  // unlock: no decorator
  unlock: { during: 'any', lock: false, neverLaunched: true },
  // nova/network/security_group_api.py add_to_instance, remove_from_instance: need ports only
  securityGroups: {
    from: ['active', 'paused', 'suspended', 'stopped', 'rescued', 'resized'],
    during: 'any',
    lock: false,
  },
  // attach_volume and detach_volume
  attachVolume: {
    from: ['active', 'paused', 'stopped', 'resized', 'shelved', 'shelved_offloaded'],
    lock: true,
  },
  // attach_interface and detach_interface
  interfaces: { from: ['active', 'paused', 'stopped'], lock: true },
  // get_console_output: no decorator; a host must run it
  console: {
    from: ['active', 'paused', 'suspended', 'stopped', 'rescued', 'resized', 'error'],
    during: 'any',
    lock: false,
  },
} as const satisfies Record<string, Rule>

export type ServerRule = keyof typeof rules

function lockReason(server: ServerInState): string {
  const why = server.lockedReason
  return why === undefined
    ? 'Unlock it first: it is locked.'
    : `Unlock it first: it is locked (“${why}”).`
}

function judge(rule: Rule, server: ServerInState, actor?: Actor): Availability {
  const state = vmStateOf(server)
  if (state === 'deleted' || state === 'soft-delete') return unavailable(wayOut[state])
  if (rule.lock && server.locked && actor?.roles.includes('admin') !== true)
    return unavailable(lockReason(server))
  if (rule.during !== 'any') {
    const { taskState } = server
    const passes = taskState === undefined && serverStatus(server.status).passing
    if (state === 'building') return unavailable(wayOut.building)
    if (passes) return unavailable(busyReason(serverStatus(server.status).label))
    if (taskState !== undefined && rule.during?.includes(taskState) !== true)
      return unavailable(busyReason(taskWords(taskState)))
  }
  const hasFailed = hasFailedToBuild(server)
  const isWrong =
    rule.from !== undefined && state !== undefined && !rule.from.includes(state)
  if (hasFailed && (isWrong || rule.neverLaunched !== true))
    return unavailable('It never ran: delete it and create it again.')
  if (isWrong) return unavailable(rule.otherwise ?? wayOut[state])
  return available
}

/** It is in error and has never run: nobody can ever sign in on it. */
export function hasFailedToBuild(server: ServerInState): boolean {
  return server.neverLaunched === true && vmStateOf(server) === 'error'
}

const busyReason = (doing: string) => `Wait until this is over: ${doing.toLowerCase()}.`

function vmStateOf(server: ServerInState): VmState | undefined {
  if (server.vmState !== undefined && server.vmState in wayOut)
    // Safe: wayOut has every VmState as a key and nothing else.
    return server.vmState as VmState
  return vmStateOfStatus[server.status]
}

type Judges = Readonly<
  Record<ServerRule, (server: ServerInState, actor?: Actor) => Availability>
>

/**
 * May this be done to a server in its present state, and if not, why not, in words for a person.
 * A state that we don't know forbids nothing: Nova decides.
 */
export const serverCan: Judges = {
  ...(Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      (server: ServerInState, actor?: Actor) => judge(rule, server, actor),
    ]),
    // Safe: the entries are those of `rules`, one function each.
  ) as Judges),
  lock: (server) =>
    server.locked ? unavailable('It is locked.') : judge(rules.lock, server),
  unlock: (server) =>
    server.locked ? judge(rules.unlock, server) : unavailable('It is not locked.'),
}

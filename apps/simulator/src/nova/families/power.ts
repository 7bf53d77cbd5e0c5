import { invalidField } from '../body.ts'
import { isObject } from '../../core/json.ts'
import type { Server, VmState } from '../model.ts'
import {
  ACCEPTED,
  type Action,
  type ActionFamily,
  begin,
  type Change,
  requirePossible,
} from '../task.ts'

/** nova.compute.task_states.ALLOW_REBOOT. */
const HARD_REBOOT = [
  null,
  'rebooting',
  'reboot_pending',
  'reboot_started',
  'rebooting_hard',
  'reboot_started_hard',
  'resuming',
  'unpausing',
  'pausing',
  'suspending',
]

/** An action that puts the server into a task, and after some seconds into a state. */
function simple(
  name: string,
  states: readonly VmState[],
  task: string,
  step: string,
  seconds: number,
  rule: string,
  verb = name,
): Action {
  return {
    rule,
    member: true,
    states,
    verb,
    run(request) {
      begin(request, verb, { task_state: task }, { step, seconds })
      return ACCEPTED
    },
  }
}

const rest = (vmState: VmState, powerState: number) => () => ({
  change: { vm_state: vmState, power_state: powerState, task_state: null } satisfies Change,
})

/** Reboot, start and stop, pause, suspend, and their opposites. */
export const power: ActionFamily = {
  actions: {
    reboot: {
      rule: 'servers:reboot',
      member: true,
      tasks: 'any',
      run(request) {
        const { argument, server } = request
        const type = isObject(argument) ? argument['type'] : undefined
        const kind = typeof type === 'string' ? type.toUpperCase() : undefined
        if (kind !== 'SOFT' && kind !== 'HARD') {
          throw invalidField(
            'reboot/type',
            type,
            `it is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']`,
          )
        }
        requireRebootable(request.server, kind, request)
        begin(
          request,
          'reboot',
          { task_state: kind === 'HARD' ? 'rebooting_hard' : 'rebooting' },
          {
            step: server.vm_state === 'active' ? 'reboot-started' : 'rebooted',
            seconds: 1,
          },
        )
        return ACCEPTED
      },
    },
    'os-start': simple(
      'start',
      ['stopped'],
      'powering-on',
      'running',
      1.5,
      'servers:start',
    ),
    'os-stop': simple(
      'stop',
      ['active', 'error'],
      'powering-off',
      'stopped',
      2,
      'servers:stop',
    ),
    pause: simple('pause', ['active'], 'pausing', 'paused', 0.8, 'os-pause-server:pause'),
    unpause: simple(
      'unpause',
      ['paused'],
      'unpausing',
      'running',
      0.8,
      'os-pause-server:unpause',
    ),
    suspend: simple(
      'suspend',
      ['active'],
      'suspending',
      'suspended',
      2,
      'os-suspend-server:suspend',
    ),
    resume: simple(
      'resume',
      ['suspended'],
      'resuming',
      'running',
      1.5,
      'os-suspend-server:resume',
    ),
  },
  steps: {
    'reboot-started': (_compute, { task_state }) => ({
      change: {
        task_state:
          task_state === 'rebooting_hard' ? 'reboot_started_hard' : 'reboot_started',
      },
      next: { step: 'rebooted', seconds: 1.5 },
    }),
    rebooted: rest('active', 1),
    running: rest('active', 1),
    stopped: rest('stopped', 4),
    paused: rest('paused', 3),
    suspended: rest('suspended', 7),
  },
}

function requireRebootable(
  server: Server,
  kind: 'SOFT' | 'HARD',
  { caller }: { caller: Parameters<typeof requirePossible>[3] },
): void {
  const states: VmState[] =
    kind === 'SOFT' ? ['active'] : ['active', 'stopped', 'paused', 'suspended', 'error']
  const tasks = kind === 'SOFT' ? [null] : HARD_REBOOT
  requirePossible('reboot', { states, tasks }, server, caller)
}

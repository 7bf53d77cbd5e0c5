import { Fault } from '../../core/fault.ts'
import { stringAt } from '../../core/json.ts'
import { refused } from '../error.ts'
import { ACCEPTED, type ActionFamily, complete } from '../task.ts'

/** A lock keeps members from changing a server, not administrators. */
export const lock: ActionFamily = {
  actions: {
    lock: {
      rule: 'os-lock-server:lock',
      member: true,
      tasks: 'any',
      ignoresLock: true,
      run(request) {
        const { argument, caller, server, version } = request
        const reason = version >= 73 ? stringAt(argument, 'locked_reason') : undefined
        if (reason !== undefined && reason.length > 255) {
          throw new Fault(400, `'${reason}' is too long`)
        }
        complete(request, 'lock', {
          locked_by: caller.projectId === server.project_id ? 'owner' : 'admin',
          locked_reason: reason,
        })
        return ACCEPTED
      },
    },
    unlock: {
      rule: 'os-lock-server:unlock',
      member: true,
      tasks: 'any',
      ignoresLock: true,
      run(request) {
        const { caller, server } = request
        if (server.locked_by === 'admin' && !caller.isAdmin) {
          throw refused('os-lock-server:unlock:unlock_override')
        }
        complete(request, 'unlock', { locked_by: undefined, locked_reason: undefined })
        return ACCEPTED
      },
    },
  },
  steps: {},
}

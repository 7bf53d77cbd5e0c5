import { invalidField } from '../body.ts'
import { stringAt } from '../../core/json.ts'
import { ACCEPTED, type ActionFamily, begin, complete } from '../task.ts'

/** What only administrators do to a server. */
export const administration: ActionFamily = {
  actions: {
    'os-resetState': {
      rule: 'os-admin-actions:reset_state',
      member: false,
      tasks: 'any',
      run(request) {
        const state = stringAt(request.argument, 'state')
        if (state !== 'active' && state !== 'error') {
          throw invalidField(
            'os-resetState/state',
            state,
            `it is not one of ['active', 'error']`,
          )
        }
        complete(request, 'resetState', {
          vm_state: state,
          task_state: null,
          pending: undefined,
        })
        return ACCEPTED
      },
    },
    forceDelete: {
      rule: 'os-deferred-delete:force',
      member: true,
      tasks: 'any',
      run(request) {
        begin(request, 'delete', { task_state: 'deleting' }, { step: 'delete', seconds: 1 })
        return { status: 202 }
      },
    },
  },
  steps: {},
}

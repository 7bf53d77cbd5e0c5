import { Fault } from '../../core/fault.ts'
import { stringAt } from '../../core/json.ts'
import { visibleImage } from '../image.ts'
import { newPassword } from '../password.ts'
import { ACCEPTED, type ActionFamily, begin } from '../task.ts'

/** Starting from another disk to mend one's own, and back. */
export const rescue: ActionFamily = {
  actions: {
    rescue: {
      rule: 'os-rescue',
      member: true,
      states: ['active', 'stopped', 'error'],
      run(request) {
        const { argument, compute, server } = request
        const imageId = stringAt(argument, 'rescue_image_ref')
        if (imageId !== undefined && !visibleImage(compute, imageId, server.project_id)) {
          throw new Fault(400, `Image ${imageId} could not be found.`)
        }
        begin(
          request,
          'rescue',
          { task_state: 'rescuing' },
          { step: 'rescued', seconds: 2 },
        )
        return {
          status: 200,
          body: { adminPass: stringAt(argument, 'adminPass') ?? newPassword() },
        }
      },
    },
    unrescue: {
      rule: 'os-unrescue',
      member: true,
      states: ['rescued'],
      run(request) {
        begin(
          request,
          'unrescue',
          { task_state: 'unrescuing' },
          { step: 'running', seconds: 2 },
        )
        return ACCEPTED
      },
    },
  },
  steps: {
    rescued: () => ({ change: { vm_state: 'rescued', task_state: null, power_state: 1 } }),
  },
}

import { invalidField, requireName, requireTexts } from '../body.ts'
import { isObject } from '../../core/json.ts'
import { queueSnapshot, setSnapshot } from '../image.ts'
import { type ActionFamily, begin } from '../task.ts'

/** Making an image of a server. */
export const snapshot: ActionFamily = {
  actions: {
    createImage: {
      rule: 'servers:create_image',
      member: true,
      states: ['active', 'stopped', 'paused', 'suspended'],
      ignoresLock: true,
      run(request) {
        const { argument, compute, server, version } = request
        if (!isObject(argument)) {
          throw invalidField('createImage', argument, 'it is not an object')
        }
        const name = requireName('createImage/name', argument['name'])
        const metadata =
          argument['metadata'] === undefined
            ? {}
            : requireTexts('createImage/metadata', argument['metadata'])
        const image = queueSnapshot(compute, server, name, metadata)
        begin(
          request,
          'createImage',
          { task_state: 'image_snapshot_pending', snapshot_id: image.id },
          { step: 'snapshot-taking', seconds: 0.5 },
        )
        if (version >= 45) return { status: 202, body: { image_id: image.id } }
        return {
          status: 202,
          location: `${compute.region.url}/image/v2/images/${image.id}`,
        }
      },
    },
  },
  steps: {
    'snapshot-taking': () => ({
      change: { task_state: 'image_snapshot' },
      next: { step: 'snapshot-uploading', seconds: 1 },
    }),
    'snapshot-uploading'(compute, { snapshot_id }, atMs) {
      setSnapshot(compute, snapshot_id, 'saving', atMs)
      return {
        change: { task_state: 'image_uploading' },
        next: { step: 'snapshot-done', seconds: 2.5 },
      }
    },
    'snapshot-done'(compute, { snapshot_id }, atMs) {
      setSnapshot(compute, snapshot_id, 'active', atMs)
      return { change: { task_state: null, snapshot_id: undefined } }
    },
  },
}

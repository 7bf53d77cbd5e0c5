import { Fault } from '../../core/fault.ts'
import { optionalString, requireName, requireTexts, invalidField } from '../body.ts'
import { toUserData } from '../create-body.ts'
import { isObject } from '../../core/json.ts'
import { requireBootable, visibleImage } from '../image.ts'
import { linksOf } from '../links.ts'
import { serverBody } from '../server-view.ts'
import { newPassword } from '../password.ts'
import { type ActionFamily, begin } from '../task.ts'

/** A new installation on the same server. */
export const rebuild: ActionFamily = {
  actions: {
    rebuild: {
      rule: 'servers:rebuild',
      member: true,
      states: ['active', 'stopped', 'error'],
      run(request) {
        const { argument, caller, compute, server, version } = request
        if (!isObject(argument))
          throw invalidField('rebuild', argument, 'it is not an object')
        const imageId = argument['imageRef']
        if (typeof imageId !== 'string') {
          throw invalidField('rebuild', argument, `'imageRef' is a required property`)
        }
        const image = visibleImage(compute, imageId, server.project_id)
        const flavor = compute.flavors.get(server.flavor_id)
        if (!image) throw new Fault(400, 'Cannot find image for rebuild')
        const bootsFromVolume = server.image_id === ''
        if (bootsFromVolume && version < 93) {
          throw new Fault(
            400,
            'Unable to rebuild with a different image for a volume-backed server.',
          )
        }
        if (flavor) requireBootable(image, flavor)
        const keyName =
          version >= 54 && 'key_name' in argument
            ? (optionalString('key_name', argument['key_name']) ?? null)
            : server.key_name
        if (
          keyName !== null &&
          keyName !== server.key_name &&
          !compute.keyPairs.get(`${caller.userId}/${keyName}`)
        ) {
          throw new Fault(400, 'Invalid key_name provided.')
        }
        const userData =
          version >= 57 && 'user_data' in argument
            ? (toUserData(argument['user_data']) ?? null)
            : server.user_data
        const changed = begin(
          request,
          'rebuild',
          {
            task_state: 'rebuilding',
            previous_vm_state: server.vm_state,
            image_id: bootsFromVolume ? '' : image.id,
            key_name: keyName,
            user_data: userData,
            fault: undefined,
            ...(argument['name'] !== undefined && {
              name: requireName('name', argument['name']),
            }),
            ...(argument['metadata'] !== undefined && {
              metadata: requireTexts('metadata', argument['metadata']),
            }),
            ...(version >= 19 &&
              'description' in argument && {
                description: optionalString('description', argument['description']) ?? null,
              }),
          },
          { step: 'rebuild-devices', seconds: 1 },
        )
        const location = linksOf(compute.region, 'servers', server.id)[0]?.href
        return {
          status: 202,
          ...(location !== undefined && { location }),
          body: {
            server: {
              ...serverBody(compute, changed, { version, isAdmin: caller.isAdmin }),
              ...(version >= 57 && { user_data: userData }),
              adminPass:
                optionalString('adminPass', argument['adminPass']) ?? newPassword(),
            },
          },
        }
      },
    },
  },
  steps: {
    'rebuild-devices': () => ({
      change: { task_state: 'rebuild_block_device_mapping' },
      next: { step: 'rebuild-spawning', seconds: 0.8 },
    }),
    'rebuild-spawning': () => ({
      change: { task_state: 'rebuild_spawning' },
      next: { step: 'rebuilt', seconds: 2 },
    }),
    rebuilt(_compute, { previous_vm_state }, atMs) {
      const stopped = previous_vm_state === 'stopped'
      return {
        change: {
          vm_state: stopped ? 'stopped' : 'active',
          power_state: stopped ? 4 : 1,
          task_state: null,
          launched_at: atMs,
          previous_vm_state: undefined,
        },
      }
    },
  },
}

import type { FastifyInstance } from 'fastify'
import { isObject } from '../core/json.ts'
import { invalidField } from '../nova/body.ts'
import type { BlockStorage } from './block-storage.ts'
import { actionOf, unknownAction } from './body.ts'
import type { VolumeAction } from './actions/action.ts'
import { connectionActions } from './actions/connection.ts'
import { dataActions } from './actions/data.ts'
import { flagActions } from './actions/flags.ts'
import { requireAdmin, requireMember } from './error.ts'
import { findVolume } from './find.ts'

const actions: Readonly<Record<string, VolumeAction>> = {
  ...dataActions,
  ...flagActions,
  ...connectionActions,
}

/** `POST /volumes/<id>/action`: one member in the body names what is to be done. */
export function volumeActionRoutes(app: FastifyInstance, storage: BlockStorage): void {
  app.post<{ Params: { id: string } }>('/volumes/:id/action', async (request, reply) => {
    const { name, argument } = actionOf(request.body)
    const action = actions[name]
    if (!action) throw unknownAction(name)
    if (action.adminOnly) requireAdmin(request, action.rule)
    else requireMember(request, action.rule)
    const volume = findVolume(storage, request, request.params.id)
    if (argument !== null && !isObject(argument)) {
      throw invalidField(name, argument, 'it is not an object')
    }
    const body = action.run({ storage, request, volume, argument: argument ?? {} })
    return reply.code(action.status ?? 202).send(body)
  })
}

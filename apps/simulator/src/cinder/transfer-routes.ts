import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import type { BlockStorage } from './block-storage.ts'
import {
  optionalFlag,
  optionalText,
  requireObject,
  requireString,
  requireUuid,
} from './body.ts'
import { put } from './change.ts'
import { invalidSnapshot, invalidVolume, notFound, requireMember } from './error.ts'
import { findOwn, findVolume } from './find.ts'
import { linksOf } from './links.ts'
import { answerList, type ListRules } from './list.ts'
import { requireVersion, versionOf } from './microversion.ts'
import type { Transfer } from './model.ts'
import { requireRoom } from './quota.ts'

interface One {
  Params: { id: string }
}

const hashOf = (id: string, key: string): string =>
  createHash('sha256').update(`${id}/${key}`).digest('hex')

/** `/os-volume-transfer`, and `/volume-transfers` from 3.55 on: a volume for another project. */
export function transferRoutes(app: FastifyInstance, storage: BlockStorage): void {
  pathRoutes(app, storage, 'os-volume-transfer', 0)
  pathRoutes(app, storage, 'volume-transfers', 55)
}

function pathRoutes(
  app: FastifyInstance,
  storage: BlockStorage,
  path: string,
  since: number,
): void {
  const { cloud, region, snapshots, transfers, volumes } = storage
  const rules: ListRules<Transfer> = {
    collection: 'transfers',
    noun: 'Transfer',
    fields: {
      name: ({ name }) => name,
      created_at: ({ created_at }) => created_at,
      volume_id: ({ volume_id }) => volume_id,
    },
  }
  const brief = (request: FastifyRequest, { id, name, volume_id }: Transfer) => ({
    id,
    volume_id,
    name,
    links: linksOf(region, request, path, id),
  })
  const body = (request: FastifyRequest, transfer: Transfer) => ({
    ...brief(request, transfer),
    created_at: toMicroseconds(transfer.created_at),
    ...(versionOf(request) >= 55 && { no_snapshots: transfer.no_snapshots }),
    ...(versionOf(request) >= 57 && {
      destination_project_id: null,
      source_project_id: transfer.project_id,
      accepted: false,
    }),
  })

  app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => requireVersion(request, since))

    scope.get(`/${path}`, async (request) =>
      answerList(region, request, transfers, rules, path, (transfer) =>
        brief(request, transfer),
      ),
    )

    scope.get(`/${path}/detail`, async (request) =>
      answerList(region, request, transfers, rules, `${path}/detail`, (transfer) =>
        body(request, transfer),
      ),
    )

    scope.get<One>(`/${path}/:id`, async (request) => ({
      transfer: body(request, findOwn(transfers, request, 'Transfer', request.params.id)),
    }))

    scope.post(`/${path}`, async (request, reply) => {
      requireMember(request, 'volume:create_transfer')
      const given = requireObject(request.body, 'transfer')
      const volumeId = requireUuid(given, 'transfer', 'volume_id')
      const volume = findVolume(storage, request, volumeId)
      if (volume.status !== 'available') throw invalidVolume('status must be available')
      const no_snapshots = optionalFlag('no_snapshots', given['no_snapshots']) ?? false
      for (const snapshot of no_snapshots ? [] : snapshots.by('volume_id', volume.id)) {
        if (snapshot.status === 'available') continue
        throw invalidSnapshot(`snapshot: ${snapshot.id} status must be available`)
      }
      const id = randomUUID()
      const key = randomBytes(8).toString('hex')
      const made = transfers.put({
        id,
        project_id: volume.project_id,
        name: optionalText('name', given['name']),
        volume_id: volume.id,
        no_snapshots,
        key_hash: hashOf(id, key),
        created_at: cloud.clock.now(),
      })
      put(storage, volumes, volume, { status: 'awaiting-transfer' })
      reply.code(202)
      return { transfer: { ...body(request, made), auth_key: key } }
    })

    scope.post<One>(`/${path}/:id/accept`, async (request, reply) => {
      const caller = requireMember(request, 'volume:accept_transfer')
      const { id } = request.params
      const transfer = transfers.get(id)
      if (!transfer) throw notFound('Transfer', id)
      const given = requireObject(request.body, 'accept')
      const key = requireString(given, 'accept', 'auth_key')
      if (hashOf(id, key) !== transfer.key_hash) {
        const reason = `Attempt to transfer ${id} with invalid auth key.`
        throw new Fault(400, `Invalid auth key: ${reason}`)
      }
      const volume = volumes.get(transfer.volume_id)
      if (!volume) throw notFound('Volume', transfer.volume_id)
      const projectId = projectOf(request)
      const wanted = { kind: 'volumes', count: 1, gigabytes: volume.size } as const
      requireRoom(storage, projectId, wanted)
      const owner = { project_id: projectId, user_id: caller.userId }
      put(storage, volumes, volume, { ...owner, status: 'available' })
      for (const snapshot of snapshots.by('volume_id', volume.id)) {
        if (!transfer.no_snapshots) put(storage, snapshots, snapshot, owner)
      }
      transfers.delete(id)
      reply.code(202)
      return { transfer: brief(request, transfer) }
    })

    scope.delete<One>(`/${path}/:id`, async (request, reply) => {
      requireMember(request, 'volume:delete_transfer')
      const transfer = findOwn(transfers, request, 'Transfer', request.params.id)
      const volume = volumes.get(transfer.volume_id)
      if (volume?.status === 'awaiting-transfer') {
        put(storage, volumes, volume, { status: 'available' })
      }
      transfers.delete(transfer.id)
      return reply.code(202).send()
    })
  })
}
